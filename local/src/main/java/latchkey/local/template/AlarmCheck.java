package latchkey.local.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** An alarm watches a thing that is there and tells somebody; and every thing that can fail unseen has one. */
final class AlarmCheck {

    private static final String CLOUDWATCH = "cloudwatch.amazonaws.com";
    private static final Pattern METRIC_ID = Pattern.compile("\\b[a-z][A-Za-z0-9_]*\\b");

    private static final int A_MINUTE = 60;
    private static final Set<Integer> SHORT_PERIODS = Set.of(10, 20, 30);

    private static final Fields TABLE = Table.read("alarms.yaml");

    private final Template.Read read;
    private final Stack stack;
    private final Admission admission;
    private final Faults faults;
    private final Set<Watched> watched = new LinkedHashSet<>();

    /** An alarm whose value was faulty, and reported where it stands, may be about anything. */
    private boolean unclear;

    AlarmCheck(Template.Read read, Faults faults) {
        this.read = read;
        this.stack = read.stack();
        this.admission = new Admission(stack, faults);
        this.faults = faults;
    }

    private record Watched(String metric, String value) {}

    void check() {
        each("AWS::CloudWatch::Alarm", (scope, resource) -> {
            var it = new Fields(scope.properties(resource));
            metrics(it);
            actions(it, new Physical(scope).attribute(resource, "Arn").orElse(""));
        });
        TABLE.in("needed")
                .map()
                .entries()
                .keySet()
                .forEach(type -> each(type, (scope, resource) -> {
                    var dimension = dimensionOf(type);
                    var value = new Physical(scope).attribute(resource, attribute(dimension));
                    value.ifPresent(it ->
                            TABLE.in("needed").texts(type).forEach(metric -> needed(resource.place(), metric, it)));
                }));
        var deadLetters = stack.queues().stream()
                .flatMap(queue -> queue.redrive().stream())
                .map(Stack.Redrive::deadLetterArn)
                .toList();
        stack.queues()
                .forEach(queue -> needed(
                        queue.place(),
                        deadLetters.contains(queue.arn())
                                ? "ApproximateNumberOfMessagesVisible"
                                : "ApproximateAgeOfOldestMessage",
                        queue.name()));
    }

    private interface Visitor {
        void visit(Scope scope, Resource resource);
    }

    private void each(String type, Visitor visitor) {
        read.scopes()
                .forEach(scope -> scope.file().resources().values().stream()
                        .filter(resource -> resource.typeName().equals(type) && scope.exists(resource))
                        .forEach(resource -> visitor.visit(scope, resource)));
    }

    private void needed(Place place, String metric, String value) {
        if (!unclear && !watched.contains(new Watched(metric, value))) {
            faults.add(
                    place,
                    value,
                    "has no alarm on " + metric + ", so it would fail unseen",
                    "Write one into infrastructure/alarms.yaml");
        }
    }

    private void metrics(Fields alarm) {
        period(alarm);
        if (alarm.has("MetricName")) {
            metric(alarm);
        }
        var ids = alarm.each("Metrics").stream().map(it -> it.known("Id")).toList();
        for (var one : alarm.each("Metrics")) {
            if (one.has("MetricStat")) {
                period(one.in("MetricStat"));
                metric(one.in("MetricStat").in("Metric"));
            }
            one.text("Expression")
                    .ifPresent(text -> METRIC_ID.matcher(text).results().forEach(found -> {
                        if (!ids.contains(found.group())) {
                            faults.unknown(one.place("Expression"), found.group(), "is no metric of this alarm", ids);
                        }
                    }));
        }
    }

    /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
    private void period(Fields it) {
        it.number("Period").ifPresent(seconds -> {
            if (!SHORT_PERIODS.contains(seconds) && seconds % A_MINUTE != 0) {
                var below = Math.max(A_MINUTE, seconds / A_MINUTE * A_MINUTE);
                faults.add(
                        it.place("Period"),
                        seconds,
                        "is no period of CloudWatch, which takes 10, 20, 30 and the multiples of 60",
                        "Write Period: " + below);
            }
        });
    }

    private void metric(Fields it) {
        var namespaces = TABLE.in("metrics");
        var namespace = it.known("Namespace");
        if (!namespaces.has(namespace)) {
            faults.unknown(
                    it.place("Namespace"),
                    namespace,
                    "is no namespace that is known here",
                    namespaces.map().entries().keySet());
            return;
        }
        var dimensions = namespaces.in(namespace);
        for (var one : it.each("Dimensions")) {
            var dimension = one.known("Name");
            if (!dimensions.has(dimension)) {
                faults.unknown(
                        one.place("Name"),
                        dimension,
                        "is no dimension of " + namespace,
                        dimensions.map().entries().keySet());
            } else {
                metric(it, dimension, dimensions.texts(dimension), one);
            }
        }
    }

    private void metric(Fields it, String dimension, List<String> known, Fields one) {
        var metric = it.known("MetricName");
        if (!known.contains(metric)) {
            faults.unknown(it.place("MetricName"), metric, "is no metric by " + dimension, known);
        }
        var values = values(dimension);
        unclear |= one.known("Value").isEmpty();
        if (!one.known("Value").isEmpty() && !values.contains(one.known("Value"))) {
            faults.unknown(
                    one.place("Value"), one.known("Value"), "is no %s of these templates".formatted(dimension), values);
        }
        watched.add(new Watched(metric, one.known("Value")));
    }

    private List<String> values(String dimension) {
        var values = new ArrayList<String>();
        each(
                TABLE.in("values").in(dimension).known("type"),
                (scope, resource) -> new Physical(scope)
                        .attribute(resource, attribute(dimension))
                        .ifPresent(values::add));
        return values;
    }

    private String attribute(String dimension) {
        return TABLE.in("values").in(dimension).known("attribute");
    }

    private String dimensionOf(String type) {
        var values = TABLE.in("values");
        return values.map().entries().keySet().stream()
                .filter(dimension -> values.in(dimension).known("type").equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("alarms.yaml gives no dimension for " + type));
    }

    private void actions(Fields alarm, String arn) {
        var actions = alarm.texts("AlarmActions");
        if (actions.isEmpty()) {
            faults.add(alarm.place(), "AlarmActions", "are none, so it tells nobody", "Name a topic");
        }
        actions.stream()
                .filter(topic -> admission.known(topic, admission.topics(), alarm.place("AlarmActions")))
                .forEach(topic -> {
                    admission.admits(topic, CLOUDWATCH, "sns:Publish", topic, arn, alarm.place("AlarmActions"));
                    if (stack.subscriptions().stream()
                            .noneMatch(it -> it.topicArn().equals(topic))) {
                        faults.add(alarm.place("AlarmActions"), topic, "has no subscriber", "Subscribe an address");
                    }
                });
    }
}
