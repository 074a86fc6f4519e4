package latchkey.catalog;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import latchkey.people.Person;

/** An app of the company, as the catalog has it. */
public record App(
        AppId id,
        String name,
        String description,
        String category,
        Optional<URI> launch,
        boolean published,
        List<Licence> licences,
        Workflow workflow) {

    public App {
        licences = List.copyOf(licences);
    }

    /** Unpublished apps are there for nobody (R53). */
    public boolean visibleTo(Person person) {
        return published && person.active();
    }

    public Optional<Licence> licence(String id) {
        return licences.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    public boolean administeredBy(Person person) {
        return workflow.admins().isEmpty()
                ? person.itAdmin()
                : workflow.admins().contains(person.id());
    }

    public boolean approvedBy(Person person) {
        return workflow.steps().stream().anyMatch(step -> step.ask().contains(person.id()));
    }
}
