package latchkey.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Tells stories, first as they should go, which shows all that can break in them, then with one fault each. */
final class FaultSweep implements AutoCloseable {

    private static final List<String> OF_A_CALL =
            List.of("crash-before", "crash-after", "throttle", "time-out", "duplicate");
    private static final List<String> OF_A_MACHINES_CALL = List.of("throttle", "time-out", "duplicate");

    /** These calls Lambda makes by itself, as often as it likes. */
    private static final Set<String> THE_POLLERS =
            Set.of("dynamodb.GetRecords", "dynamodb.GetShardIterator", "dynamodb.DescribeStream");

    private final Company company;
    private final Remains remains;
    private final Map<Story, Ended> right = new EnumMap<>(Story.class);
    private Optional<String> lastMail = Optional.empty();

    FaultSweep(Company company) {
        this.company = company;
        this.remains = new Remains(company);
    }

    /** A story in which one thing goes wrong. */
    record Case(Story story, Fault fault) {
        @Override
        public String toString() {
            return story + " with " + fault;
        }
    }

    /** @param struck whether the fault came to pass */
    record Told(boolean struck, List<String> misses) {}

    /**
     * Tells each story twice without a fault; everything that was called both times could have broken. What only one of them
     * calls hangs on the moment, as the catalog, which a container reads once: a fault of it would have nothing to strike.
     */
    List<Case> allCases() {
        var all = new ArrayList<Case>();
        for (var story : Story.values()) {
            var first = calls(story);
            calls(story)
                    .forEach((call, times) -> all.addAll(faults(
                            story, call.function(), call.operation(), Math.min(times, first.getOrDefault(call, 0)))));
        }
        return all;
    }

    private Map<Call, Integer> calls(Story story) {
        company.breaks(List.of());
        var teller = new AmongFaults(company, lastMail, false);
        var ticket = story.tell(teller);
        teller.ends();
        right.put(story, ended(story, ticket, teller));
        var called = company.couldBreak();
        var times = new LinkedHashMap<Call, Integer>();
        called.values().keySet().forEach(function -> {
            var calls = called.doc(function);
            calls.values().keySet().stream()
                    .filter(call -> !THE_POLLERS.contains(call))
                    .forEach(call -> times.put(new Call(function, call), Integer.parseInt(calls.text(call))));
        });
        return times;
    }

    private record Call(String function, String operation) {}

    /** @param kinds how many of the first cases show each kind of fault once */
    record Order(List<Case> cases, int kinds) {}

    /** Each kind of fault once, then the others; the same seed gives the same order. */
    static Order kindsFirst(List<Case> all, long seed) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(seed));
        var kinds = new HashSet<String>();
        var first = new ArrayList<Case>();
        var others = new ArrayList<Case>();
        shuffled.forEach(one -> (kinds.add(one.fault().kind()) ? first : others).add(one));
        first.addAll(others);
        return new Order(first, kinds.size());
    }

    Told tell(Case one) {
        company.breaks(List.of(one.fault()));
        var teller = new AmongFaults(company, lastMail, one.fault().isLate());
        try {
            var ticket = one.story().tell(teller);
            teller.ends();
            var struck = company.struck().getFirst();
            company.breaks(List.of());
            var ended = ended(one.story(), ticket, teller);
            var reference = Objects.requireNonNull(right.get(one.story()));
            var misses = ended.misses(reference, one.fault().isLate() ? company.dropped() : List.of());
            var again = ended.twice().stream()
                    .mapToInt(mail -> mail.sentBefore().size())
                    .sum();
            if (again > one.fault().mailsSentAgain()) {
                misses.add("mails came again: " + ended.twice());
            }
            var status = remains.execution(ticket);
            if (!status.equals("SUCCEEDED")) {
                misses.add("its execution is " + status);
            }
            return new Told(struck, misses);
        } catch (AssertionError e) {
            company.breaks(List.of());
            return new Told(true, List.of(String.valueOf(e.getMessage())));
        }
    }

    /** What is left after all stories, and should not be. */
    List<String> remains() {
        var misses = new ArrayList<String>();
        var idle = company.idleNow();
        if (!idle.body().equals("{\"idle\":true,\"dead\":0,\"failed\":0}")) {
            misses.add("at the end it is not idle and well: " + idle.body());
        }
        company.denied().forEach(call -> misses.add("a call was denied: " + call));
        remains.unstarted().forEach(ticket -> misses.add("still marked as not started: " + ticket));
        remains.leases().forEach(mail -> misses.add("still leased: " + mail));
        return misses;
    }

    @Override
    public void close() {
        remains.close();
    }

    private Ended ended(Story story, String ticket, AmongFaults teller) {
        var mails = teller.mail();
        lastMail = Optional.of(mails.getLast().id());
        return Ended.of(company.person(story.requester()).ticket(ticket), mails);
    }

    private static List<Case> faults(Story story, String function, String call, int times) {
        var faults = new ArrayList<Case>();
        for (int nth = 1; nth <= times; nth++) {
            for (var mode : function.endsWith("Function") ? OF_A_CALL : OF_A_MACHINES_CALL) {
                faults.add(new Case(story, new Fault(function, call, nth, mode)));
            }
            if (call.equals(Fault.INVOKE) && !function.equals("WebFunction")) {
                faults.add(new Case(story, new Fault(function, call, nth, Fault.LATE)));
            }
        }
        return faults;
    }
}
