package latchkey.local.doors;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import latchkey.local.Idle;
import latchkey.local.aws.lambda.WebAnswer;
import latchkey.local.aws.lambda.WebRequest;

/** {@code /_local/idle}: waits until nothing is going on any more, and says what is if that takes too long. */
public final class IdleDoor implements Door {

    private static final int LONGEST = 600;

    private final Idle idle;
    private final IntSupplier dead;
    private final IntSupplier failed;

    /**
     * @param dead how many messages lie in dead-letter queues
     * @param failed how many executions have failed
     */
    public IdleDoor(Idle idle, IntSupplier dead, IntSupplier failed) {
        this.idle = idle;
        this.dead = dead;
        this.failed = failed;
    }

    @Override
    public WebAnswer answer(WebRequest request) throws InterruptedException {
        if (!request.method().equals("GET")) {
            throw Asked.method(request, "GET");
        }
        var timeout = timeout(Asked.parameters(request, "timeout").getOrDefault("timeout", "10"));
        var isIdle = idle.await(timeout);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("idle", isIdle);
        answer.put("dead", dead.getAsInt());
        answer.put("failed", failed.getAsInt());
        if (!isIdle) {
            answer.put("left", idle.left());
        }
        return Answers.json(isIdle ? 200 : 503, answer);
    }

    private static Duration timeout(String seconds) {
        if (!seconds.matches("[0-9]{1,3}") || Integer.parseInt(seconds) > LONGEST) {
            throw new NotAnswered(
                    400, "timeout is a number of seconds from 0 to %d, got: %s".formatted(LONGEST, seconds));
        }
        return Duration.ofSeconds(Integer.parseInt(seconds));
    }
}
