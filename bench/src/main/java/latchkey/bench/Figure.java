package latchkey.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import latchkey.runtime.Json;

/**
 * What was measured, as one JSON line.
 *
 * @param samples each in the unit; at least one
 */
record Figure(String bench, String name, String unit, double[] samples, Budget budget) {

    /** What it has to keep to. */
    sealed interface Budget {
        record None() implements Budget {}

        record AtMost(double median) implements Budget {}

        record AtLeast(double median) implements Budget {}
    }

    Figure(String bench, String name, String unit, double[] samples) {
        this(bench, name, unit, samples, new Budget.None());
    }

    Figure atMost(double most) {
        return new Figure(bench, name, unit, samples, new Budget.AtMost(most));
    }

    Figure atLeast(double least) {
        return new Figure(bench, name, unit, samples, new Budget.AtLeast(least));
    }

    /** A single value, where there is nothing to take a median of. */
    static Figure single(String bench, String name, String unit, double value) {
        return new Figure(bench, name, unit, new double[] {value});
    }

    double median() {
        var sorted = samples.clone();
        Arrays.sort(sorted);
        return at(sorted, 0.5);
    }

    String line() {
        var sorted = samples.clone();
        Arrays.sort(sorted);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", bench);
        line.put("case", name);
        line.put("value", rounded(at(sorted, 0.5)));
        line.put("unit", unit);
        line.put("n", sorted.length);
        line.put("min", rounded(sorted[0]));
        line.put("median", rounded(at(sorted, 0.5)));
        line.put("p95", rounded(at(sorted, 0.95)));
        switch (budget) {
            case Budget.None() -> {}
            case Budget.AtMost(var most) -> budget(line, "at most", most, at(sorted, 0.5) <= most);
            case Budget.AtLeast(var least) -> budget(line, "at least", least, at(sorted, 0.5) >= least);
        }
        return Json.write(line);
    }

    private static void budget(Map<String, Object> line, String how, double value, boolean holds) {
        line.put("budget", "%s %s".formatted(how, rounded(value)));
        line.put("holds", holds);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
    }

    /** To two places, small ones to five. */
    private static double rounded(double value) {
        double scale = Math.abs(value) < 1 ? 1e5 : 100;
        return Math.round(value * scale) / scale;
    }
}
