package latchkey.local.aws.ses;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import latchkey.local.aws.Account;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.Disk;
import latchkey.runtime.Json;

/**
 * The events of a configuration set: kept with the mail that causes them, published afterwards, at least once.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html">examples</a>
 */
final class SendingEvents {

    private static final String TOPIC_IS_VALID = "Successfully validated SNS topic for Amazon SES event publishing.";

    private final Disk disk;
    private final Map<String, String> waiting;
    private final Map<String, String> said;
    /** What callers made, beside what the templates name: sets, and their destinations by set and name. */
    private final Map<String, String> madeSets;

    private final Map<String, String> madeDestinations;
    private final Map<String, List<Destination>> sets = new ConcurrentHashMap<>();
    private volatile BiConsumer<String, String> topics = (topic, message) -> {
        throw Draft.bad("There is no topic %s".formatted(topic));
    };

    /** @param types as in the API: {@code BOUNCE}, {@code COMPLAINT} … */
    private record Destination(Set<String> types, Consumer<String> topic) {}

    SendingEvents(Disk disk) {
        this.disk = disk;
        this.waiting = disk.map("ses.events");
        this.said = disk.map("ses.set-up");
        this.madeSets = disk.map("ses.sets");
        this.madeDestinations = disk.map("ses.destinations");
        madeSets.keySet().forEach(this::set);
        madeDestinations.forEach((key, written) -> {
            var made = new Members(Json.object(written));
            var topic = made.required("topic");
            if (made.is("enabled")) {
                listen(made.required("set"), Set.copyOf(made.texts("types")), message -> topics.accept(topic, message));
            }
        });
    }

    /** @param publisher publishes a message under the ARN of a topic; throws where it cannot */
    void topics(BiConsumer<String, String> publisher) {
        topics = publisher;
    }

    /** @return whether there was no such set */
    synchronized boolean make(String set) {
        if (has(set)) {
            return false;
        }
        set(set);
        madeSets.put(set, "");
        disk.commit();
        return true;
    }

    /** @return whether the set had no destination of that name */
    synchronized boolean make(String set, String name, Set<String> types, String topic, boolean enabled) {
        var key = set + "/" + name;
        if (madeDestinations.containsKey(key)) {
            return false;
        }
        tryOut(topic);
        if (enabled) {
            listen(set, types, message -> topics.accept(topic, message));
        }
        madeDestinations.put(
                key, Json.write(Map.of("set", set, "types", List.copyOf(types), "topic", topic, "enabled", enabled)));
        disk.commit();
        return true;
    }

    /** Makes a configuration set, with no destination so far. */
    void set(String name) {
        sets.putIfAbsent(name, new CopyOnWriteArrayList<>());
    }

    boolean has(String set) {
        return sets.containsKey(set);
    }

    /** Adds a destination. The first time ever, SES tells its topic that it is one, in plain text. */
    synchronized void destination(String set, String name, Set<String> types, Consumer<String> topic) {
        listen(set, types, topic);
        if (!said.containsKey("destination " + set + "/" + name)) {
            topic.accept(TOPIC_IS_VALID);
            said.put("destination " + set + "/" + name, "");
            disk.commit();
        }
    }

    private void tryOut(String topic) {
        try {
            topics.accept(topic, TOPIC_IS_VALID);
        } catch (AwsFault fault) {
            throw Draft.bad("SES cannot publish to the topic %s: %s".formatted(topic, fault.getMessage()));
        }
    }

    private void listen(String set, Set<String> types, Consumer<String> topic) {
        sets.computeIfAbsent(set, made -> new CopyOnWriteArrayList<>()).add(new Destination(types, topic));
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
