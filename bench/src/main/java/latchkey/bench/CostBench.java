package latchkey.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** What AWS would charge: a month in which nothing happens, and 1,000 tickets; by {@link Prices}, of what a run counted. */
final class CostBench {

    private static final int TICKETS = 1_000;

    /** So many are kept in the table to see what one takes there. */
    private static final int KEPT = 20;

    private CostBench() {}

    static void run(Path project, Consumer<Figure> figures) throws IOException {
        var prices = Prices.read();
        var charged = new Charged(Deployment.read(project), prices.assumed());
        var sheet = new LinkedHashMap<String, Amounts>();
        try (var subject = Subject.fresh(project, Subject.Where.MEMORY, "--aws-port", "0")) {
            var ticket = bytesOfATicket(subject);
            var actions = new Actions(subject).all();
            sheet.put("idle, a month", charged.idle(of(actions, Actions.HOUR)));
            for (var mix : mixes().entrySet()) {
                sheet.put(
                        "1,000 " + mix.getKey(),
                        amounts(mix.getValue(), actions, charged).times(TICKETS));
            }
            sheet.put("1,000 tickets kept a month", Charged.kept(ticket * TICKETS));
        }
        var costs = new CostSheet(prices, sheet);
        costs.figures().forEach(figures);
        System.err.println(costs.table());
    }

    private static Amounts amounts(Map<String, Double> mix, Map<String, Spent> actions, Charged charged) {
        var sum = Amounts.NONE;
        for (var share : mix.entrySet()) {
            sum = sum.plus(charged.of(of(actions, share.getKey())).times(share.getValue()));
        }
        return sum;
    }

    private static Spent of(Map<String, Spent> actions, String name) {
        return Objects.requireNonNull(actions.get(name), () -> "Nothing is measured as “%s”".formatted(name));
    }

    /** With its events, list entries, mails and reply addresses, from the request to granted. */
    private static double bytesOfATicket(Subject subject) throws IOException {
        try (var aws = new Developer(subject)) {
            var requests = Requests.of(subject);
            var before = aws.tableBytes();
            requests.granted(KEPT);
            return (double) (aws.tableBytes() - before) / KEPT;
        }
    }

    /** By mix and action: how often for one ticket. */
    static Map<String, Map<String, Double>> mixes() throws IOException {
        var mixes = new LinkedHashMap<String, Map<String, Double>>();
        YamlFile.read("mixes.yaml").forEach((name, shares) -> {
            var mix = new LinkedHashMap<String, Double>();
            ((Map<?, ?>) shares)
                    .forEach((action, share) -> mix.put(String.valueOf(action), ((Number) share).doubleValue()));
            mixes.put(String.valueOf(name), mix);
        });
        return mixes;
    }
}
