package latchkey.scenario;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One mail, as often as it was sent.
 *
 * @param event which it is about; of an answer to a reply, its own
 * @param sent when each copy went out, the first first
 */
record Told(String to, String kind, String event, List<Instant> sent) {

    static List<Told> of(List<Mail> mails) {
        return List.copyOf(mails.stream()
                .sorted(Comparator.comparing(Mail::at))
                .collect(Collectors.toMap(
                        mail -> mail.to() + " " + mail.kind() + " " + mail.event(),
                        mail -> new Told(mail.to(), mail.kind(), mail.event(), List.of(mail.at())),
                        Told::and,
                        LinkedHashMap::new))
                .values());
    }

    /** For each copy but the first, when the one before it was sent. */
    List<Instant> sentBefore() {
        return sent.subList(0, sent.size() - 1);
    }

    /** @param names of the events on the timeline */
    String label(Function<String, String> names) {
        return "%s %s about %s".formatted(to, kind, names.apply(event));
    }

    private Told and(Told copy) {
        return new Told(
                to,
                kind,
                event,
                java.util.stream.Stream.concat(sent.stream(), copy.sent.stream())
                        .toList());
    }
}
