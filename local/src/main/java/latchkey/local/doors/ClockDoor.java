package latchkey.local.doors;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import latchkey.local.Clockwork;
import latchkey.local.aws.lambda.WebAnswer;
import latchkey.local.aws.lambda.WebRequest;
import org.jspecify.annotations.Nullable;

/** {@code /_local/clock}: what time it is, and moving it. It only goes forward, as time does. */
public final class ClockDoor implements Door {

    private static final Duration FARTHEST = Duration.ofDays(400);

    private final InstantSource clock;
    private final Clockwork clockwork;

    public ClockDoor(InstantSource clock, Clockwork clockwork) {
        this.clock = clock;
        this.clockwork = clockwork;
    }

    @Override
    public WebAnswer answer(WebRequest request) throws InterruptedException {
        Map<String, Object> answer = new LinkedHashMap<>();
        switch (request.method()) {
            case "GET" -> answer.put("now", clock.instant());
            case "POST" -> {
                var isForm = Asked.isForm(request);
                var left = clockwork.advance(by(Asked.fields(request, "advance").get("advance")));
                if (isForm) {
                    return Answers.seeOther("/_local");
                }
                answer.put("now", clock.instant());
                if (!left.isEmpty()) {
                    answer.put("left", left);
                }
            }
            default -> throw Asked.method(request, "GET and POST");
        }
        return Answers.json(200, answer);
    }

    private static Duration by(@Nullable Object advance) {
        var wrong = new NotAnswered(
                422, "advance is a duration between PT0S and P400D, such as P3D or PT1H30M, got: " + advance);
        try {
            var by = Duration.parse(String.valueOf(advance));
            if (by.isNegative() || by.compareTo(FARTHEST) > 0) {
                throw wrong;
            }
            return by;
        } catch (DateTimeException e) {
            wrong.addSuppressed(e);
            throw wrong;
        }
    }
}
