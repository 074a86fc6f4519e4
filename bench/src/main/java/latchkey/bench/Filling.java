package latchkey.bench;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import latchkey.catalog.App;
import latchkey.catalog.Groups;
import latchkey.people.Address;
import latchkey.people.Joining;
import latchkey.people.Person;
import latchkey.people.Roster;
import latchkey.runtime.Ids;
import latchkey.store.Store;
import latchkey.ticket.Asked;
import latchkey.ticket.Asking;
import latchkey.ticket.By;
import latchkey.ticket.Dates;
import latchkey.ticket.ListEntry;
import latchkey.ticket.Outcome;
import latchkey.ticket.Place;
import latchkey.ticket.Stage;
import latchkey.ticket.StepRef;
import latchkey.ticket.StepToken;
import latchkey.ticket.Submitting;
import latchkey.ticket.Ticket;
import latchkey.ticket.TicketId;
import latchkey.ticket.Withdrawing;

/**
 * Many tickets at once, decided by the core and written by the store, so that they and their places in lists are what a
 * company of that size has. Their timelines are left out: each event would be mailed, and start or answer a workflow.
 */
final class Filling {

    /** Tickets to a transaction of at most 100 items: each has itself and up to 4 places in lists. */
    private static final int A_TRANSACTION = 20;

    private static final StepRef APPROVAL = new StepRef(Stage.APPROVAL, 1);

    private final Ids ids = new Ids();
    private final Store store;
    private final Person mara;
    private final Asked bea;
    private final App canvas;
    private final Roster roster;

    Filling(Developer aws) {
        this.store = new Store(
                aws.tables(),
                Developer.TABLE,
                InstantSource.system(),
                ids::secret,
                ids::person,
                new Joining(Optional.empty(), Optional.empty()));
        this.mara = person("mara@demo.example");
        this.bea = new Asked(List.of(new Place(person(Requests.BEA).ref(), new Place.As.Named())), 1, List.of());
        var loaded = store.reading().load(mara.id(), Optional.empty());
        this.canvas = loaded.catalog().app("canvas", mara).orElseThrow();
        this.roster = loaded.roster();
    }

    /** Half of them wait for Bea, half are withdrawn; each half is spread evenly over the shards. */
    void add(int count) throws IOException {
        var firsts = IntStream.iterate(0, first -> first < count, first -> first + A_TRANSACTION)
                .boxed()
                .toList();
        Together.all(firsts, first -> write(first, Math.min(first + A_TRANSACTION, count)));
    }

    private void write(int first, int end) {
        var others = IntStream.range(first + 1, end)
                .mapToObj(this::ticket)
                .flatMap(ticket -> store.tickets().writes(Optional.empty(), ticket).stream())
                .toList();
        store.tickets().save(Optional.empty(), ticket(first), others);
    }

    private Outcome.Done ticket(int number) {
        var now = Instant.now();
        var asked = asked(number / 2 % ListEntry.SHARDS, now);
        var ticket = number % 2 == 0 ? asked : done(new Withdrawing("", by(), now).on(asked));
        return new Outcome.Done(ticket, List.of());
    }

    private Ticket asked(int shard, Instant now) {
        var submitted = done(new Submitting(id(shard), canvas, Optional.empty(), "Measured", by(), now)
                .outcome(roster, Groups.NONE, Set.of()));
        var token = new StepToken("measured".repeat(75), 1, 0, 0);
        return switch (new Asking(APPROVAL, token, now).on(submitted, bea, List.of())) {
            case Asking.Result.Recorded(var done) -> done.ticket();
            case Asking.Result.AnswerNow _, Asking.Result.Stale _ ->
                throw new IllegalStateException("A new ticket has not been answered");
        };
    }

    /** Chance would spread many tickets evenly; a few it would not. */
    private TicketId id(int shard) {
        var id = ids.ticket();
        while (ListEntry.shardOf(id) != shard) {
            id = ids.ticket();
        }
        return id;
    }

    private By by() {
        return By.api(mara);
    }

    private Person person(String address) {
        return store.reading().byAddress(new Address(address)).orElseThrow();
    }

    private static Ticket done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done.ticket();
            case Outcome.Refused(var why) -> throw new IllegalStateException(why.sentence(Dates.UTC));
        };
    }
}
