package latchkey.catalog;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.people.Person;

/** An app of the company, as the catalog has it. */
public record App(
        AppId id,
        String name,
        String description,
        String category,
        Optional<URI> launch,
        boolean published,
        Visibility visible,
        List<Licence> licences,
        Workflow workflow) {

    /** The keys of an app in the catalog's file, in the order in which they are written. */
    public static final List<String> FIELDS = List.of(
            "id",
            "name",
            "description",
            "category",
            "launch",
            "published",
            "sso",
            "admins",
            "licences",
            "visible",
            "approval",
            "denial-reason",
            "remind",
            "escalate",
            "expire",
            "mail");

    public App {
        licences = List.copyOf(licences);
    }

    /** Unpublished apps are there for nobody (R53), others for whom they are meant (R48). */
    public boolean visibleTo(Person person, Groups groups) {
        return published && person.active() && visible.includes(person, groups);
    }

    /** The same, there for nobody. */
    App unpublished() {
        return published(false);
    }

    /** The same, published or not. */
    App published(boolean published) {
        return new App(id, name, description, category, launch, published, visible, licences, workflow);
    }

    /** Every group that it names. */
    Stream<GroupId> groups() {
        return Stream.concat(workflow.steps().stream().map(ApprovalStep::ask), Stream.of(workflow.admins()))
                .flatMap(parties -> Stream.concat(parties.groups().stream(), visible.groups().stream()))
                .distinct();
    }

    public Optional<Licence> licence(String id) {
        return licences.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** An app without App Admins is the IT Admins' (R45). */
    public boolean administeredBy(Person person, Groups groups) {
        return workflow.admins().isEmpty()
                ? person.itAdmin()
                : workflow.admins().include(person.id(), groups);
    }

    public boolean approvedBy(Person person, Groups groups) {
        return workflow.steps().stream().anyMatch(step -> step.ask().include(person.id(), groups));
    }
}
