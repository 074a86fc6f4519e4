package latchkey.people;

/** A person as they stood when something was written down: a timeline keeps the name of that day. */
public record PersonRef(PersonId id, String name, Address email) {

    public boolean is(Person person) {
        return id.equals(person.id());
    }
}
