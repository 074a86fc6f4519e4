package latchkey.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import latchkey.local.template.EventSource;
import latchkey.local.template.Names;
import latchkey.local.template.Stack;
import latchkey.local.template.Template;

/**
 * What the templates say that has its price.
 *
 * @param memory of each function, in MB
 * @param queued the functions that a queue wakes
 * @param routed the functions that the HTTP API wakes
 * @param schedules rules that send a message each hour
 * @param alarmMetrics metrics that an alarm looks at; AWS charges each, not the alarm
 */
record Deployment(
        Map<String, Integer> memory, Set<String> queued, Set<String> routed, long schedules, long alarmMetrics) {

    private static final Map<String, String> PARAMETERS = Map.of(
            "MailDomain", "inbound.demo.example",
            "Sender", "latchkey@demo.example",
            "FirstItAdmin", "ines@demo.example",
            "AlarmAddress", "ines@demo.example");

    static Deployment read(Path project) throws IOException {
        var stack = Template.read(project.resolve("template.yaml"), PARAMETERS, Names.local());
        var memory =
                stack.functions().stream().collect(Collectors.toMap(Stack.Function::caller, Stack.Function::memory));
        var alarms = Files.readAllLines(project.resolve("infrastructure/alarms.yaml"));
        return new Deployment(
                memory,
                wokenBy(stack, EventSource.Queue.class::isInstance),
                wokenBy(stack, EventSource.Route.class::isInstance),
                stack.rules().stream().filter(rule -> hourly(rule)).count(),
                alarms.stream()
                        .filter(line -> line.strip().startsWith("MetricName:"))
                        .count());
    }

    private static boolean hourly(Stack.Rule rule) {
        return rule.schedule()
                .map(schedule -> {
                    if (!schedule.equals("rate(1 hour)")) {
                        throw new IllegalStateException(
                                "%s: the cost sheet counts rules of each hour, this is %s".formatted(rule, schedule));
                    }
                    return true;
                })
                .orElse(false);
    }

    private static Set<String> wokenBy(Stack stack, Predicate<EventSource> source) {
        return stack.functions().stream()
                .filter(function -> function.events().stream().anyMatch(source))
                .map(Stack.Function::caller)
                .collect(Collectors.toUnmodifiableSet());
    }
}
