package latchkey.web.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import latchkey.people.PersonRef;
import latchkey.ticket.Event;
import latchkey.ticket.Evidence;
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

    public static TimelineEntry of(Event event, Ticket ticket, boolean withEvidence) {
        return new TimelineEntry(
                "event-" + event.id().number(),
                event.by().map(PersonRef::name).orElse("Latchkey"),
                what(event, ticket),
                door(event.via()),
                event.at(),
                event.comment().filter(_ -> event.kind() != Event.Kind.SUBMITTED && !event.restarts()),
                tone(event),
                event.evidence().filter(_ -> withEvidence));
    }

    private static String what(Event event, Ticket ticket) {
        var step = event.step();
        return switch (event.kind()) {
            case SUBMITTED -> ticket.isHelp() ? "asked for help" : "asked for access";
            case PREAPPROVED -> "approved by rule";
            case ASKED -> "asked " + people(ticket, step) + " " + toDo(step);
            case APPROVED -> "approved" + number(ticket, step);
            case DENIED -> "denied the request";
            case PROVISIONED -> "set it up";
            case CANNOT_PROVISION -> "cannot set it up";
            case ASSIGNED -> "assigned it";
            case CANNOT_ASSIGN -> "cannot assign it";
            case COMMENTED -> "commented";
            case REASSIGNED -> "handed the step on";
            case ESCALATED -> "asked the IT Admins too, because nobody had answered";
            case RESOLVED -> "said that it is resolved";
            case REMINDED -> "reminded " + people(ticket, step);
            case WITHDRAWN -> "withdrew the request";
            case EXPIRED -> "closed the request, because nobody answered in time";
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
                : step.map(ref -> " (%d of %d)".formatted(ref.step(), approvals))
                        .orElse("");
    }

    /** Who was asked in that step, as far as the ticket still knows it. */
    private static String people(Ticket ticket, Optional<StepRef> step) {
        var asked = step.flatMap(ref -> ticket.open()
                        .filter(open -> open.ref().equals(ref))
                        .map(open -> open.asked())
                        .or(() -> ticket.past(ref).map(past -> past.asked())))
                .orElse(List.of());
        return asked.isEmpty() ? "nobody" : asked.stream().map(PersonRef::name).collect(Collectors.joining(", "));
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
            case ASKED, REMINDED, ESCALATED, REASSIGNED -> "quiet";
        };
    }
}
