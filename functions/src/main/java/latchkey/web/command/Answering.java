package latchkey.web.command;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import latchkey.store.AuditEntry.What;
import latchkey.store.Audits;
import latchkey.store.Write;
import latchkey.ticket.Action;
import latchkey.ticket.Commenting;
import latchkey.ticket.Deciding;
import latchkey.ticket.Muting;
import latchkey.ticket.OpenStep;
import latchkey.ticket.Outcome;
import latchkey.ticket.Resolving;
import latchkey.ticket.Restarting;
import latchkey.ticket.StepRef;
import latchkey.ticket.Ticket;
import latchkey.ticket.Via;
import latchkey.ticket.Withdrawing;

/** What a person can do to a ticket through a door of this function: comment, decide, withdraw, resolve, restart. */
public final class Answering {

    private final Acting acting;
    private final Audits audits;
    private final InstantSource clock;
    private final Via via;

    /** @param via which door it is: the pages or the API */
    public Answering(Acting acting, Audits audits, InstantSource clock, Via via) {
        this.acting = acting;
        this.audits = audits;
        this.clock = clock;
        this.via = via;
    }

    /** @param more what is stored in the same transaction; likewise below */
    public Acting.Result comment(Asker asker, Ticket ticket, String text, Function<Outcome.Done, List<Write>> more) {
        return acting.on(
                ticket.id(), asker, (now, who) -> new Commenting(text, who.by(via), clock.instant()).on(now), more);
    }

    /** @param meant the step that was answered, where the door knows it */
    public Acting.Result decide(
            Asker asker,
            Ticket ticket,
            Action action,
            String comment,
            Optional<StepRef> meant,
            Function<Outcome.Done, List<Write>> more) {
        // Where the door does not say which step was meant, it is the one that was open when they answered, as far as
        // the
        // action fits it: a lost race must not make it the next.
        var pinned = meant.or(() -> ticket.open().map(OpenStep::ref).filter(open -> open.stage() == action.stage()));
        return acting.on(
                ticket.id(),
                asker,
                (now, who) -> new Deciding(
                                action, comment, pinned, who.by(via), who.catalog(), who.roster(), clock.instant())
                        .on(now),
                more);
    }

    public Acting.Result withdraw(
            Asker asker, Ticket ticket, String comment, Function<Outcome.Done, List<Write>> more) {
        return acting.on(
                ticket.id(), asker, (now, who) -> new Withdrawing(comment, who.by(via), clock.instant()).on(now), more);
    }

    public Acting.Result resolve(Asker asker, Ticket ticket, String comment, Function<Outcome.Done, List<Write>> more) {
        return acting.on(
                ticket.id(), asker, (now, who) -> new Resolving(comment, who.by(via), clock.instant()).on(now), more);
    }

    public Acting.Result restart(Asker asker, Ticket ticket, Function<Outcome.Done, List<Write>> more) {
        return acting.on(
                ticket.id(),
                asker,
                (now, who) -> new Restarting(who.by(via), clock.instant()).on(now, who.roster()),
                done -> Stream.concat(
                                more.apply(done).stream(),
                                Stream.of(audits.entry(
                                        asker.person().ref(),
                                        via,
                                        What.RESTART,
                                        ticket.id().value())))
                        .toList());
    }

    /** Whether they are mailed the comments of others; what asks them comes all the same. */
    public Acting.Result quiet(Asker asker, Ticket ticket, boolean quiet, Function<Outcome.Done, List<Write>> more) {
        return acting.on(
                ticket.id(), asker, (now, who) -> new Muting(who.person(), quiet, clock.instant()).on(now), more);
    }
}
