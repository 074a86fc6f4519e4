package latchkey.courier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SlowDownTest {

    /** {@code maxReceiveCount} and {@code MessageRetentionPeriod} of the courier's queue in template.yaml. */
    private static final int RECEIVES = 200;

    private static final Duration KEPT = Duration.ofDays(14);

    @Test
    void a_mail_that_ses_will_not_take_is_tried_for_most_of_the_time_that_its_queue_keeps_it() {
        var seconds = IntStream.rangeClosed(1, RECEIVES)
                .mapToObj(SlowDown::wait)
                .mapToLong(wait -> (wait.shortest() + wait.longest()) / 2)
                .sum();

        assertThat(Duration.ofSeconds(seconds)).isBetween(Duration.ofDays(11), KEPT.minusDays(1));
    }

    @Test
    void a_rate_that_is_exceeded_costs_minutes() {
        assertThat(SlowDown.wait(1)).isEqualTo(new SlowDown.Wait(60, 900));
    }
}
