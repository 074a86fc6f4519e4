package latchkey.bench;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * AWS's list prices in one region, as {@code prices.yaml} has them: the first tier, and nothing free.
 *
 * @param priced the calls that a meter counts
 * @param free the calls that cost nothing, and why
 * @param assumed what cannot be counted here
 */
record Prices(
        String region,
        Map<Meter, Price> prices,
        Map<String, Meter> priced,
        Map<String, String> free,
        Assumptions assumed) {

    Prices {
        for (var meter : Meter.values()) {
            if (!prices.containsKey(meter)) {
                throw new IllegalArgumentException("prices.yaml has no price of %s".formatted(meter.word()));
            }
        }
    }

    /**
     * @param usd for {@code per} units
     * @param page of AWS, where it stands
     * @param read when it was taken from there
     */
    record Price(String service, String unit, double usd, double per, String page, LocalDate read) {}

    static Prices read() throws IOException {
        return of(YamlFile.read("prices.yaml"));
    }

    private static Prices of(Map<?, ?> file) {
        var prices = new EnumMap<Meter, Price>(Meter.class);
        var priced = new HashMap<String, Meter>();
        for (var row : rows(file, "prices")) {
            var meter = meter(text(row, "meter"));
            prices.put(meter, price(row));
            calls(row).forEach(call -> priced.put(call, meter));
        }
        var free = new LinkedHashMap<String, String>();
        rows(file, "free").forEach(row -> calls(row).forEach(call -> free.put(call, text(row, "because"))));
        var assumed = new LinkedHashMap<String, Double>();
        rows(file, "assumed").forEach(row -> assumed.put(text(row, "what"), number(row, "value")));
        return new Prices(text(file, "region"), prices, priced, free, Assumptions.of(assumed));
    }

    /** The calls that have neither a price nor a reason why they cost nothing. */
    List<String> unpriced(Spent spent) {
        var unknown = new TreeSet<>(spent.calls().keySet());
        unknown.removeAll(priced.keySet());
        unknown.removeAll(free.keySet());
        return List.copyOf(unknown);
    }

    Price of(Meter meter) {
        return Objects.requireNonNull(prices.get(meter));
    }

    /** In US dollars. */
    double cost(Meter meter, double amount) {
        return amount * of(meter).usd / of(meter).per;
    }

    /** In US dollars by service, in the order of the file. */
    Map<String, Double> byService(Amounts amounts) {
        var sums = new LinkedHashMap<String, Double>();
        for (var meter : Meter.values()) {
            sums.merge(of(meter).service, cost(meter, amounts.of(meter)), Double::sum);
        }
        return sums;
    }

    private static Price price(Map<?, ?> row) {
        return new Price(
                text(row, "service"),
                text(row, "unit"),
                number(row, "usd"),
                number(row, "per"),
                text(row, "page"),
                LocalDate.parse(text(row, "read")));
    }

    private static Meter meter(String word) {
        return Arrays.stream(Meter.values())
                .filter(meter -> meter.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("prices.yaml: nothing is counted as " + word));
    }

    private static List<String> calls(Map<?, ?> row) {
        return row.get("calls") instanceof List<?> calls
                ? calls.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static List<Map<?, ?>> rows(Map<?, ?> file, String name) {
        return file.get(name) instanceof List<?> rows
                ? rows.stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList()
                : List.of();
    }

    private static String text(Map<?, ?> row, String name) {
        return String.valueOf(Objects.requireNonNull(row.get(name), () -> "%s is missing in %s".formatted(name, row)));
    }

    private static double number(Map<?, ?> row, String name) {
        return Double.parseDouble(text(row, name));
    }
}
