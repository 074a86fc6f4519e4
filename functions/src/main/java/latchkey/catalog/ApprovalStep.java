package latchkey.catalog;

import java.util.List;
import latchkey.people.PersonId;

/** One approval step: any one of these people passes it (A1). At most 40, so that a step's list entries fit a transaction. */
public record ApprovalStep(List<PersonId> ask) {

    public static final int MOST_PEOPLE = 40;

    public ApprovalStep {
        ask = List.copyOf(ask);
        if (ask.isEmpty() || ask.size() > MOST_PEOPLE) {
            throw new IllegalArgumentException(
                    "An approval step asks 1 to %d people, got %d".formatted(MOST_PEOPLE, ask.size()));
        }
    }
}
