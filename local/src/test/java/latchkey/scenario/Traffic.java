package latchkey.scenario;

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

    /** What is wrong with any of the tickets, held against the same stories told in peace. */
    List<String> misses(int mostMailsTwice) {
        var right = new EnumMap<Story, Ended>(Story.class);
        STORIES.forEach(story -> {
            var teller = new AmongFaults(
                    company, Optional.of(company.allMail().getLast().id()), false);
            right.put(story, ended(new Begun(story, story.tell(teller)), teller.mail()));
        });
        var mail = company.allMail();
        var misses = new ArrayList<String>();
        var twice = 0;
        for (var one : begun) {
            var ended = ended(one, mail);
            var reference = java.util.Objects.requireNonNull(right.get(one.story));
            twice += ended.mailsTwice(reference);
            ended.misses(reference, true).forEach(miss -> misses.add(one + ": " + miss));
        }
        if (twice > mostMailsTwice) {
            misses.add("%d mails came twice".formatted(twice));
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

    private Ended ended(Begun one, List<Mail> mail) {
        return Ended.of(company.person(one.story.requester()).ticket(one.ticket), mail);
    }
}
