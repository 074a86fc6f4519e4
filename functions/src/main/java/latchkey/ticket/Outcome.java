package latchkey.ticket;

import java.util.List;

/** What came of an action. A new case is a compile error wherever one is handled. */
public sealed interface Outcome {

    /** The ticket as it is now, and what stands on its timeline because of it. */
    record Done(Ticket ticket, List<Event> events) implements Outcome {
        public Done {
            events = List.copyOf(events);
        }
    }

    /** Nothing changed; {@code why} is told to the person word for word. */
    record Refused(Refusal why) implements Outcome {}
}
