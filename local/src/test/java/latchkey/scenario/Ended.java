package latchkey.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a story ended: its ticket, and who was mailed what about which event.
 *
 * @param timeline an event a line: what, by whom, how, at which step, with which words
 * @param mails to whom, of which kind and about what; how often each
 */
record Ended(String outcome, List<String> timeline, Map<String, Integer> mails) {

    /** Mails that ask for a step are dropped where the step is over when they would be sent. */
    private static final List<String> DROPPED_WHEN_LATE = List.of(" ask ", " reminder ");

    static Ended of(Answer.Doc ticket, List<Mail> mails) {
        var names = new HashMap<String, String>();
        var timeline = new ArrayList<String>();
        for (var event : ticket.docs("timeline")) {
            names.put(event.text("id"), "%d %s".formatted(names.size() + 1, event.text("kind")));
            timeline.add("%s by %s via %s at %s: %s"
                    .formatted(
                            event.text("kind"),
                            event.has("by") ? event.doc("by").text("email") : "nobody",
                            event.text("via"),
                            event.text("step"),
                            event.text("comment")));
        }
        var told = mails.stream()
                .filter(mail -> mail.ticket().equals(ticket.text("id")))
                .collect(Collectors.groupingBy(
                        mail -> "%s %s about %s"
                                .formatted(mail.to(), mail.kind(), names.getOrDefault(mail.event(), "what they wrote")),
                        TreeMap::new,
                        Collectors.summingInt(mail -> 1)));
        return new Ended(ticket.text("outcome"), List.copyOf(timeline), told);
    }

    /**
     * What is wrong with this end, held against the same story without a fault; but see {@link #mailsTwice}.
     *
     * @param isLate whether mails may have come too late for their step
     */
    List<String> misses(Ended right, boolean isLate) {
        var misses = new ArrayList<String>();
        if (!outcome.equals(right.outcome)) {
            misses.add("it ended %s, not %s".formatted(outcome, right.outcome));
        }
        if (!timeline.equals(right.timeline)) {
            misses.add("its timeline is %s, not %s".formatted(timeline, right.timeline));
        }
        mails.keySet().stream()
                .filter(mail -> !right.mails.containsKey(mail))
                .forEach(mail -> misses.add("a mail that should not be: " + mail));
        right.mails.keySet().stream()
                .filter(mail -> !mails.containsKey(mail))
                .filter(mail -> !isLate || DROPPED_WHEN_LATE.stream().noneMatch(mail::contains))
                .forEach(mail -> misses.add("a mail that never came: " + mail));
        return misses;
    }

    /** How many mails came more often than they should. */
    int mailsTwice(Ended right) {
        return mails.entrySet().stream()
                .mapToInt(mail -> Math.max(0, tooMany(mail, right)))
                .sum();
    }

    private static int tooMany(Map.Entry<String, Integer> mail, Ended right) {
        return mail.getValue() - right.mails.getOrDefault(mail.getKey(), 1);
    }
}
