package latchkey.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a story ended: its ticket, and who was mailed what about which event.
 *
 * @param people whoever was asked: address and id
 */
record Ended(String outcome, List<Happened> timeline, Map<String, String> people, List<Told> mails) {

    /** What asks for a step may be dropped, where the step is over when it would be sent. */
    private static final Set<String> ASKS = Set.of("ask", "reminder");

    private static final Set<String> LEAVES_THE_STEP_OPEN = Set.of("asked", "reminded", "commented", "warning");

    /**
     * An event.
     *
     * @param name its place and kind, which are the same whenever the story is told
     */
    private record Happened(String id, String name, String kind, Instant at, String what) {}

    static Ended of(Answer.Doc ticket, List<Mail> mails) {
        var timeline = new ArrayList<Happened>();
        for (var event : ticket.docs("timeline")) {
            var kind = event.text("kind");
            var what = "%s by %s via %s at %s: %s"
                    .formatted(
                            kind,
                            event.has("by") ? event.doc("by").text("email") : "nobody",
                            event.text("via"),
                            event.text("step"),
                            event.text("comment"));
            timeline.add(new Happened(
                    event.text("id"),
                    "%d %s".formatted(timeline.size() + 1, kind),
                    kind,
                    Instant.parse(event.text("at")),
                    what));
        }
        var people = new HashMap<String, String>();
        ticket.docs("progress")
                .forEach(step ->
                        step.docs("asked").forEach(person -> people.put(person.text("email"), person.text("id"))));
        var told = mails.stream()
                .filter(mail -> mail.ticket().equals(ticket.text("id")))
                .toList();
        return new Ended(ticket.text("outcome"), List.copyOf(timeline), Map.copyOf(people), Told.of(told));
    }

    /**
     * What is wrong with this end, held against the same story without a fault; but see {@link #twice}.
     *
     * @param dropped what the courier may rightly have dropped; each is held against the timeline
     */
    List<String> misses(Ended right, List<Dropped> dropped) {
        var misses = new ArrayList<String>();
        if (!outcome.equals(right.outcome)) {
            misses.add("it ended %s, not %s".formatted(outcome, right.outcome));
        }
        if (!whatHappened().equals(right.whatHappened())) {
            misses.add("its timeline is %s, not %s".formatted(whatHappened(), right.whatHappened()));
        }
        var here = labels();
        var there = right.labels();
        here.forEach((mail, many) -> {
            if (many > there.getOrDefault(mail, 0)) {
                misses.add("a mail that should not be: " + mail);
            }
        });
        right.mails.stream()
                .filter(mail -> here.getOrDefault(right.label(mail), 0) < there.getOrDefault(right.label(mail), 0))
                .filter(mail -> !wasOver(right.name(mail.event()), mail, dropped))
                .forEach(mail -> misses.add("a mail that never came: " + right.label(mail)));
        return misses;
    }

    /** The mails that were sent more than once. */
    List<Told> twice() {
        return mails.stream().filter(mail -> mail.sent().size() > 1).toList();
    }

    /** Whether the courier dropped the mail about the event of that name, and the step was over by then. */
    private boolean wasOver(String name, Told mail, List<Dropped> dropped) {
        var about = timeline.stream().filter(event -> event.name.equals(name)).findFirst();
        return ASKS.contains(mail.kind())
                && about.isPresent()
                && dropped.stream()
                        .filter(one -> one.event().equals(about.get().id)
                                && one.kind().equals(mail.kind())
                                && one.to().equals(people.get(mail.to())))
                        .anyMatch(one -> over(about.get())
                                .filter(end -> !one.at().isBefore(end))
                                .isPresent());
    }

    /** When the step that the event asks for was over. */
    private Optional<Instant> over(Happened asked) {
        return timeline.subList(timeline.indexOf(asked) + 1, timeline.size()).stream()
                .filter(event -> !LEAVES_THE_STEP_OPEN.contains(event.kind))
                .map(Happened::at)
                .findFirst();
    }

    private List<String> whatHappened() {
        return timeline.stream().map(Happened::what).toList();
    }

    private Map<String, Integer> labels() {
        return mails.stream()
                .collect(Collectors.groupingBy(this::label, TreeMap::new, Collectors.summingInt(mail -> 1)));
    }

    private String label(Told mail) {
        return mail.label(this::name);
    }

    /** Ids differ whenever a story is told; an answer to a reply stands on no timeline. */
    private String name(String event) {
        return timeline.stream()
                .filter(one -> one.id.equals(event))
                .map(Happened::name)
                .findFirst()
                .orElse("what they wrote");
    }
}
