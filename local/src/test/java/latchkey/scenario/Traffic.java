package latchkey.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Several people at once, one story after the other, until they are told to stop. */
final class Traffic implements AutoCloseable {

    private static final int AT_ONCE = 3;

    /** Those in which nobody moves the clock, for it is everybody's. */
    private static final List<Story> STORIES = List.of(Story.GRANTED, Story.COMMENTED, Story.DENIED, Story.WITHDRAWN);

    private final Company company;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger replies = new AtomicInteger();
    private final AtomicInteger comments = new AtomicInteger();
    private final List<Begun> begun = new CopyOnWriteArrayList<>();
    private final ExecutorService people = Executors.newFixedThreadPool(AT_ONCE);
    private final List<Future<?>> working = new ArrayList<>();
    private volatile boolean goesOn = true;

    private record Begun(Story story, String ticket) {}

    Traffic(Company company) {
        this.company = company;
    }

    void start() {
        for (int one = 0; one < AT_ONCE; one++) {
            var first = one;
            working.add(people.submit(() -> tell(first)));
        }
    }

    /** Waits until one more mail has been sent: a process that is killed before it has done anything gets nowhere. */
    void awaitMail() throws InterruptedException {
        var before = company.allMail().size();
        while (company.allMail().size() == before) {
            Thread.sleep(20);
        }
    }

    /** Lets everybody come to the end of their story. */
    void stop() throws InterruptedException {
        goesOn = false;
        for (var one : working) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new AssertionError("A story could not be told to its end", e.getCause());
            }
        }
    }

    /**
     * What is wrong with any of the tickets, held against the same stories told in peace. A mail comes twice only where a kill
     * lies between.
     *
     * @param mostSentAtOnce how many mails can be sent and not yet marked when a kill strikes
     */
    List<String> misses(int mostSentAtOnce) {
        var right = new EnumMap<Story, Ended>(Story.class);
        STORIES.forEach(story -> {
            var teller = new AmongFaults(
                    company, Optional.of(company.allMail().getLast().id()), false);
            right.put(story, ended(new Begun(story, story.tell(teller)), teller.mail()));
        });
        var mail = company.allMail();
        var misses = new ArrayList<String>();
        var dropped = company.dropped();
        var kills = company.kills();
        var again = new int[kills.size() + 1];
        for (var one : begun) {
            var ended = ended(one, mail);
            var reference = java.util.Objects.requireNonNull(right.get(one.story));
            ended.misses(reference, dropped).forEach(miss -> misses.add(one + ": " + miss));
            for (var twice : ended.twice()) {
                var lives = twice.sent().stream().map(at -> life(at, kills)).toList();
                lives.subList(0, lives.size() - 1).forEach(life -> again[life]++);
                if (lives.stream().distinct().count() < lives.size()) {
                    misses.add("%s: sent again without a kill between: %s".formatted(one, twice));
                }
            }
        }
        for (int life = 0; life < again.length; life++) {
            if (again[life] > mostSentAtOnce) {
                misses.add("%d mails of life %d came again".formatted(again[life], life + 1));
            }
        }
        return misses;
    }

    /** What was acknowledged. */
    @Override
    public String toString() {
        return "%d requests, %d replies by mail, %d comments".formatted(requests.get(), replies.get(), comments.get());
    }

    @Override
    public void close() {
        people.shutdownNow();
    }

    private void tell(int first) {
        for (int many = first; goesOn; many++) {
            var story = STORIES.get(many % STORIES.size());
            begun.add(new Begun(story, story.tell(new AmongKills(company, requests, replies, comments))));
        }
    }

    /** How many kills came before. */
    private static int life(Instant at, List<Instant> kills) {
        return (int) kills.stream().filter(kill -> kill.isBefore(at)).count();
    }

    private Ended ended(Begun one, List<Mail> mail) {
        return Ended.of(company.person(one.story.requester()).ticket(one.ticket), mail);
    }
}
