package latchkey.ticket;

import java.time.Instant;
import java.util.List;
import latchkey.people.Person;
import latchkey.people.PersonRef;

/**
 * The step that waits for people now.
 *
 * @param asked who can answer: resolved when the step opened (A12)
 * @param byRole the IT Admins are asked as such: one list entry for all of them
 */
public record OpenStep(StepRef ref, List<PersonRef> asked, boolean byRole, Instant since, StepToken token) {

    public OpenStep {
        asked = List.copyOf(asked);
    }

    public boolean asks(Person person) {
        return asked.stream().anyMatch(person::is);
    }

    OpenStep with(StepToken newer) {
        return new OpenStep(ref, asked, byRole, since, newer);
    }
}
