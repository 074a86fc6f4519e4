package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Every story, told once for each thing that can go wrong in it: it must end as it does when nothing goes wrong. Each kind of
 * fault is struck once, and as many others as there is time for, in an order that the seed gives
 * ({@code -Dlatchkey.sweep.seed}, {@code -Dlatchkey.sweep.minutes}); with {@code -Dlatchkey.sweep=all} all of them.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Order(1) // the longest begin first
class FaultSweepTest {

    private static final boolean ALL = System.getProperty("latchkey.sweep", "").equals("all");
    private static final long SEED = Long.getLong("latchkey.sweep.seed", 7);
    private static final Duration BUDGET = Duration.ofMinutes(Long.getLong("latchkey.sweep.minutes", 1));

    @Test
    void an_answer_that_was_heard_is_no_reason_to_warn_however_late_the_next_step_is_opened() {
        try (var company = Company.demo()) {
            company.breaks(List.of(
                    new Fault(
                            "OutboxFunction",
                            "states.SendTaskSuccess",
                            1,
                            "time-out"), // tried again: the token is closed
                    new Fault("StageFunction", Fault.INVOKE, 2, Fault.LATE)));
            var teller = new AmongFaults(company, Optional.empty(), true);

            var ticket = Story.GRANTED.tell(teller);

            assertThat(company.struck()).containsOnly(true);
            assertThat(company.person("mara").timeline(ticket))
                    .doesNotContain("warning")
                    .endsWith("granted");
        }
    }

    @Test
    void whatever_goes_wrong_every_ticket_ends_right() throws IOException {
        long end = System.nanoTime() + BUDGET.toNanos();
        var misses = new ArrayList<String>();
        try (var company = Company.demo("--aws-port", "0");
                var sweep = new FaultSweep(company)) {
            var order = FaultSweep.kindsFirst(sweep.allCases(), SEED);
            int told = 0;
            var unstruck = new ArrayList<String>();
            int struck = 0;
            int missed = 0;
            for (var one : order.cases()) {
                if (told >= order.kinds() && System.nanoTime() > end && !ALL) {
                    break;
                }
                var outcome = sweep.tell(one);
                told++;
                if (outcome.struck()) {
                    struck++;
                } else {
                    unstruck.add(one.toString());
                }
                missed += outcome.misses().isEmpty() ? 0 : 1;
                outcome.misses().forEach(miss -> misses.add(one + ": " + miss));
            }
            misses.addAll(sweep.remains());
            Counts.write(
                    "fault-sweep",
                    "fault sweep: %d of %d ended right, %d struck, each of %d kinds was tried (seed %d; of %,d in all)"
                            .formatted(
                                    told - missed,
                                    told,
                                    struck,
                                    order.kinds(),
                                    SEED,
                                    order.cases().size()));
            // A story may take a way on which its fault has nothing to strike; a plan that strikes nothing would show
            // nothing.
            assertThat(struck)
                    .as("of %d faults struck; these did not: %s", told, unstruck)
                    .isGreaterThan(told * 9 / 10);
        }
        assertThat(misses).as("seed %d", SEED).isEmpty();
    }
}
