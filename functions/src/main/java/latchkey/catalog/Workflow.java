package latchkey.catalog;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import latchkey.people.Person;

/**
 * How a request for an app goes its way; a ticket pins it when it is made (R3).
 *
 * @param sso IT provisions before the App Admin assigns (R27)
 * @param preapprove any of these that holds of the requester makes the approval steps unnecessary (R56)
 * @param admins the App Admins; none means the IT Admins (R45)
 * @param reasonRequired a denial needs a reason
 * @param remind how long until people are asked again, and again
 * @param escalate how long until the IT Admins are asked too
 * @param expire how long a step waits at most
 * @param byMail whether a reply decides; otherwise it is a comment
 */
public record Workflow(
        List<ApprovalStep> steps,
        List<Rule> preapprove,
        boolean sso,
        Parties admins,
        boolean reasonRequired,
        Duration remind,
        Duration escalate,
        Duration expire,
        boolean byMail) {

    /** Limits that keep an execution under a year and 25,000 events. */
    public static final int MOST_STEPS = 5;

    /** Approvals that all steps together may need, so that the lists of those who acted fit the transaction that ends a ticket. */
    public static final int MOST_ANSWERS = 40;

    /**
     * People whom all steps together may ask, members of groups included. A ticket names each, and stands in up to 90 lists:
     * at 100 bytes a person the transaction that ends it stays below DynamoDB's 4 MB.
     */
    public static final int MOST_ASKED = 400;

    public static final Duration SHORTEST_REMIND = Duration.ofHours(4);
    public static final Duration LONGEST_EXPIRE = Duration.ofDays(45);

    public static final Duration REMIND = Duration.ofDays(2);
    public static final Duration ESCALATE = Duration.ofDays(5);
    public static final Duration EXPIRE = Duration.ofDays(30);

    public Workflow {
        steps = List.copyOf(steps);
        preapprove = List.copyOf(preapprove);
        if (steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException(
                    "An app has at most %d approval steps, got %d".formatted(MOST_STEPS, steps.size()));
        }
        if (remind.compareTo(SHORTEST_REMIND) < 0
                || escalate.compareTo(SHORTEST_REMIND) < 0
                || expire.compareTo(LONGEST_EXPIRE) > 0
                || expire.compareTo(remind) < 0) {
            throw new IllegalArgumentException(
                    "remind and escalate are at least %s, expire at most %s and not before remind, got %s, %s, %s"
                            .formatted(SHORTEST_REMIND, LONGEST_EXPIRE, remind, escalate, expire));
        }
    }

    /** The rule that makes approval unnecessary for this person, where one holds and there is something to skip. */
    public Optional<Rule> preapproves(Person requester) {
        return steps.isEmpty()
                ? Optional.empty()
                : preapprove.stream().filter(rule -> rule.holdsFor(requester)).findFirst();
    }

    /** How long each attempt of a step waits, in whole seconds, until the last one has expired it. */
    public List<Duration> waits() {
        var waits = new ArrayList<Duration>();
        var before = Duration.ZERO;
        for (var moment : moments()) {
            waits.add(moment.minus(before));
            before = moment;
        }
        return List.copyOf(waits);
    }

    /** Whether the step is over when it is asked for the given time; the first time is attempt 0. */
    public boolean expiresAt(int attempt) {
        return attempt >= waits().size();
    }

    /** Whether the time to ask the IT Admins too came after one attempt and not after the next. */
    public boolean escalatesBetween(int before, int attempt) {
        int at = List.copyOf(moments()).indexOf(escalate.truncatedTo(ChronoUnit.SECONDS)) + 1;
        return at > 0 && before < at && at <= attempt;
    }

    private TreeSet<Duration> moments() {
        var reminders = Stream.iterate(remind, at -> at.compareTo(expire) < 0, at -> at.plus(remind));
        var others = Stream.of(escalate, expire).filter(at -> at.compareTo(expire) <= 0);
        var moments = new TreeSet<Duration>();
        Stream.concat(reminders, others)
                .map(at -> at.truncatedTo(ChronoUnit.SECONDS))
                .forEach(moments::add);
        return moments;
    }
}
