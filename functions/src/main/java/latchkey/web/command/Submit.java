package latchkey.web.command;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import latchkey.catalog.App;
import latchkey.catalog.Licence;
import latchkey.people.PlainText;
import latchkey.store.Stale;
import latchkey.store.Tickets;
import latchkey.store.Write;
import latchkey.ticket.AskingForHelp;
import latchkey.ticket.By;
import latchkey.ticket.Outcome;
import latchkey.ticket.Submitting;
import latchkey.ticket.Ticket;
import latchkey.ticket.TicketId;

/** Makes a request for an app (R9), or asks its App Admins for help (R8). */
public final class Submit {

    private final Tickets tickets;
    private final InstantSource clock;
    private final Supplier<TicketId> ids;
    private final Owners owners;

    public Submit(Tickets tickets, Owners owners, InstantSource clock, Supplier<TicketId> ids) {
        this.tickets = tickets;
        this.owners = owners;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * What is asked for.
     *
     * @param app as the asker may see it
     */
    public record Wish(App app, Optional<String> licence, String reason) {}

    /** The id that a form brings along, so that it makes one ticket however often it is sent. */
    public TicketId fresh() {
        return ids.get();
    }

    /**
     * @param more what is stored in the same transaction
     * @throws Stale where it was stored in the same moment under the same idempotency key
     */
    public Outcome request(Asker asker, By by, Wish wish, Function<Outcome.Done, List<Write>> more) {
        return request(fresh(), asker, by, wish, more);
    }

    /** The same for a form: sent twice, it gives the ticket of the first time. An id that is taken otherwise is replaced. */
    public Outcome request(TicketId id, Asker asker, By by, Wish wish) {
        try {
            return request(id, asker, by, wish, _ -> List.of());
        } catch (Stale taken) {
            return tickets.find(id)
                    .filter(ticket -> isThis(ticket, asker, wish))
                    .<Outcome>map(ticket -> new Outcome.Done(ticket, List.of()))
                    .orElseGet(() -> request(fresh(), asker, by, wish, _ -> List.of()));
        }
    }

    private Outcome request(TicketId id, Asker asker, By by, Wish wish, Function<Outcome.Done, List<Write>> more) {
        var outcome = new Submitting(id, wish.app(), wish.licence(), wish.reason(), by, clock.instant())
                .outcome(asker.roster(), asker.catalog().groups(), owners.goneApprovers(wish.app(), asker));
        if (outcome instanceof Outcome.Done done) {
            tickets.save(Optional.empty(), done, more.apply(done));
        }
        return outcome;
    }

    /** Asks the App Admins of an app something (R8). */
    public Outcome help(Asker asker, By by, App app, String question, Function<Outcome.Done, List<Write>> more) {
        return help(fresh(), asker, by, app, question, more);
    }

    /** The same for a form: sent twice, it gives the ticket of the first time. */
    public Outcome help(TicketId id, Asker asker, By by, App app, String question) {
        try {
            return help(id, asker, by, app, question, _ -> List.of());
        } catch (Stale taken) {
            return tickets.find(id)
                    .filter(ticket ->
                            ticket.isHelp() && isThis(ticket, asker, new Wish(app, Optional.empty(), question)))
                    .<Outcome>map(ticket -> new Outcome.Done(ticket, List.of()))
                    .orElseGet(() -> help(fresh(), asker, by, app, question, _ -> List.of()));
        }
    }

    private Outcome help(
            TicketId id, Asker asker, By by, App app, String question, Function<Outcome.Done, List<Write>> more) {
        var known = owners.of(app, asker);
        var outcome =
                new AskingForHelp(id, app, known.admins(), known.itAdmins(), question, by, clock.instant()).outcome();
        if (outcome instanceof Outcome.Done done) {
            tickets.save(Optional.empty(), done, more.apply(done));
        }
        return outcome;
    }

    private static boolean isThis(Ticket ticket, Asker asker, Wish wish) {
        return ticket.requestedBy(asker.person())
                && ticket.app().id().equals(wish.app().id())
                && ticket.licence().map(Licence::id).equals(wish.licence())
                && ticket.reason().equals(PlainText.clean(wish.reason()));
    }
}
