package latchkey.sdk;

import static latchkey.sdk.Judge.LOCALSTACK;
import static latchkey.sdk.Judge.MINISTACK;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;

/**
 * The expressions of {@code expressions.txt}, and what JSONata's own JavaScript 2.0.6 gives for them: its answers stand in
 * {@code expressions.answers.json}, which {@code tools/jsonata-witness} verifies. An expression that gives nothing, or fails,
 * is an error here; one that is none is refused with its definition.
 */
@SdkTest("Step Functions")
@Source("step-functions/latest/dg/transforming-data.html")
class ReferenceTest {

    private static final String QUERY_ERROR = "States.QueryEvaluationError";
    private static final String REFUSED = "refused";

    private final Machines machines;

    ReferenceTest(Aws aws) {
        this.machines = new Machines(aws);
    }

    @Test
    void paths_give_what_jsonatas_own_javascript_gives() throws Exception {
        assertSame("paths");
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "A definition with [1..2] as a filter is taken")
    void filters_and_orders_give_what_jsonatas_own_javascript_gives() throws Exception {
        assertSame("filters");
    }

    @Test
    void conditions_give_what_jsonatas_own_javascript_gives() throws Exception {
        assertSame("conditions");
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "$max of a text is States.Runtime")
    @Differs(judge = MINISTACK, how = "5.5 % 2 is 1")
    void numbers_give_what_jsonatas_own_javascript_gives() throws Exception {
        assertSame("numbers");
    }

    @Test
    @Differs(
            judge = LOCALSTACK,
            how = "Base64 of UTF-8, %2F decoded, a space not encoded; $substring fails at an emoji")
    @Differs(judge = MINISTACK, how = "Base64 of UTF-8, %2F decoded, ü escaped by $string")
    void texts_give_what_jsonatas_own_javascript_gives() throws Exception {
        assertSame("texts");
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "The limit of $match is ignored")
    void patterns_give_what_jsonatas_own_javascript_gives() throws Exception {
        assertSame("patterns");
    }

    @Test
    void lists_give_what_jsonatas_own_javascript_gives() throws Exception {
        assertSame("lists");
    }

    @Test
    void objects_give_what_jsonatas_own_javascript_gives() throws Exception {
        assertSame("objects");
    }

    @Test
    void functions_give_what_jsonatas_own_javascript_gives() throws Exception {
        assertSame("functions");
    }

    @Test
    @Differs(judge = MINISTACK, how = "$toMillis does not read a date without a time")
    void dates_give_what_jsonatas_own_javascript_gives() throws Exception {
        assertSame("dates");
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "States.Runtime")
    @Differs(judge = MINISTACK, how = "A result that is a function is States.Runtime")
    void where_jsonatas_own_javascript_fails_or_gives_nothing_there_is_a_query_evaluation_error() throws Exception {
        assertSame("faults");
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "It is taken")
    @Differs(judge = MINISTACK, how = "?? and ?: are taken, which are later than 2.0.6")
    void what_jsonatas_own_javascript_does_not_read_is_refused() throws Exception {
        assertSame("syntax");
    }

    private void assertSame(String theme) throws IOException, InterruptedException {
        var answers =
                fields(fields(Json.read(resource("expressions.answers.json"))).get(theme));
        var expressions = expressions(theme);
        assertThat(answers.keySet()).isEqualTo(expressions.keySet());
        var differences = new ArrayList<String>();
        for (var expression : expressions.keySet()) {
            var expected = inStepFunctions(fields(answers.get(expression)));
            var given = evaluate(expression, expressions.getOrDefault(expression, "{}"));
            if (!given.equals(expected)) {
                differences.add("%s gives %s, not %s".formatted(expression, given, expected));
            }
        }

        assertThat(differences).isEmpty();
    }

    /** What is an error of an execution, or a refusal of its machine. */
    private static String inStepFunctions(Map<String, Object> answer) {
        if (answer.containsKey("value")) {
            return canonical(answer.get("value"));
        }
        return answer.containsKey("syntax") ? REFUSED : QUERY_ERROR;
    }

    private String evaluate(String expression, String input) throws InterruptedException {
        String machine;
        try {
            machine = machines.make("{ StartAt: Do, States: { Do: { Type: Pass, End: true, Output: '{% "
                    + expression.replace("'", "''") + " %}' } } }");
        } catch (InvalidDefinitionException e) {
            return REFUSED;
        }
        var ended = machines.end(machines.start(machine, input));
        return ended.status() == ExecutionStatus.SUCCEEDED
                ? canonical(Json.read(ended.output()))
                : String.valueOf(ended.error());
    }

    /** The expressions of a theme, each with its input. */
    private static Map<String, String> expressions(String theme) throws IOException {
        var found = new LinkedHashMap<String, String>();
        var input = "{}";
        var here = false;
        for (var line : resource("expressions.txt").lines().toList()) {
            if (line.startsWith("= ")) {
                here = line.equals("= " + theme);
            } else if (line.startsWith("< ")) {
                input = line.substring(2);
            } else if (here && !line.isBlank()) {
                found.put(line, input);
            }
        }
        return found;
    }

    /** Numbers are the same where they have the same value; the fields of an object have no order. */
    private static String canonical(@Nullable Object json) {
        return switch (json) {
            case Number number ->
                new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
            case Map<?, ?> map -> {
                var fields = new TreeMap<String, String>();
                map.forEach((name, value) -> fields.put(String.valueOf(name), canonical(value)));
                yield fields.toString();
            }
            case List<?> list -> {
                var elements = new ArrayList<String>();
                list.forEach(element -> elements.add(canonical(element)));
                yield elements.toString();
            }
            case null, default -> Json.write(json);
        };
    }

    @SuppressWarnings("unchecked") // objects of JSON
    private static Map<String, Object> fields(@Nullable Object json) {
        return (Map<String, Object>) Objects.requireNonNull(json);
    }

    private static String resource(String name) throws IOException {
        try (var in = ReferenceTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
