package latchkey.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import latchkey.catalog.App;
import latchkey.catalog.Groups;
import latchkey.catalog.Licence;
import latchkey.catalog.Rule;
import latchkey.people.PersonId;
import latchkey.people.PlainText;
import latchkey.people.Roster;

/**
 * Somebody asks for an app (R1, R9).
 *
 * @param licence the id that was picked; empty where the app has none
 */
public record Submitting(TicketId id, App app, Optional<String> licence, String reason, By by, Instant now) {

    /** @param gone approvers of the app who have left; looked at only where there is no other IT Admin than who asks */
    public Outcome outcome(Roster roster, Groups groups, Set<PersonId> gone) {
        return fault(roster, groups, gone).<Outcome>map(Outcome.Refused::new).orElseGet(this::submitted);
    }

    private Optional<Refusal> fault(Roster roster, Groups groups, Set<PersonId> gone) {
        if (PlainText.clean(reason).isBlank()) {
            return Optional.of(new Refusal.Missing("reason", "Say in a sentence what you need it for."));
        }
        return Words.tooLong("reason", PlainText.clean(reason))
                .or(this::licenceFault)
                .or(() -> nobodyToAsk(roster, groups, gone));
    }

    private Optional<Refusal> licenceFault() {
        boolean fits = app.licences().isEmpty() ? licence.isEmpty() : picked().isPresent();
        return fits
                ? Optional.empty()
                : Optional.of(new Refusal.NoSuchLicence(
                        app.licences().stream().map(Licence::id).toList()));
    }

    /** An approval never falls back to the requester (A7): with no approver left there must be another IT Admin. */
    private Optional<Refusal> nobodyToAsk(Roster roster, Groups groups, Set<PersonId> gone) {
        var me = by.person().id();
        if (preapproval().isPresent() || roster.itAdmins().stream().anyMatch(admin -> !admin.equals(me))) {
            return Optional.empty();
        }
        for (int i = 0; i < app.workflow().steps().size(); i++) {
            if (app.workflow().steps().get(i).ask().people(groups).stream()
                    .allMatch(person -> person.equals(me) || gone.contains(person))) {
                return Optional.of(new Refusal.NobodyToAsk(new StepRef(Stage.APPROVAL, i + 1)));
            }
        }
        return Optional.empty();
    }

    private Outcome submitted() {
        var request = new Request(
                Request.Kind.ACCESS,
                new AppRef(app.id(), app.name()),
                picked(),
                by.person().ref(),
                PlainText.clean(reason),
                now,
                preapproval().map(Rule::words));
        var ticket = Ticket.fresh(id, request, app.workflow(), Circle.EMPTY);
        var change = new Change(ticket, now)
                .by(
                        by,
                        Event.Kind.SUBMITTED,
                        Optional.empty(),
                        request.reason(),
                        Stream.of(new Notice(by.person().id(), MailKind.NEWS)),
                        Optional.of(start(ticket)));
        request.preapproved()
                .ifPresent(rule -> change.system(
                        Event.Kind.PREAPPROVED,
                        Optional.empty(),
                        "No approval is needed, because %s.".formatted(rule),
                        Stream.empty(),
                        Optional.empty()));
        return change.done(ticket);
    }

    private Optional<Rule> preapproval() {
        return app.workflow().preapproves(by.person());
    }

    private Optional<Licence> picked() {
        return licence.flatMap(app::licence);
    }

    /** How the workflow of this ticket is started; also when it is started again, or a lost start is swept up. */
    public static Signal.Start start(Ticket ticket) {
        var waits = ticket.workflow().waits().stream().map(Duration::toSeconds).toList();
        return new Signal.Start(
                ticket.generation(),
                ticket.request().preapproved().isPresent()
                        ? 0
                        : ticket.workflow().steps().size(),
                ticket.workflow().sso(),
                waits);
    }
}
