package latchkey.local.aws.states;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the expressions of a definition as Step Functions does: within bounds, undefined is an error, null is a value.
 * Safe for several threads.
 */
final class Expressions {

    /** AWS allows about a second; twice that, since a laptop may be busy with a build. */
    private static final long LONGEST_MILLIS = 2_000;

    /** AWS refuses an expression that nests deeper. */
    private static final int DEEPEST = 100;

    private final Map<String, Jsonata> parsed = new ConcurrentHashMap<>();
    private final ExtraFunctions extras = new ExtraFunctions();

    /** @throws JException where the text is no JSONata */
    static Jsonata parse(String expression) {
        var jsonata = Jsonata.jsonata(expression);
        jsonata.setOutputConvertNulls(false);
        return jsonata;
    }

    /**
     * The template with every expression in it replaced by its value.
     *
     * @param names what the expressions may name, without the {@code $}
     * @throws QueryFailed where one is undefined, fails, takes too long, or gives what JSON cannot hold
     */
    @Nullable
    Object evaluate(Template template, Map<String, @Nullable Object> names) {
        return evaluate(template.value(), template.field(), names);
    }

    private @Nullable Object evaluate(@Nullable Object value, String field, Map<String, @Nullable Object> names) {
        return switch (value) {
            case null -> null;
            case String text -> Template.isExpression(text) ? query(Template.expression(text), field, names) : text;
            case Map<?, ?> map -> {
                var result = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, inner) -> result.put(key.toString(), evaluate(inner, field + "/" + key, names)));
                yield result;
            }
            case List<?> list -> {
                var result = new ArrayList<@Nullable Object>();
                for (var inner : list) {
                    result.add(evaluate(inner, field + "[" + result.size() + "]", names));
                }
                yield result;
            }
            default -> value;
        };
    }

    private @Nullable Object query(String expression, String field, Map<String, @Nullable Object> names) {
        var jsonata = parsed.computeIfAbsent(expression, Expressions::parse);
        Object result;
        synchronized (jsonata) {
            try {
                result = jsonata.evaluate(null, frame(jsonata, names));
            } catch (JException e) {
                throw new QueryFailed(
                        field,
                        "The JSONata expression '%s' specified for the field '%s' threw an error during evaluation. %s: %s"
                                .formatted(expression, field, e.getError(), sentence(e)));
            } catch (
                    RuntimeException
                            e) { // such as the parsers of numbers and times, which the library calls as they are
                throw new QueryFailed(
                        field,
                        "The JSONata expression '%s' specified for the field '%s' threw an error during evaluation. %s"
                                .formatted(expression, field, e));
            }
        }
        if (result == null) {
            throw new QueryFailed(
                    field,
                    "The JSONata expression '%s' specified for the field '%s' returned nothing (undefined)."
                            .formatted(expression, field));
        }
        return plain(result, expression, field);
    }

    private Jsonata.Frame frame(Jsonata jsonata, Map<String, @Nullable Object> names) {
        var frame = jsonata.createFrame();
        frame.setRuntimeBounds(LONGEST_MILLIS, DEEPEST);
        MendedFunctions.bind(frame);
        extras.bind(frame);
        names.forEach((name, value) -> frame.bind(name, value == null ? Jsonata.NULL_VALUE : value));
        return frame;
    }

    private static String sentence(JException e) {
        var message = String.valueOf(e.getMessage());
        return message.startsWith("JSONataException ") ? message.substring("JSONataException ".length()) : message;
    }

    /** As JSON holds it, so that a value is the same before and after the process was killed. */
    private static @Nullable Object plain(@Nullable Object value, String expression, String field) {
        if (Jsonata.NULL_VALUE.equals(value)) {
            return null;
        }
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean flag -> flag;
            case Integer number -> number.longValue();
            case Long number -> number;
            case BigDecimal number -> number;
            case Double number -> decimal(number);
            case Map<?, ?> map -> {
                var result = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, inner) -> result.put(String.valueOf(key), plain(inner, expression, field)));
                yield result;
            }
            case List<?> list -> {
                var result = new ArrayList<@Nullable Object>();
                for (var inner : list) {
                    result.add(plain(inner, expression, field));
                }
                yield result;
            }
            default ->
                throw new QueryFailed(
                        field,
                        "The JSONata expression '%s' specified for the field '%s' returned an unsupported result type."
                                .formatted(expression, field));
        };
    }

    private static Object decimal(double number) {
        var whole = number == Math.rint(number) && Math.abs(number) < 1L << 53;
        return whole ? (Object) (long) number : BigDecimal.valueOf(number);
    }

    /** The size that AWS's payload limit counts: bytes of the JSON text in UTF-8. */
    static int size(@Nullable Object value) {
        return Json.write(value).getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }

    /** {@code States.QueryEvaluationError}, and where. */
    static final class QueryFailed extends RuntimeException {
        private final String field;

        QueryFailed(String field, String cause) {
            super(cause);
            this.field = field;
        }

        /** What {@code EvaluationFailed} calls the location. */
        String field() {
            return field;
        }
    }
}
