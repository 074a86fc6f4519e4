package latchkey.local.template;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import latchkey.local.aws.states.DefinitionFaults;
import latchkey.ticket.Action;
import latchkey.ticket.Answer;
import org.jspecify.annotations.Nullable;

/** A machine's definition: faults of its own, what it sends to the stage function, and the words it expects from a ticket. */
final class DefinitionCheck {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"");

    private final Stack stack;
    private final Stack.Machine machine;
    private final Faults faults;

    DefinitionCheck(Stack stack, Stack.Machine machine, Faults faults) {
        this.stack = stack;
        this.machine = machine;
        this.faults = faults;
    }

    void check() {
        if (machine.definition().isEmpty()) {
            return; // its file could not be read, which has been said
        }
        DefinitionFaults.of(machine.definition()).forEach(it -> {
            var place = place(it.at());
            faults.add(place, place.property(), "is at fault: " + it.wrong(), it.right());
        });
        if (machine.definition().get("States") instanceof Map<?, ?> states) {
            states.forEach((name, state) -> {
                if (state instanceof Map<?, ?> fields) {
                    state(String.valueOf(name), fields, states);
                }
            });
        }
    }

    private void state(String name, Map<?, ?> state, Map<?, ?> states) {
        var at = "/States/" + name;
        if ("Choice".equals(state.get("Type"))) {
            words(state, at);
        }
        if (state.get("Arguments") instanceof Map<?, ?> arguments && arguments.get("QueueUrl") instanceof String url) {
            sent(url, arguments.get("MessageBody"), at);
            if (arguments.get("MessageBody") instanceof Map<?, ?> body
                    && states.get(state.get("Next")) instanceof Map<?, ?> next) {
                answers(body.get("stage"), next, "/States/" + state.get("Next"));
            }
        }
    }

    private void sent(String url, @Nullable Object body, String at) {
        var queue = stack.queues().stream().filter(it -> it.url().equals(url)).findFirst();
        if (queue.isEmpty()) {
            faults.unknown(
                    place(at + "/Arguments/QueueUrl"),
                    url,
                    "is no queue of these templates",
                    stack.queues().stream().map(Stack.Queue::url).toList());
            return;
        }
        var statements = stack.callers().getOrDefault(machine.caller(), List.of());
        if (!Permissions.allow(statements, "", "sqs:SendMessage", queue.get().arn(), Map.of())) {
            faults.add(
                    place(at),
                    "sqs:SendMessage",
                    "is not allowed to %s on %s"
                            .formatted(machine.logicalId(), queue.get().arn()),
                    "Allow it in its role");
        }
        if (StageMessages.reads(stack, queue.get())) {
            StageMessages.refusal(body)
                    .ifPresent(why -> faults.add(
                            place(at + "/Arguments/MessageBody"
                                    + StageMessages.misspelt(why, body)
                                            .map("/"::concat)
                                            .orElse("")),
                            queue.get().logicalId(),
                            "would be sent what the stage function cannot read: " + why,
                            "Write it as StageMessage reads it"));
        }
    }

    /** No word that a ticket does not give, and each that it may give to a question of that stage. */
    private void answers(@Nullable Object stage, Map<?, ?> choice, String at) {
        var known = new LinkedHashSet<String>();
        conditions(choice).values().forEach(condition -> known.addAll(wordsIn(condition)));
        expected(stage).stream()
                .filter(word -> !known.contains(word))
                .forEach(word -> faults.add(
                        place(at),
                        word,
                        "is a word that a ticket may give there, and no Choice knows it",
                        "Add a rule for it"));
    }

    private static Set<String> expected(@Nullable Object stage) {
        var words = new LinkedHashSet<String>();
        Arrays.stream(Action.values())
                .filter(action -> action.stage().word().equals(stage))
                .forEach(action -> words.add(action.answer().word()));
        if (!words.isEmpty()) {
            words.add(Answer.WITHDRAWN.word());
            words.add(Answer.EXPIRED.word());
        }
        return words;
    }

    private void words(Map<?, ?> choice, String at) {
        var right = Arrays.stream(Answer.values()).map(Answer::word).toList();
        conditions(choice)
                .forEach((path, condition) -> wordsIn(condition).stream()
                        .filter(word -> !right.contains(word))
                        .forEach(word ->
                                faults.unknown(place(at + path), word, "is no word that a ticket gives", right)));
    }

    private static Map<String, String> conditions(Map<?, ?> choice) {
        var conditions = new LinkedHashMap<String, String>();
        if (choice.get("Choices") instanceof List<?> rules) {
            for (var i = 0; i < rules.size(); i++) {
                if (rules.get(i) instanceof Map<?, ?> rule && rule.get("Condition") instanceof String condition) {
                    conditions.put("/Choices[%d]/Condition".formatted(i), condition);
                }
            }
        }
        return conditions;
    }

    private static List<String> wordsIn(String condition) {
        return WORD.matcher(condition)
                .results()
                .map(found -> Optional.ofNullable(found.group(1)).orElseGet(() -> String.valueOf(found.group(2))))
                .toList();
    }

    /** The place itself, or the nearest one around it: what is missing stands nowhere. */
    private Place place(String at) {
        for (var path = at; path.contains("/"); path = path.substring(0, path.lastIndexOf('/'))) {
            var found = machine.places().get(path);
            if (found != null) {
                return found;
            }
        }
        return new Place(machine.definitionFile(), 1, "States");
    }
}
