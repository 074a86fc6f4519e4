package latchkey.web.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import latchkey.people.Person;
import latchkey.people.PersonRef;
import latchkey.store.HeldMail;
import latchkey.store.TicketPage;
import latchkey.ticket.Action;
import latchkey.ticket.Ticket;

/**
 * A ticket's own page, as one person sees it.
 *
 * @param older the address of earlier events
 * @param box what the person is asked now; empty for everybody who is not (R20)
 * @param withdrawable whether the person can take it back (R12)
 * @param restartable whether the workflow has stopped and the person can start it again
 * @param stopped the same for everybody: it has stopped
 * @param held mails in their name that they can confirm or drop
 * @param quiet whether they get no mails about comments on it
 * @param alert why what they just tried changed nothing
 */
public record TicketDetail(
        TicketCard card,
        List<TimelineEntry> timeline,
        Optional<String> older,
        Optional<ActionBox> box,
        boolean withdrawable,
        boolean resolvable,
        boolean restartable,
        boolean stopped,
        Optional<HandOn> handOn,
        List<Held> held,
        boolean quiet,
        Form form,
        Optional<String> alert) {

    public TicketDetail {
        timeline = List.copyOf(timeline);
        held = List.copyOf(held);
    }

    /**
     * A mail that waits for the word of the person who looks.
     *
     * @param does what it would be: a comment, or which action
     * @param late whether the step that it answers is over, so that it can only be put away
     */
    public record Held(String id, Instant at, String from, String does, String words, boolean late) {
        static Held of(HeldMail mail, Ticket ticket, Person owner) {
            return new Held(
                    mail.id(),
                    mail.at(),
                    mail.evidence().from(),
                    mail.decision().map(decision -> decision.action().label()).orElse("Comment"),
                    mail.words(),
                    mail.decision()
                            .filter(decision -> !(ticket.actionsOf(owner).contains(decision.action())
                                    && ticket.open()
                                            .filter(step -> step.ref().equals(decision.step()))
                                            .isPresent()))
                            .isPresent());
        }
    }

    /**
     * The question of the step that is open.
     *
     * @param stage with {@code step}: which step the person answers, so that a late click answers no other one
     */
    public record ActionBox(String question, String stage, int step, List<Action> actions, String hint) {
        public ActionBox {
            actions = List.copyOf(actions);
        }
    }

    /**
     * Handing a place on to somebody else (R37).
     *
     * @param own whether the person who looks is asked themselves
     * @param others of whom else a place can be handed on: by who manages the app
     */
    public record HandOn(boolean own, List<PersonRef> others) {
        public HandOn {
            others = List.copyOf(others);
        }
    }

    /** @param manages whether the person who looks is an App Admin of the app, or an IT Admin */
    public static TicketDetail of(
            TicketPage page, Person looks, boolean manages, boolean evidence, Form form, Optional<String> alert) {
        var ticket = page.ticket();
        return new TicketDetail(
                TicketCard.of(ticket, looks),
                page.events().stream()
                        .map(event -> TimelineEntry.of(event, page, evidence))
                        .toList(),
                page.next()
                        .map(cursor -> "/tickets/%s?cursor=%s"
                                .formatted(ticket.id(), URLEncoder.encode(cursor, StandardCharsets.UTF_8))),
                box(page, looks),
                ticket.isOpen() && ticket.requestedBy(looks),
                ticket.resolvableBy(looks),
                ticket.restartableBy(looks),
                ticket.stands(),
                handOn(ticket, looks, manages),
                page.held().stream()
                        .filter(mail -> mail.owner().equals(looks.id()))
                        .map(mail -> Held.of(mail, ticket, looks))
                        .toList(),
                ticket.quietFor(looks),
                form,
                alert);
    }

    private static Optional<HandOn> handOn(Ticket ticket, Person looks, boolean manages) {
        if (!ticket.isOpen() || ticket.requestedBy(looks)) {
            return Optional.empty();
        }
        return ticket.open()
                .map(step -> new HandOn(
                        step.asks(looks),
                        manages
                                ? step.awaited().stream()
                                        .filter(person -> !looks.is(person))
                                        .toList()
                                : List.of()))
                .filter(hand -> hand.own() || !hand.others().isEmpty());
    }

    private static Optional<ActionBox> box(TicketPage page, Person looks) {
        var ticket = page.ticket();
        var actions = ticket.actionsOf(looks);
        if (actions.isEmpty()) {
            return Optional.empty();
        }
        return ticket.open()
                .map(step -> new ActionBox(
                        switch (step.ref().stage()) {
                            case APPROVAL ->
                                "May %s have %s?"
                                        .formatted(
                                                ticket.requester().name(),
                                                ticket.app().name());
                            case PROVISIONING ->
                                "Please set up %s for %s."
                                        .formatted(
                                                ticket.app().name(),
                                                ticket.requester().name());
                            case ASSIGNMENT ->
                                "Please assign %s to %s."
                                        .formatted(
                                                ticket.app().name(),
                                                ticket.requester().name());
                        },
                        step.ref().stage().word(),
                        step.ref().step(),
                        actions,
                        hint(actions, ticket)));
    }

    private static String hint(List<Action> actions, Ticket ticket) {
        var goes = "It goes to %s, word for word.".formatted(ticket.requester().name());
        return actions.contains(Action.DENY) && !ticket.workflow().reasonRequired()
                ? goes
                : goes + " A no needs a reason.";
    }
}
