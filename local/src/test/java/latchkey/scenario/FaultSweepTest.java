package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Every story, told once for each thing that can go wrong in it: it must end as it does when nothing goes wrong. With
 * {@code -Dlatchkey.sweep=all} all of them; else each kind of fault once and, up to {@value #MOST}, others that the seed
 * chooses ({@code -Dlatchkey.sweep.seed}).
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultSweepTest {

    private static final int MOST = 250;

    @Test
    void whatever_goes_wrong_every_ticket_ends_right() throws IOException {
        var misses = new ArrayList<String>();
        try (var company = Company.demo("--aws-port", "0");
                var sweep = new FaultSweep(company)) {
            var all = sweep.allFaults();
            var seed = Long.getLong("latchkey.sweep.seed", 7);
            var chosen =
                    System.getProperty("latchkey.sweep", "").equals("all") ? all : FaultSweep.some(all, MOST, seed);
            var struck = 0;
            for (var one : chosen) {
                var told = sweep.tell(one);
                struck += told.struck() ? 1 : 0;
                told.misses().forEach(miss -> misses.add(one + ": " + miss));
            }
            misses.addAll(sweep.remains());
            Counts.write(
                    "fault-sweep",
                    "fault sweep: %d of %d ended right, %d of which were struck (seed %d; of %,d in all)"
                            .formatted(chosen.size() - misses.size(), chosen.size(), struck, seed, all.size()));
        }
        assertThat(misses).isEmpty();
    }
}
