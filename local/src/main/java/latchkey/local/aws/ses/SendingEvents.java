package latchkey.local.aws.ses;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import latchkey.local.aws.Account;
import latchkey.local.aws.Disk;
import latchkey.runtime.Json;

/**
 * The events of a configuration set: kept with the mail that causes them, published afterwards, at least once.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html">examples</a>
 */
final class SendingEvents {

    private final Disk disk;
    private final Map<String, String> waiting;
    private final Map<String, String> said;
    private final Map<String, List<Destination>> sets = new ConcurrentHashMap<>();

    /** @param types as in the API: {@code BOUNCE}, {@code COMPLAINT} … */
    private record Destination(Set<String> types, Consumer<String> topic) {}

    SendingEvents(Disk disk) {
        this.disk = disk;
        this.waiting = disk.map("ses.events");
        this.said = disk.map("ses.set-up");
    }

    /** Makes a configuration set, with no destination so far. */
    void set(String name) {
        sets.putIfAbsent(name, new ArrayList<>());
    }

    boolean has(String set) {
        return sets.containsKey(set);
    }

    /** Adds a destination. The first time ever, SES tells its topic that it is one, in plain text. */
    synchronized void destination(String set, String name, Set<String> types, Consumer<String> topic) {
        sets.computeIfAbsent(set, made -> new ArrayList<>()).add(new Destination(types, topic));
        if (!said.containsKey("destination " + set + "/" + name)) {
            topic.accept("Successfully validated SNS topic for Amazon SES event publishing.");
            said.put("destination " + set + "/" + name, "");
            disk.commit();
        }
    }

    /** Keeps an event until {@link #publish}; the caller commits. */
    synchronized void keep(SentMail mail, RawMail raw, String recipient, Fate fate, Instant at) {
        var set = mail.configurationSet().orElse("");
        if (sets.getOrDefault(set, List.of()).stream()
                .noneMatch(to -> to.types().contains(fate.wantedAs()))) {
            return;
        }
        var event = new LinkedHashMap<String, Object>();
        event.put("eventType", fate.eventType());
        event.put(
                fate.eventType().toLowerCase(Locale.ROOT),
                fate.detail(recipient, millis(at), SesId.of(at, UUID.randomUUID())));
        event.put("mail", mail(mail, raw));
        var entry = Map.of("set", set, "type", fate.wantedAs(), "at", at, "event", Json.write(event));
        long next = waiting.keySet().stream().mapToLong(Long::parseLong).max().orElse(0) + 1;
        waiting.put("%016d".formatted(next), Json.write(entry));
    }

    synchronized Optional<Instant> nextDue() {
        return waiting.values().stream()
                .map(entry -> Instant.parse(String.valueOf(Json.object(entry).get("at"))))
                .min(Instant::compareTo);
    }

    /** Publishes what is waiting. An event leaves once its topics have it. */
    synchronized void publish() {
        for (var key : List.copyOf(waiting.keySet())) {
            var entry = new Members(Json.object(waiting.getOrDefault(key, "{}")));
            for (var to : sets.getOrDefault(entry.text("set").orElse(""), List.of())) {
                if (to.types().contains(entry.text("type").orElse(""))) {
                    to.topic().accept(entry.text("event").orElseThrow());
                }
            }
            waiting.remove(key);
            disk.commit();
        }
    }

    private static Map<String, Object> mail(SentMail sent, RawMail raw) {
        var mail = new LinkedHashMap<String, Object>();
        mail.put("timestamp", millis(sent.at()));
        mail.put("source", sent.source());
        mail.put("sourceArn", Ses.identityArn(sent.identity()));
        mail.put("sendingAccountId", Account.ID);
        mail.put("messageId", sent.id());
        mail.put("destination", sent.recipients());
        var headers = Headers.of(raw.without("Message-ID").without("Date"));
        mail.put("headersTruncated", headers.truncated());
        mail.put("headers", headers.listed());
        var common = Headers.common(raw);
        common.put("messageId", sent.id());
        common.remove("date");
        mail.put("commonHeaders", common);
        var tags = new LinkedHashMap<String, Object>();
        tags.put("ses:operation", List.of("SendEmail"));
        tags.put("ses:configuration-set", sent.configurationSet().stream().toList());
        tags.put("ses:source-ip", List.of("127.0.0.1"));
        tags.put(
                "ses:from-domain",
                List.of(sent.identity().substring(sent.identity().indexOf('@') + 1)));
        tags.put("ses:caller-identity", List.of(sent.caller()));
        sent.tags().forEach((name, value) -> tags.put(name, List.of(value)));
        mail.put("tags", tags);
        return mail;
    }

    private static Instant millis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
