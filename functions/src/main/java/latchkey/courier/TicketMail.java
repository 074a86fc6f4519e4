package latchkey.courier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import latchkey.people.Person;
import latchkey.people.PersonRef;
import latchkey.store.TicketPage;
import latchkey.ticket.Dates;
import latchkey.ticket.Event;
import latchkey.ticket.MailKind;
import latchkey.ticket.StepRef;
import latchkey.ticket.Ticket;

/** The mail to one person about one event of a ticket. */
record TicketMail(TicketPage page, Event event, MailKind kind, Person to, Dates dates, String link, String replyTo) {

    Written written() {
        var ticket = page.ticket();
        var asked = kind.decides() ? event.step() : Optional.<StepRef>empty();
        var byMail = ticket.workflow().byMail();
        return Written.of(new Written.Content(
                Optional.of(replyTo),
                stopped(ticket) ? Phrases.stopped(ticket) : Phrases.subject(ticket),
                headline(ticket),
                paragraphs(ticket, asked),
                asked.filter(step -> byMail)
                        .map(step -> Phrases.answers(step, ticket.workflow().reasonRequired()))
                        .orElse(List.of()),
                List.of(new Written.Link(label(ticket, asked), link)),
                Phrases.footer(ticket, asked.isPresent(), ticket.requestedBy(to)),
                new Remarks(page, event, kind, to).quotes()));
    }

    private String label(Ticket ticket, Optional<StepRef> asked) {
        if (stopped(ticket)) {
            return "Restart it";
        }
        return asked.isPresent()
                ? "Look at it, or answer on the page"
                : ticket.isHelp() ? "The question" : "The request";
    }

    /** Whether it tells of the stop that the ticket still stands at: a restart may have come before the mail. */
    private boolean stopped(Ticket ticket) {
        return event.kind() == Event.Kind.WARNING
                && ticket.stands()
                && ticket.stopped().filter(event.at()::equals).isPresent();
    }

    private List<String> paragraphs(Ticket ticket, Optional<StepRef> asked) {
        var paragraphs = new ArrayList<String>();
        asked.ifPresent(step -> paragraphs.add(
                ticket.workflow().byMail()
                        ? Phrases.otherwise(step)
                        : "This app takes decisions on the page only; a reply is a comment."));
        if (stopped(ticket)) {
            paragraphs.add(event.comment().orElse(""));
            paragraphs.add(
                    "What to do: see why it stopped and mend that (docs/operations.md, ExecutionsNotSucceeded). Then open the request and press Restart: it goes on where it stands, and nobody is asked twice.");
        }
        if (event.kind() != Event.Kind.COMMENTED && !ticket.isHelp()) {
            paragraphs.add(Phrases.progress(ticket));
        }
        asked.flatMap(step -> ticket.open().filter(open -> open.ref().equals(step) && open.needed() > 1))
                .map(Phrases::several)
                .ifPresent(paragraphs::add);
        if (asked.isEmpty() && kind != MailKind.RECEIPT) {
            paragraphs.add(Phrases.reply(ticket));
        }
        return paragraphs;
    }

    private String headline(Ticket ticket) {
        var app = Phrases.app(ticket);
        var who = event.by().map(PersonRef::name).orElse("Somebody");
        boolean mine = ticket.requestedBy(to);
        var request = request(ticket, mine ? Optional.of("your") : Optional.empty(), app);
        if (kind == MailKind.RECEIPT) {
            return receipt(ticket, request);
        }
        return switch (event.kind()) {
            case SUBMITTED -> submitted(ticket, app);
            case PREAPPROVED -> "%s needs no approval.".formatted(capital(request));
            case ASKED -> ask(ticket, app);
            case REMINDED -> "Still waiting for you since %s: %s".formatted(dates.day(since(ticket)), ask(ticket, app));
            case REASSIGNED -> reassigned(ticket, request, app);
            case ESCALATED ->
                kind == MailKind.ESCALATION
                        ? "This has waited since %s, so the IT Admins are asked too: %s"
                                .formatted(dates.day(since(ticket)), ask(ticket, app))
                        : "Still waiting for you since %s, and now for the IT Admins too: %s"
                                .formatted(dates.day(since(ticket)), ask(ticket, app));
            case APPROVED -> "%s approved %s (%s).".formatted(who, request, step(ticket)) + stillNeeded(ticket);
            case RESOLVED ->
                "%s says that %s is resolved."
                        .formatted(who, own(ticket) ? request(ticket, Optional.of("their own"), app) : request);
            case PROVISIONED -> "%s has provisioned %s.".formatted(who, request);
            case ASSIGNED -> "%s has assigned %s.".formatted(who, request);
            case DENIED -> "%s denied %s.".formatted(who, request);
            case CANNOT_PROVISION -> "%s cannot provision %s, so it ends as denied.".formatted(who, request);
            case CANNOT_ASSIGN -> "%s cannot assign %s, so it ends as denied.".formatted(who, request);
            case GRANTED ->
                mine
                        ? "You have access: your request for %s is granted.".formatted(app)
                        : "%s is granted.".formatted(capital(request));
            case COMMENTED ->
                "%s commented on %s."
                        .formatted(who, own(ticket) ? request(ticket, Optional.of("their own"), app) : request);
            case AWAY -> "%s is away. %s".formatted(who, event.comment().orElse(""));
            case WITHDRAWN -> withdrawn(ticket, who, app);
            case EXPIRED ->
                "%s has expired: it waited %s for %s."
                        .formatted(
                                capital(request), Dates.span(ticket.workflow().expire()), step(ticket));
            case WARNING ->
                kind.decides()
                        ? "%s %s".formatted(event.comment().orElse(""), ask(ticket, app))
                        : warning(ticket, who, request);
        };
    }

