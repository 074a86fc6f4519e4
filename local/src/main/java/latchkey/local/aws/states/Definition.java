package latchkey.local.aws.states;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import latchkey.local.aws.states.State.Catcher;
import latchkey.local.aws.states.State.Group;
import latchkey.local.aws.states.State.Resource;
import latchkey.local.aws.states.State.Retrier;
import latchkey.local.aws.states.State.Rule;
import org.jspecify.annotations.Nullable;

/**
 * A state machine's definition, read. {@link DefinitionFaults} says beforehand whether it can be.
 *
 * @param timeout the execution's own {@code TimeoutSeconds}
 */
record Definition(Group top, Optional<Duration> timeout) {

    static Definition read(Node json) {
        return new Definition(group(json), json.numberIf("TimeoutSeconds").map(Duration::ofSeconds));
    }

    private static Group group(Node json) {
        var states = new LinkedHashMap<String, State>();
        json.node("States").fields().forEach((name, state) -> states.put(name, state(name, Node.of(state))));
        return new Group(json.text("StartAt"), states);
    }

    private static State state(String name, Node json) {
        var next = json.textIf("Next").orElse(null);
        var assign = template(json, "Assign");
        var output = template(json, "Output");
        var type = json.text("Type");
        return switch (type) {
            case "Pass" -> new State.Pass(name, next, assign, output);
            case "Task" -> task(name, json);
            case "Choice" ->
                new State.Choice(name, rules(json), json.textIf("Default").orElse(null), assign, output);
            case "Wait" ->
                new State.Wait(name, next, assign, output, template(json, "Seconds"), template(json, "Timestamp"));
            case "Succeed" -> new State.Succeed(name, output);
            case "Fail" -> new State.Fail(name, template(json, "Error"), template(json, "Cause"));
            case "Parallel" -> parallel(name, json);
            case "Map" -> map(name, json);
            default -> throw new IllegalArgumentException("No state is of type " + type);
        };
    }

    private static State task(String name, Node json) {
        var arn = json.text("Resource");
        return new State.Task(
                name,
                json.textIf("Next").orElse(null),
                template(json, "Assign"),
                template(json, "Output"),
                Resource.of(arn).orElseThrow(() -> new IllegalArgumentException("No integration is " + arn)),
                template(json, "Arguments"),
                template(json, "TimeoutSeconds"),
                template(json, "HeartbeatSeconds"),
                retriers(json),
                catchers(json));
    }

    private static State parallel(String name, Node json) {
        return new State.Parallel(
                name,
                json.textIf("Next").orElse(null),
                template(json, "Assign"),
                template(json, "Output"),
                template(json, "Arguments"),
                json.nodes("Branches").stream().map(Definition::group).toList(),
                retriers(json),
                catchers(json));
    }

    private static State map(String name, Node json) {
        return new State.MapEach(
                name,
                json.textIf("Next").orElse(null),
                template(json, "Assign"),
                template(json, "Output"),
                template(json, "Items"),
                template(json, "ItemSelector"),
                template(json, "MaxConcurrency"),
                group(json.node("ItemProcessor")),
                retriers(json),
                catchers(json));
    }

    private static List<Rule> rules(Node json) {
        var rules = json.nodes("Choices");
        return IntStream.range(0, rules.size())
                .mapToObj(i -> {
                    var rule = rules.get(i);
                    var at = "Choices[" + i + "]/";
                    return new Rule(
                            new Template(at + "Condition", rule.get("Condition")),
                            rule.text("Next"),
                            template(rule, "Assign", at),
                            template(rule, "Output", at));
                })
                .toList();
    }

    private static List<Retrier> retriers(Node json) {
        return json.nodes("Retry").stream()
                .map(retrier -> new Retrier(
                        retrier.texts("ErrorEquals"),
                        Duration.ofSeconds(retrier.numberIf("IntervalSeconds").orElse(1L)),
                        retrier.decimalIf("BackoffRate")
                                .map(BigDecimal::doubleValue)
                                .orElse(2.0),
                        Math.toIntExact(retrier.numberIf("MaxAttempts").orElse(3L)),
                        retrier.numberIf("MaxDelaySeconds").map(Duration::ofSeconds),
                        retrier.textIf("JitterStrategy").equals(Optional.of("FULL"))))
                .toList();
    }

    private static List<Catcher> catchers(Node json) {
        var catchers = json.nodes("Catch");
        return IntStream.range(0, catchers.size())
                .mapToObj(i -> {
                    var catcher = catchers.get(i);
                    var at = "Catch[" + i + "]/";
                    return new Catcher(
                            catcher.texts("ErrorEquals"),
                            catcher.text("Next"),
                            template(catcher, "Assign", at),
                            template(catcher, "Output", at));
                })
                .toList();
    }

    private static @Nullable Template template(Node json, String field) {
        return template(json, field, "");
    }

    private static @Nullable Template template(Node json, String field, String at) {
        return json.has(field) ? new Template(at + field, json.get(field)) : null;
    }
}
