package latchkey.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The committed table of what an action may ask of AWS at most: {@code calls.budget}, one line an action. */
record CallBudgets(Map<String, Budget> budgets) {

    /** @param calls of all functions and services together, until nothing is left to do */
    record Budget(double calls, double read, double written) {}

    static CallBudgets read() throws IOException {
        try (var file = Objects.requireNonNull(CallBudgets.class.getResourceAsStream("calls.budget"))) {
            var budgets = new LinkedHashMap<String, Budget>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" *\\| *", -1))
                    .forEach(line ->
                            budgets.put(line[0], new Budget(number(line[1]), number(line[2]), number(line[3]))));
            return new CallBudgets(budgets);
        }
    }

    Budget of(String action) {
        return Objects.requireNonNull(budgets.get(action), () -> "calls.budget has no line for “%s”".formatted(action));
    }

    private static double number(String text) {
        return Double.parseDouble(text.strip());
    }
}
