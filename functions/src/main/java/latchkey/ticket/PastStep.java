package latchkey.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import latchkey.people.Person;
import latchkey.people.PersonRef;

/**
 * A step that is over.
 *
 * @param answered who answered, in their order: the last one decided, unless it expired or was withdrawn
 */
public record PastStep(
        StepRef ref, List<PersonRef> asked, Instant since, Answer answer, List<PersonRef> answered, Instant at) {

    public PastStep {
        asked = List.copyOf(asked);
        answered = List.copyOf(answered);
    }

    /** Who decided it; nobody where it expired or was withdrawn. */
    public Optional<PersonRef> by() {
        return answer == Answer.EXPIRED || answer == Answer.WITHDRAWN || answered.isEmpty()
                ? Optional.empty()
                : Optional.of(answered.getLast());
    }

    public boolean asked(Person person) {
        return asked.stream().anyMatch(person::is);
    }
}
