package latchkey.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Costs side by side.
 *
 * @param columns by name: what each needs
 */
record CostSheet(Prices prices, Map<String, Amounts> columns) {

    private static final String TOGETHER = "together";

    double total(Amounts amounts) {
        return prices.byService(amounts).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        columns.forEach((name, amounts) -> {
            prices.byService(amounts)
                    .forEach((service, usd) ->
                            figures.add(Figure.single("cost", "%s: %s".formatted(name, service), "USD", usd)));
            figures.add(Figure.single("cost", "%s: %s".formatted(name, TOGETHER), "USD", total(amounts)));
            amounts.of()
                    .forEach((meter, amount) -> figures.add(Figure.single(
                            "cost",
                            name,
                            prices.of(meter).service() + ": " + prices.of(meter).unit(),
                            amount)));
        });
        return figures;
    }

    /** For the README: what was counted, and below it the cost by service. */
    String table() {
        var lines = new ArrayList<String>();
        head("counted", lines);
        Arrays.stream(Meter.values())
                .map(meter -> row(
                        prices.of(meter).service() + ": " + prices.of(meter).unit(),
                        cells(amounts -> amounts.of(meter), CostSheet::count)))
                .forEach(lines::add);
        lines.add("");
        head("USD", lines);
        for (var service : prices.byService(Amounts.NONE).keySet()) {
            lines.add(row(
                    service, cells(amounts -> prices.byService(amounts).getOrDefault(service, 0.0), CostSheet::usd)));
        }
        lines.add(row("**" + TOGETHER + "**", cells(this::total, usd -> "**" + usd(usd) + "**")));
        return String.join("\n", lines);
    }

    private void head(String what, List<String> lines) {
        lines.add(row(what, columns.keySet()));
        lines.add(row("---", columns.keySet().stream().map(name -> "---:").toList()));
    }

    private List<String> cells(ToDoubleFunction<Amounts> of, DoubleFunction<String> shown) {
        return columns.values().stream()
                .map(amounts -> shown.apply(of.applyAsDouble(amounts)))
                .toList();
    }

    private static String usd(double usd) {
        if (usd == 0) {
            return "";
        }
        return usd < 0.005 ? "< 0.01" : String.format(Locale.ROOT, "%.2f", usd);
    }

    private static String count(double count) {
        if (count == 0) {
            return "";
        }
        return String.format(Locale.ROOT, count < 10 ? "%.3f" : "%,.0f", count);
    }

    private static String row(String first, Iterable<String> cells) {
        var all = new ArrayList<String>();
        all.add(first);
        cells.forEach(all::add);
        return all.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
