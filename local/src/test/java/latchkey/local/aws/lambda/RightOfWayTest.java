package latchkey.local.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(20)
class RightOfWayTest {

    private static final Duration FOR_EVER = Duration.ofDays(1);

    @Test
    void what_follows_up_waits_until_nobody_outside_does() throws InterruptedException {
        var way = new RightOfWay(Set.of("web"), 1, FOR_EVER);
        way.enter("web");
        way.enter("web");
        var mail = Thread.ofVirtual().start(() -> enter(way, "courier"));
        waits(mail);

        way.leave("web");
        waits(mail);
        way.leave("web");

        mail.join();
    }

    @Test
    void nor_does_it_while_a_processor_is_left() throws InterruptedException {
        var way = new RightOfWay(Set.of("web"), 2, FOR_EVER);
        way.enter("web");

        way.enter("courier");

        way.leave("courier");
        way.leave("web");
    }

    @Test
    void but_not_for_ever_however_long_that_takes() throws InterruptedException {
        var way = new RightOfWay(Set.of("web"), 1, Duration.ofMillis(5));
        way.enter("web");

        way.enter("courier");

        way.leave("courier");
        way.leave("web");
    }

    @Test
    void who_is_waited_for_outside_waits_for_nobody() throws InterruptedException {
        var way = new RightOfWay(Set.of("web", "inbox"), 1, FOR_EVER);
        way.enter("web");

        way.enter("inbox");

        way.leave("inbox");
        way.leave("web");
    }

    private static void enter(RightOfWay way, String function) {
        try {
            way.enter(function);
            way.leave(function);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void waits(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(thread.isAlive()).isTrue();
    }
}
