package latchkey.local.doors;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import latchkey.local.Idle;
import latchkey.local.aws.lambda.WebAnswer;
import latchkey.local.aws.lambda.WebRequest;
import latchkey.local.aws.sqs.Waiting;

/**
 * {@code /_local/idle}: waits until nothing is going on any more, and says what is if that takes too long. For messages that
 * a receiver has left behind it waits only if they can be received again in time; else moving the clock is what helps.
 */
public final class IdleDoor implements Door {

    private static final int LONGEST = 600;
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final InstantSource clock;
    private final Idle idle;
    private final Supplier<List<Waiting>> waiting;
    private final IntSupplier dead;
    private final IntSupplier failed;

    /**
     * @param waiting the messages that receivers have left behind
     * @param dead how many messages lie in dead-letter queues
     * @param failed how many executions have failed
     */
    public IdleDoor(
            InstantSource clock, Idle idle, Supplier<List<Waiting>> waiting, IntSupplier dead, IntSupplier failed) {
        this.clock = clock;
        this.idle = idle;
        this.waiting = waiting;
        this.dead = dead;
        this.failed = failed;
    }

    @Override
    public WebAnswer answer(WebRequest request) throws InterruptedException {
        if (!request.method().equals("GET")) {
            throw Asked.method(request, "GET");
        }
        var timeout = timeout(Asked.parameters(request, "timeout").getOrDefault("timeout", "10"));
        var left = left(timeout);
        var isIdle = left.isEmpty();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("idle", isIdle);
        answer.put("dead", dead.getAsInt());
        answer.put("failed", failed.getAsInt());
        if (!isIdle) {
            answer.put("left", left);
        }
        return Answers.json(isIdle ? 200 : 503, answer);
    }

    private List<String> left(Duration timeout) throws InterruptedException {
        var end = clock.instant().plus(timeout);
        var isQuiet = idle.await(timeout);
        while (isQuiet) {
            var next = waiting.get().stream().map(Waiting::until).min(Instant::compareTo);
            if (next.isEmpty() || next.get().isAfter(end)) {
                break;
            }
            Thread.sleep(Duration.between(clock.instant(), next.get()).plus(A_MOMENT));
            isQuiet = idle.await(Duration.between(clock.instant(), end));
        }
        var going = isQuiet ? List.<String>of() : idle.left();
        return Stream.concat(going.stream(), waiting.get().stream().map(Waiting::toString))
                .toList();
    }

    private static Duration timeout(String seconds) {
        if (!seconds.matches("[0-9]{1,3}") || Integer.parseInt(seconds) > LONGEST) {
            throw new NotAnswered(
                    400, "timeout is a number of seconds from 0 to %d, got: %s".formatted(LONGEST, seconds));
        }
        return Duration.ofSeconds(Integer.parseInt(seconds));
    }
}
