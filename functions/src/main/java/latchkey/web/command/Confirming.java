package latchkey.web.command;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import latchkey.store.HeldMail;
import latchkey.store.HeldMails;
import latchkey.store.Write;
import latchkey.ticket.By;
import latchkey.ticket.Commenting;
import latchkey.ticket.Deciding;
import latchkey.ticket.Outcome;
import latchkey.ticket.Ticket;

/** The owner of a held mail says that it is theirs: it is recorded as if it had been believed; or drops it. */
public final class Confirming {

    private final Acting acting;
    private final HeldMails held;
    private final InstantSource clock;

    public Confirming(Acting acting, HeldMails held, InstantSource clock) {
        this.acting = acting;
        this.held = held;
        this.clock = clock;
    }

    /**
     * What was refused stays held: its owner reads why, and drops it.
     *
     * @param more what is stored in the same transaction
     */
    public Acting.Result confirm(Asker asker, Ticket ticket, String id, Function<Outcome.Done, List<Write>> more) {
        return held.find(ticket.id(), id, asker.person().id())
                .map(mail -> acting.on(
                        ticket.id(),
                        asker,
                        (now, who) -> recorded(mail, now, who),
                        done -> Stream.concat(Stream.of(HeldMails.done(mail)), more.apply(done).stream())
                                .toList()))
                .orElseGet(Acting.Result.NotThere::new);
    }

    /** Whether there was anything to drop. */
    public boolean drop(Asker asker, Ticket ticket, String id) {
        var mail = held.find(ticket.id(), id, asker.person().id());
        mail.ifPresent(held::drop);
        return mail.isPresent();
    }

    private Outcome recorded(HeldMail mail, Ticket ticket, Asker owner) {
        var by = By.mail(owner.person(), mail.evidence(), false);
        return mail.decision()
                .map(decision -> new Deciding(
                                decision.action(),
                                mail.words(),
                                Optional.of(decision.step()),
                                by,
                                owner.catalog(),
                                owner.roster(),
                                clock.instant())
                        .on(ticket))
                .orElseGet(() -> new Commenting(mail.words(), by, clock.instant()).on(ticket));
    }
}
