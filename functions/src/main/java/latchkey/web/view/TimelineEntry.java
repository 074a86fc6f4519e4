package latchkey.web.view;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import latchkey.people.PersonRef;
import latchkey.store.TicketPage;
import latchkey.ticket.Dates;
import latchkey.ticket.Event;
import latchkey.ticket.Evidence;
import latchkey.ticket.Notice;
import latchkey.ticket.StepRef;
import latchkey.ticket.Ticket;
import latchkey.ticket.Via;

/**
 * One event in words: who, when, what, with which words, through which door (R36).
 *
 * @param anchor where a link on this page leads
 * @param comment the words with it; the reason of the request stands above, once
 * @param evidence why a mail was believed; empty for people whom it does not concern
 */
public record TimelineEntry(
        String anchor,
        String who,
        String what,
        String door,
        Instant at,
        Optional<String> comment,
        String tone,
        Optional<Evidence> evidence) {

    public static TimelineEntry of(Event event, TicketPage page, boolean withEvidence) {
        return new TimelineEntry(
                "event-" + event.id().number(),
                event.by().map(PersonRef::name).orElse("Latchkey"),
                what(event, page),
                door(event.via()),
                event.at(),
                event.comment().filter(_ -> event.kind() != Event.Kind.SUBMITTED && !event.restarts()),
                tone(event),
                event.evidence().filter(_ -> withEvidence));
    }

    private static String what(Event event, TicketPage page) {
        var ticket = page.ticket();
        var step = event.step();
        return switch (event.kind()) {
            case SUBMITTED -> ticket.isHelp() ? "asked for help" : "asked for access";
            case PREAPPROVED -> "approved by rule";
            case ASKED -> "asked " + told(event, page) + " " + toDo(step);
            case APPROVED -> "approved" + number(ticket, step);
            case DENIED -> "denied the request";
            case PROVISIONED -> "set it up";
            case CANNOT_PROVISION -> "cannot set it up";
            case ASSIGNED -> "assigned it";
            case CANNOT_ASSIGN -> "cannot assign it";
            case COMMENTED -> "commented";
            case REASSIGNED -> "handed the step on";
            case ESCALATED ->
                "asked the IT Admins too: it was not answered within "
                        + Dates.span(ticket.workflow().escalate());
            case AWAY -> "sent an absence note";
            case RESOLVED -> "said that it is resolved";
            case REMINDED -> "reminded " + told(event, page);
            case WITHDRAWN -> ticket.isHelp() ? "withdrew the question" : "withdrew the request";
            case EXPIRED ->
                "closed the request: it was not answered within "
                        + Dates.span(ticket.workflow().expire());
            case GRANTED -> "closed the request: access is granted";
            case WARNING -> event.restarts() ? "started the workflow again" : "noticed a problem";
        };
    }

    private static String toDo(Optional<StepRef> step) {
        return step.map(ref -> switch (ref.stage()) {
                    case APPROVAL -> "to approve";
                    case PROVISIONING -> "to set it up";
                    case ASSIGNMENT -> "to assign it";
                })
                .orElse("");
    }

    private static String number(Ticket ticket, Optional<StepRef> step) {
        int approvals = ticket.workflow().steps().size();
        return approvals < 2
                ? ""
                : step.map(ref -> " (approval %d of %d)".formatted(ref.step(), approvals))
                        .orElse("");
    }

    /** Who was mailed to answer, as far as the page knows their names. */
    private static String told(Event event, TicketPage page) {
        var asked = event.notices().stream()
                .filter(notice -> notice.mail().decides())
                .map(Notice::to)
                .toList();
        if (asked.isEmpty()) {
            return "nobody";
        }
        var names = known(page)
                .filter(person -> asked.contains(person.id()))
                .map(PersonRef::name)
                .distinct()
                .toList();
        int others = asked.size() - names.size();
        return String.join(", ", names) + (others == 0 ? "" : names.isEmpty() ? "somebody" : " and others");
    }

    /** Everybody who has to do with the ticket, and who has done something on this page. */
    private static Stream<PersonRef> known(TicketPage page) {
        var ticket = page.ticket();
        return Stream.of(
                        ticket.open().stream().flatMap(step -> step.asked().stream()),
                        ticket.past().stream().flatMap(step -> step.asked().stream()),
                        ticket.associated().stream(),
                        page.events().stream().flatMap(event -> event.by().stream()))
                .flatMap(Function.identity())
                .distinct();
    }

    private static String door(Via via) {
        return switch (via) {
            case WEB -> "on the web";
            case API -> "by a program";
            case MAIL -> "by mail";
            case SYSTEM -> "";
        };
    }

    private static String tone(Event event) {
        return switch (event.kind()) {
            case APPROVED, PREAPPROVED, PROVISIONED, ASSIGNED, GRANTED, RESOLVED -> "good";
            case DENIED, CANNOT_PROVISION, CANNOT_ASSIGN -> "bad";
            case WARNING -> event.restarts() ? "quiet" : "over";
            case WITHDRAWN, EXPIRED -> "over";
            case COMMENTED, SUBMITTED -> "words";
            case ASKED, REMINDED, ESCALATED, AWAY, REASSIGNED -> "quiet";
        };
    }
}
