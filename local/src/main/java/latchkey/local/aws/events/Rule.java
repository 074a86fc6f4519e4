package latchkey.local.aws.events;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import latchkey.local.aws.Account;

/**
 * A rule of the default event bus, as the template has it.
 *
 * @param pattern the events it takes; empty for a schedule
 * @param rate how often it acts by itself; empty where it waits for events
 */
public record Rule(String name, Optional<EventPattern> pattern, Optional<Duration> rate, List<Target> targets) {

    public Rule {
        if (pattern.isPresent() == rate.isPresent()) {
            throw new IllegalArgumentException(
                    "A rule has an EventPattern or a ScheduleExpression, one of them: " + name);
        }
    }

    /**
     * A queue that the rule writes to.
     *
     * @param queue its name
     * @param input what it writes; left out, the event itself
     */
    public record Target(String queue, Optional<String> input) {}

    /** What AWS calls it here. */
    public String arn() {
        return Account.arn("events", "rule/" + name);
    }
}
