package latchkey.web.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import latchkey.store.Retried;
import latchkey.store.Stale;
import latchkey.store.Tickets;
import latchkey.store.Write;
import latchkey.ticket.Outcome;
import latchkey.ticket.Refusal;
import latchkey.ticket.Ticket;
import latchkey.ticket.TicketId;

/** Does something to a ticket: decides, stores, and where somebody else was first reads and decides again. */
public final class Acting {

    private final Desk desk;
    private final Tickets tickets;

    public Acting(Desk desk, Tickets tickets) {
        this.desk = desk;
        this.tickets = tickets;
    }

    /** What came of it. */
    public sealed interface Result {

        record Done(Outcome.Done done) implements Result {}

        record Refused(Refusal why) implements Result {}

        /** There is no such ticket for them. */
        record NotThere() implements Result {}
    }

    /**
     * @param first as the request found them; read again only after a lost race
     * @param more what is stored in the same transaction
     * @throws Stale where every race was lost
     */
    public Result on(
            TicketId id,
            Asker first,
            BiFunction<Ticket, Asker, Outcome> decide,
            Function<Outcome.Done, List<Write>> more) {
        var known = new AtomicReference<>(Optional.of(first));
        return Retried.times(() -> {
            var asker = known.getAndSet(Optional.empty()).or(() -> desk.asker(first.session(), Optional.of(id)));
            return asker.flatMap(one -> one.ticket().map(ticket -> act(ticket, decide.apply(ticket, one), more)))
                    .orElseGet(Result.NotThere::new);
        });
    }

    private Result act(Ticket before, Outcome outcome, Function<Outcome.Done, List<Write>> more) {
        return switch (outcome) {
            case Outcome.Refused(var why) -> new Result.Refused(why);
            case Outcome.Done done -> {
                tickets.save(Optional.of(before), done, more.apply(done));
                yield new Result.Done(done);
            }
        };
    }
}
