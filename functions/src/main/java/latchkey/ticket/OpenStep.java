package latchkey.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import latchkey.people.Person;
import latchkey.people.PersonRef;

/**
 * The step that waits for people now.
 *
 * @param places who can answer: resolved when the step opened (A12), and who joined or took a place over since
 * @param needed how many must approve; never lowered (A11)
 * @param answered who has approved so far, where one is not enough
 */
public record OpenStep(
        StepRef ref, List<Place> places, int needed, List<PersonRef> answered, Instant since, StepToken token) {

    public OpenStep {
        places = List.copyOf(places);
        answered = List.copyOf(answered);
    }

    /** Everybody who is or was asked in it. */
    public List<PersonRef> asked() {
        return places.stream().map(Place::person).toList();
    }

    /** Who has not answered. */
    public List<PersonRef> awaited() {
        return awaitedPlaces().map(Place::person).toList();
    }

    /** Whether the step waits for this person; not any more once they have approved. */
    public boolean asks(Person person) {
        return awaitedPlaces().anyMatch(place -> place.of(person));
    }

    /** Whether one more approval is all that it needs. */
    boolean passesWithOneMore() {
        return answered.size() + 1 >= needed;
    }

    Stream<Place> awaitedPlaces() {
        return places.stream()
                .filter(place -> answered.stream()
                        .noneMatch(one -> one.id().equals(place.person().id())));
    }

    OpenStep with(StepToken newer) {
        return new OpenStep(ref, places, needed, answered, since, newer);
    }

    OpenStep with(List<Place> others) {
        return new OpenStep(ref, others, needed, answered, since, token);
    }

    OpenStep answeredBy(PersonRef person) {
        var more = new ArrayList<>(answered);
        more.add(person);
        return new OpenStep(ref, places, needed, more, since, token);
    }

    /** What the workflow, which waits for this step, is told. */
    Signal reply(Answer answer) {
        return new Signal.Reply(token.value(), ref, answer);
    }

    /** How it ended, and when; {@code by} are all who answered, the one who decided last. */
    PastStep over(Answer answer, List<PersonRef> by, Instant at) {
        return new PastStep(ref, asked(), since, answer, by, at);
    }
}
