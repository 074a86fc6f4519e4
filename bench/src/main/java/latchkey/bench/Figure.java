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
record Figure(String bench, String name, String unit, double[] samples) {

    /** A single value, where there is nothing to take a median of. */
    static Figure single(String bench, String name, String unit, double value) {
        return new Figure(bench, name, unit, new double[] {value});
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
        return Json.write(line);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
