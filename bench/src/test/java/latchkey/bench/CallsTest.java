package latchkey.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an action asks of AWS is counted, not timed, so it holds on any machine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CallsTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @Test
    void no_action_asks_more_of_aws_than_the_table_of_budgets_says(@TempDir Path data) throws IOException {
        var budgets = CallBudgets.read();
        var prices = Prices.read();
        try (var subject = new Subject(HOME, java(), data.resolve("data"), "--memory")) {
            var actions = new Actions(subject).all();

            assertThat(actions.keySet()).isEqualTo(budgets.budgets().keySet());
            var all = new SoftAssertions();
            actions.forEach((name, spent) -> {
                var budget = budgets.of(name);
                all.assertThat((double) spent.allCalls())
                        .as("calls of “%s”: %s", name, spent)
                        .isLessThanOrEqualTo(budget.calls());
                all.assertThat(spent.read())
                        .as("read units of “%s”: %s", name, spent)
                        .isLessThanOrEqualTo(budget.read());
                all.assertThat(spent.written())
                        .as("written units of “%s”: %s", name, spent)
                        .isLessThanOrEqualTo(budget.written());
                all.assertThat(prices.unpriced(spent))
                        .as("calls of “%s” that are neither priced nor free in prices.yaml", name)
                        .isEmpty();
            });
            all.assertThat(CostBench.mixes().get("tickets granted by mail"))
                    .as("transitions of a ticket that is granted by mail, as Step Functions charges them")
                    .satisfies(mix -> assertThat(transitions(mix, actions)).isBetween(1.0, 12.0));
            all.assertThat(named(actions, "request an app").invocations().keySet())
                    .as("whom a request wakes")
                    .containsExactlyInAnyOrder("WebFunction", "OutboxFunction", "StageFunction", "CourierFunction");
            all.assertAll();
        }
    }

    private static double transitions(Map<String, Double> mix, Map<String, Spent> actions) {
        return mix.entrySet().stream()
                .mapToDouble(share -> share.getValue()
                        * named(actions, share.getKey()).trail().transitions())
                .sum();
    }

    private static Spent named(Map<String, Spent> actions, String name) {
        return Objects.requireNonNull(actions.get(name), name);
    }

    static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlatchkey.home=" + HOME,
                "-cp",
                System.getProperty("java.class.path", ""),
                "latchkey.local.Main");
    }
}
