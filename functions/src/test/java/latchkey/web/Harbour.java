package latchkey.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import latchkey.catalog.App;
import latchkey.catalog.AppId;
import latchkey.catalog.ApprovalStep;
import latchkey.catalog.Catalog;
import latchkey.catalog.Licence;
import latchkey.catalog.Workflow;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.people.Roster;
import latchkey.store.Loaded;
import latchkey.store.Session;
import latchkey.ticket.Action;
import latchkey.ticket.Asked;
import latchkey.ticket.Asking;
import latchkey.ticket.By;
import latchkey.ticket.Deciding;
import latchkey.ticket.Event;
import latchkey.ticket.Outcome;
import latchkey.ticket.Stage;
import latchkey.ticket.StepRef;
import latchkey.ticket.StepToken;
import latchkey.ticket.Submitting;
import latchkey.ticket.Ticket;
import latchkey.ticket.TicketId;
import latchkey.web.command.Asker;

/** A few people of the demo company and their app forge: two approvals, then IT, then its App Admin. */
public final class Harbour {

    public static final Instant NOW = Instant.parse("2026-11-23T09:41:00Z");

    public static final Person INES = person(1, "Ines Duarte", true);
    public static final Person MARA = person(2, "Mara Lindqvist", false);
    public static final Person PRIYA = person(3, "Priya Nair", false);
    public static final Person HUGO = person(4, "Hugo Castell", false);
    public static final Person OLEG = person(5, "Oleg Marchenko", false);
    public static final Person YUKI = person(6, "Yuki Tanaka", false);

    public static final StepRef FIRST = new StepRef(Stage.APPROVAL, 1);
    public static final StepRef SECOND = new StepRef(Stage.APPROVAL, 2);

    public static final App FORGE = new App(
            new AppId("forge"),
            "Forge",
            "Where our source code lives",
            "Engineering",
            Optional.of(URI.create("https://forge.demo.example")),
            true,
            List.of(new Licence("developer", "Developer"), new Licence("reader", "Reader")),
            new Workflow(
                    List.of(new ApprovalStep(List.of(PRIYA.id())), new ApprovalStep(List.of(HUGO.id()))),
                    true,
                    List.of(OLEG.id()),
                    true,
                    Workflow.REMIND,
                    Workflow.ESCALATE,
                    Workflow.EXPIRE,
                    true));

    public static final Roster ROSTER = new Roster(List.of(INES.id()), 1);

    private Harbour() {}

    /** A request of Mara's, and what stands on its timeline. */
    public record Story(Ticket ticket, List<Event> events) {

        private Story and(Outcome.Done done) {
            return new Story(
                    done.ticket(),
                    Stream.concat(events.stream(), done.events().stream()).toList());
        }

        public Story asked(StepRef ref, Person... people) {
            var asking = new Asking(ref, new StepToken("a task token", 1, 0, 0), NOW);
            return switch (asking.on(ticket, new Asked(List.of(people), false, Optional.empty()), ROSTER)) {
                case Asking.Result.Recorded(var done) -> and(done);
                case Asking.Result.AnswerNow now -> throw new AssertionError(now);
                case Asking.Result.Stale stale -> throw new AssertionError(stale);
            };
        }

        public Story decided(Action action, By by, String comment) {
            return and(done(new Deciding(action, comment, Optional.empty(), by, NOW).on(ticket)));
        }
    }

    public static Story requested(String reason) {
        var done = done(
                new Submitting(new TicketId("AR-7K3M9Q2X"), FORGE, Optional.of("developer"), reason, By.web(MARA), NOW)
                        .outcome(ROSTER));
        return new Story(done.ticket(), done.events());
    }

    public static Asker asker(Person person) {
        var catalog = new Catalog(Map.of("forge", FORGE), 1);
        return new Asker(
                new Session(person.id(), "csrf", NOW),
                person,
                new Loaded(Optional.of(person), ROSTER, catalog, Optional.empty()));
    }

    private static Outcome.Done done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done;
            case Outcome.Refused(var why) -> throw new AssertionError(why.sentence());
        };
    }

    private static Person person(int number, String name, boolean itAdmin) {
        var nick = name.substring(0, name.indexOf(' ')).toLowerCase(java.util.Locale.ROOT);
        return new Person(
                new PersonId("P-0000000" + number),
                name,
                new Address(nick + "@demo.example"),
                Set.of(),
                "",
                "",
                "",
                "",
                itAdmin,
                true,
                Optional.empty(),
                1);
    }
}
