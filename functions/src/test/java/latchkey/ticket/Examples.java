package latchkey.ticket;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import latchkey.catalog.App;
import latchkey.catalog.AppId;
import latchkey.catalog.ApprovalStep;
import latchkey.catalog.Licence;
import latchkey.catalog.Parties;
import latchkey.catalog.Pass;
import latchkey.catalog.Visibility;
import latchkey.catalog.Workflow;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.people.Roster;

/** People and apps that tests speak of: a few of Harbour Works. */
public final class Examples {

    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /** Requests. */
    public static final Person MARA = person(1, "Mara", false);

    /** Approves first. */
    public static final Person PRIYA = person(2, "Priya", false);

    /** Approves second. */
    public static final Person HUGO = person(3, "Hugo", false);

    /** App Admin. */
    public static final Person OLEG = person(4, "Oleg", false);

    public static final Person INES = person(5, "Ines", true);
    public static final Person TOMAS = person(6, "Tomas", true);

    /** Nobody in particular. */
    public static final Person YUKI = person(7, "Yuki", false);

    /** The two IT Admins. */
    public static final Roster ROSTER = new Roster(List.of(INES.id(), TOMAS.id()), 1);

    private Examples() {}

    public static Person person(int number, String name, boolean itAdmin) {
        return new Person(
                new PersonId("P-%08d".formatted(number)),
                name,
                new Address(name.toLowerCase(java.util.Locale.ROOT) + "@demo.example"),
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

    public static Person left(Person person) {
        return new Person(
                person.id(),
                person.name(),
                person.email(),
                person.aliases(),
                "",
                "",
                "",
                "",
                person.itAdmin(),
                false,
                Optional.empty(),
                2);
    }

    /** Two approvals, by Priya and then Hugo; IT provisions; Oleg assigns. */
    public static App forge() {
        return app(
                workflow(true, List.of(OLEG.id()), step(PRIYA), step(HUGO)),
                new Licence("developer", "Developer"),
                new Licence("reader", "Read only"));
    }

    /** No approval and no single sign-on: Oleg assigns. */
    public static App postbox() {
        return app(workflow(false, List.of(OLEG.id())));
    }

    public static App app(Workflow workflow, Licence... licences) {
        return new App(
                new AppId("forge"),
                "Forge",
                "Source code, reviews and builds",
                "Engineering",
                Optional.of(URI.create("https://forge.demo.example")),
                true,
                Visibility.EVERYBODY,
                List.of(licences),
                workflow);
    }

    public static Workflow workflow(boolean sso, List<PersonId> admins, ApprovalStep... steps) {
        return new Workflow(
                List.of(steps),
                List.of(),
                sso,
                Parties.of(admins),
                false,
                Workflow.REMIND,
                Workflow.ESCALATE,
                Workflow.EXPIRE,
                true);
    }

    public static ApprovalStep step(Person... people) {
        return step(Pass.any(), people);
    }

    public static ApprovalStep step(Pass pass, Person... people) {
        return new ApprovalStep(Parties.of(Arrays.stream(people).map(Person::id).toList()), pass);
    }

    public static StepRef approval(int step) {
        return new StepRef(Stage.APPROVAL, step);
    }

    public static StepRef provisioning() {
        return new StepRef(Stage.PROVISIONING, 1);
    }

    public static StepRef assignment() {
        return new StepRef(Stage.ASSIGNMENT, 1);
    }

    public static Evidence evidence(Person from) {
        return new Evidence(
                from.email().value(), "PASS", "PASS", "PASS", "PASS", "ab".repeat(32), "approve", "dmarc-pass");
    }
}
