package latchkey.local.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import latchkey.local.Nearest;
import latchkey.runtime.Json;
import latchkey.stage.StageMessage;
import org.jspecify.annotations.Nullable;

/** Whether the stage function could read what templates and definition send it. It is asked itself. */
final class StageMessages {

    private static final String READER = "latchkey.stage.StageHandler";
    private static final Pattern QUOTED = Pattern.compile("“([^”]+)”");
    private static final Object SOME_TICKET = "AR-7K3M9Q2X";
    private static final Object SOME_NUMBER = 1;

    private StageMessages() {}

    static boolean reads(Stack stack, Stack.Queue queue) {
        return stack.functions().stream()
                .filter(function -> function.handler().equals(READER))
                .flatMap(function -> function.events().stream())
                .anyMatch(event -> event instanceof EventSource.Queue source
                        && source.queueArn().equals(queue.arn()));
    }

    /** @param body with values of some ticket in place of its expressions; empty where it can be read */
    static Optional<String> refusal(@Nullable Object body) {
        try {
            var _ = StageMessage.parse(body instanceof String text ? text : Json.write(filled(body)));
            return Optional.empty();
        } catch (Json.NotJson _) {
            return Optional.of("It is no JSON object");
        } catch (NumberFormatException _) {
            return Optional.of("A word stands where a stage message has a number");
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The field that was probably meant, where the refusal quotes the name of one that is missing. */
    static Optional<String> misspelt(String refusal, @Nullable Object body) {
        return body instanceof Map<?, ?> fields
                ? QUOTED.matcher(refusal)
                        .results()
                        .findFirst()
                        .flatMap(missing -> Nearest.to(
                                missing.group(1),
                                fields.keySet().stream().map(String::valueOf).toList()))
                : Optional.empty();
    }

    private static Map<String, @Nullable Object> filled(@Nullable Object body) {
        var filled = new LinkedHashMap<String, @Nullable Object>();
        if (body instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> filled.put(
                    String.valueOf(name),
                    value instanceof String text && text.startsWith("{%")
                            ? "ticket".equals(name) ? SOME_TICKET : SOME_NUMBER
                            : value));
        }
        return filled;
    }
}
