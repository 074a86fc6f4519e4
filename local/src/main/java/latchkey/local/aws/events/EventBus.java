package latchkey.local.aws.events;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import latchkey.local.aws.Account;
import latchkey.local.aws.Disk;
import latchkey.local.aws.Timed;
import latchkey.local.aws.sqs.QueueWriter;
import latchkey.runtime.Json;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * EventBridge's default bus: hands events to the rules that match them, and lets rules with a rate act when their time
 * has come. A rate begins with the first start; time that passed while nothing ran is one act, not many.
 */
public final class EventBus implements Timed {

    private final List<Rule> rules;
    private final QueueWriter queues;
    private final Disk disk;
    private final MVMap<String, String> due;

    /** @param queues writes as {@code events.amazonaws.com} */
    public EventBus(List<Rule> rules, QueueWriter queues, InstantSource clock, Disk disk) {
        this.rules = List.copyOf(rules);
        this.queues = queues;
        this.disk = disk;
        this.due = disk.map("schedules");
        var now = clock.instant();
        rules.forEach(rule -> rule.rate()
                .ifPresent(rate -> due.putIfAbsent(rule.name(), now.plus(rate).toString())));
        disk.commit();
    }

    /** Sends an event of an AWS service to all whom it concerns; durable when it returns. */
    public void put(Map<String, ? extends @Nullable Object> event) {
        rules.stream()
                .filter(rule ->
                        rule.pattern().filter(pattern -> pattern.matches(event)).isPresent())
                .forEach(rule -> send(rule, event));
    }

    @Override
    public Optional<Instant> nextDue() {
        return rules.stream()
                .filter(rule -> rule.rate().isPresent())
                .flatMap(rule -> Optional.ofNullable(due.get(rule.name())).stream())
                .map(Instant::parse)
                .min(Comparator.naturalOrder());
    }

    @Override
    public void due(Instant now) {
        for (var rule : rules) {
            rule.rate().ifPresent(rate -> {
                var at = Instant.parse(due.getOrDefault(rule.name(), now.toString()));
                if (!at.isAfter(now)) {
                    send(rule, scheduled(rule, at));
                    var next = at.plus(rate);
                    due.put(rule.name(), (next.isAfter(now) ? next : now.plus(rate)).toString());
                    disk.commit();
                }
            });
        }
    }

    @Override
    public boolean isSchedule() {
        return true;
    }

    @Override
    public void leaveOut(Instant until) {
        for (var rule : rules) {
            rule.rate().ifPresent(rate -> {
                var next = Instant.parse(due.getOrDefault(rule.name(), until.toString()));
                var left = Duration.between(next, until).dividedBy(rate);
                if (left > 0) {
                    due.put(rule.name(), next.plus(rate.multipliedBy(left)).toString());
                }
            });
        }
        disk.commit();
    }

    private void send(Rule rule, Map<String, ? extends @Nullable Object> event) {
        for (var target : rule.targets()) {
            var body = target.input().orElseGet(() -> Json.write(event));
            queues.write(rule.arn(), target.queue(), body);
        }
    }

    private static Map<String, Object> scheduled(Rule rule, Instant at) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.events");
        event.put("account", Account.ID);
        event.put("time", at.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", Account.REGION);
        event.put("resources", List.of(rule.arn()));
        event.put("detail", Map.of());
        return event;
    }
}