    private String warning(Ticket ticket, String who, String request) {
        if (event.restarts()) {
            return "%s has started the workflow of %s again. There is nothing that you have to do."
                    .formatted(who, request);
        }
        return stopped(ticket)
                ? "%s has stopped, and goes on only when an IT Admin restarts it.".formatted(capital(request))
                : "Please look at %s: %s".formatted(request, event.comment().orElse(""));
    }

    private String withdrawn(Ticket ticket, String who, String app) {
        var what = ticket.isHelp() ? "the question about " + app : "the request for " + app;
        return event.by().isPresent()
                ? "%s has withdrawn %s. There is nothing left to do.".formatted(who, what)
                : "%s So Latchkey has withdrawn %s. There is nothing left to do."
                        .formatted(event.comment().orElse(""), what);
    }

    private boolean own(Ticket ticket) {
        return event.by()
                .map(PersonRef::id)
                .filter(ticket.requester().id()::equals)
                .isPresent();
    }

    private String submitted(Ticket ticket, String app) {
        if (ticket.isHelp()) {
            return ticket.requestedBy(to)
                    ? "Your question about %s is with %s."
                            .formatted(app, Phrases.names(ticket.circle().helpers()))
                    : "%s asks for help with %s.".formatted(ticket.requester().name(), app);
        }
        return ticket.request()
                .preapproved()
                .map(rule -> "Your request for %s needs no approval, because %s. We will write to you at every step."
                        .formatted(app, rule))
                .orElseGet(
                        () -> "Your request for %s is on its way. We will write to you at every step.".formatted(app));
    }

    /** “the request of Mara for Forge”, “your question about Forge”, “their own request for Forge”. */
    private static String request(Ticket ticket, Optional<String> whose, String app) {
        var noun = ticket.isHelp() ? "question" : "request";
        var of = whose.map(one -> one + " " + noun)
                .orElseGet(
                        () -> "the %s of %s".formatted(noun, ticket.requester().name()));
        return "%s %s %s".formatted(of, ticket.isHelp() ? "about" : "for", app);
    }

    /** The one who is asked now gets the ask; the one who was asked before reads who has it. */
    private String reassigned(Ticket ticket, String request, String app) {
        return kind.decides()
                ? "%s %s".formatted(moved(), ask(ticket, app))
                : "%s There is nothing left for you to do on %s.".formatted(moved(), request);
    }

    /** The first line of a hand-on is ours, and says from whom to whom; what follows is what somebody wrote. */
    private String moved() {
        return event.comment().orElse("").lines().findFirst().orElse("");
    }

    /** Where a step needs several approvals and this was not the last. */
    private String stillNeeded(Ticket ticket) {
        return ticket.open()
                .filter(open -> event.step().filter(open.ref()::equals).isPresent())
                .map(Phrases::stillNeeded)
                .orElse("");
    }

    private String ask(Ticket ticket, String app) {
        var who = ticket.requester().name();
        return switch (event.step().orElseThrow().stage()) {
            case APPROVAL -> "%s asks for access to %s. Do you approve?".formatted(who, app);
            case PROVISIONING -> "Please provision access to %s for %s in the single sign-on.".formatted(app, who);
            case ASSIGNMENT -> "Please assign %s to %s.".formatted(app, who);
        };
    }

    private String receipt(Ticket ticket, String request) {
        return switch (event.kind()) {
            case APPROVED -> "Recorded: you approved %s (%s).".formatted(request, step(ticket));
            case DENIED ->
                "Recorded: you denied %s.".formatted(request)
                        + (event.comment().isPresent() ? " They will read your reason word for word." : "");
            case PROVISIONED -> "Recorded: you have provisioned %s.".formatted(request);
            case ASSIGNED -> "Recorded: you have assigned %s. It is granted.".formatted(request);
            case COMMENTED ->
                "Kept as a comment on %s. Everybody on it can read it; it decides nothing.".formatted(request)
                        + (ticket.open()
                                        .filter(step -> ticket.isOpen() && step.asks(to))
                                        .isPresent()
                                ? " You are still asked: answer the mail that asks you, or on the page."
                                : "");
            case WITHDRAWN -> "Recorded: you have withdrawn %s.".formatted(request);
            case CANNOT_PROVISION, CANNOT_ASSIGN -> "Recorded: %s ends as denied.".formatted(request);
            case REASSIGNED -> "Recorded: %s".formatted(moved());
            case RESOLVED -> "Recorded: you said that %s is resolved.".formatted(request);
            case SUBMITTED, PREAPPROVED, ASKED, REMINDED, ESCALATED, AWAY, EXPIRED, GRANTED, WARNING ->
                "Recorded on %s.".formatted(request);
        };
    }

    private String step(Ticket ticket) {
        return event.step().map(ref -> Phrases.step(ticket, ref)).orElse("");
    }

    private java.time.Instant since(Ticket ticket) {
        return ticket.open().map(latchkey.ticket.OpenStep::since).orElse(event.at());
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
