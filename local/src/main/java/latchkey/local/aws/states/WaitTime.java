package latchkey.local.aws.states;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import latchkey.local.aws.states.Expressions.QueryFailed;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** Until when a Wait waits (AWS, <em>Wait workflow state</em>). */
record WaitTime(Expressions expressions, Map<String, @Nullable Object> names) {

    /** RFC 3339, with T and Z in capitals. */
    private static final Pattern TIMESTAMP =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)");

    /** @throws QueryFailed where an expression gives no such time */
    Instant until(State.Wait wait, Instant now) {
        return wait.seconds() != null ? now.plusSeconds(seconds(wait.seconds())) : timestamp(wait.timestamp());
    }

    static boolean isSeconds(@Nullable Object value) {
        return value instanceof Long seconds && seconds >= 0 && seconds <= TaskWork.LONGEST_SECONDS;
    }

    /** The time to the second, as AWS takes it; empty where the text is none. */
    static Optional<Instant> instant(@Nullable Object value) {
        if (!(value instanceof String text) || !TIMESTAMP.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException e) { // 30 February
            return Optional.empty();
        }
    }

    private long seconds(Template template) {
        var value = expressions.evaluate(template, names);
        if (value instanceof Long seconds && isSeconds(seconds)) {
            return seconds;
        }
        throw new QueryFailed(
                template.field(),
                "The field 'Seconds' must be a whole number from 0 to %d, got: %s"
                        .formatted(TaskWork.LONGEST_SECONDS, Json.write(value)));
    }

    private Instant timestamp(@Nullable Template template) {
        var value = template == null ? null : expressions.evaluate(template, names);
        return instant(value)
                .orElseThrow(() -> new QueryFailed(
                        "Timestamp",
                        "The field 'Timestamp' must be a time like 2026-11-23T08:00:00Z, got: " + Json.write(value)));
    }
}
