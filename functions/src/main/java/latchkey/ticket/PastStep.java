package latchkey.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import latchkey.people.Person;
import latchkey.people.PersonRef;

/**
 * A step that is over.
 *
 * @param by who answered; empty where it expired or was withdrawn
 */
public record PastStep(
        StepRef ref, List<PersonRef> asked, Instant since, Answer answer, Optional<PersonRef> by, Instant at) {

    public PastStep {
        asked = List.copyOf(asked);
    }

    public boolean asked(Person person) {
        return asked.stream().anyMatch(person::is);
    }
}
