package latchkey.web.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import latchkey.people.Person;
import latchkey.people.PersonRef;
import latchkey.ticket.Dates;
import latchkey.ticket.End;
import latchkey.ticket.Stage;
import latchkey.ticket.StepRef;
import latchkey.ticket.Ticket;

/**
 * A ticket as lists and its own page show it.
 *
 * @param action what the person who looks can do now (R40); empty where nothing
 */
public record TicketCard(Ticket ticket, List<StepLine> steps, Optional<String> action) {

    public TicketCard {
        steps = List.copyOf(steps);
    }

    public static TicketCard of(Ticket ticket, Person looks) {
        int approvals = ticket.workflow().steps().size();
        var steps = Progress.of(ticket).steps().stream()
                .map(step -> StepLine.of(step, approvals, looks))
                .toList();
        var action = ticket.resolvableBy(looks) && !ticket.requestedBy(looks)
                ? Optional.of("Answer")
                : ticket.actionsOf(looks).stream().findFirst().map(first -> toDo(first.stage()));
        return new TicketCard(ticket, steps, action);
    }

    private static String toDo(Stage stage) {
        return switch (stage) {
            case APPROVAL -> "Approve or deny";
            case PROVISIONING -> "Provision";
            case ASSIGNMENT -> "Assign";
        };
    }

    public String id() {
        return ticket.id().value();
    }

    public String app() {
        return ticket.app().name();
    }

    public Optional<String> licence() {
        return ticket.licence().map(licence -> licence.name());
    }

    public Optional<StepLine> current() {
        return steps.stream().filter(StepLine::isCurrent).findFirst();
    }

    public Optional<Instant> closedAt() {
        return ticket.end().map(End::at);
    }

    /** The words that came with the decision (R14). */
    public Optional<String> decidingComment() {
        return ticket.end().flatMap(End::comment);
    }

    public Optional<String> closedBy() {
        return ticket.end().flatMap(End::by).map(PersonRef::name);
    }

    /** In two or three words, how it stands. */
    public String status() {
        return ticket.end()
                .map(end -> switch (end.how()) {
                    case GRANTED -> "Granted";
                    case DENIED -> "Denied";
                    case WITHDRAWN -> "Withdrawn";
                    case EXPIRED -> "Expired";
                    case RESOLVED -> "Resolved";
                })
                .or(() -> Progress.of(ticket).now().map(TicketCard::waits))
                .orElse(ticket.isHelp() ? "Waiting for an answer" : "Under way");
    }

    /** How and by whom it ended. */
    public String ended() {
        var by = closedBy().map(name -> " by " + name).orElse("");
        return ticket.end()
                .map(end -> switch (end.how()) {
                    case GRANTED -> "Granted; assigned" + by;
                    case DENIED -> "Denied" + by;
                    case WITHDRAWN -> "Withdrawn" + by;
                    case EXPIRED ->
                        "Expired: not answered within %s,"
                                .formatted(Dates.span(ticket.workflow().expire()));
                    case RESOLVED -> "Resolved" + by;
                })
                .orElse("Open");
    }

    /** The look of the status; the words say the same. */
    public String tone() {
        return ticket.end()
                .map(end -> switch (end.how()) {
                    case GRANTED, RESOLVED -> "good";
                    case DENIED -> "bad";
                    case WITHDRAWN, EXPIRED -> "over";
                })
                .orElse("waits");
    }

    private static String waits(StepRef ref) {
        return switch (ref.stage()) {
            case APPROVAL -> "Waiting for approval";
            case PROVISIONING -> "With IT";
            case ASSIGNMENT -> "Being assigned";
        };
    }
}
