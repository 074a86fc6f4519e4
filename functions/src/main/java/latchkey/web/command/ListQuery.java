package latchkey.web.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.store.Lists.Order;
import latchkey.ticket.Ending;
import latchkey.ticket.Stage;
import latchkey.web.http.BadRequest;
import latchkey.web.http.Query;

/** Which page of which list is wanted, and how. */
public record ListQuery(View view, Filter filter, Order order, int limit, Optional<String> cursor) {

    public static final int MOST = 100;
    public static final int USUAL = 50;

    private static final Map<String, List<String>> WORDS = Map.of(
            "status",
            List.of("open", "closed"),
            "stage",
            Stream.of(Stage.values()).map(Stage::word).toList(),
            "outcome",
            Stream.concat(Stream.of(Ending.values()).map(Ending::word), Stream.of("resolved"))
                    .toList(),
            "kind",
            List.of("access", "help"),
            "order",
            List.of("newest", "waiting"));

    /** What a list may be asked with. */
    public static List<String> parameters() {
        var names = new ArrayList<>(Filter.PARAMETERS);
        names.addAll(List.of("view", "order", "limit", "cursor"));
        return names;
    }

    /** @throws BadRequest where a word is none of the known ones */
    public static ListQuery of(View view, Query query) {
        WORDS.forEach((name, words) -> query.get(name).ifPresent(value -> {
            if (!words.contains(value)) {
                throw new BadRequest("%s is one of %s, got: %s".formatted(name, String.join(", ", words), value));
            }
        }));
        var order = query.text("order").equals("waiting") ? Order.WAITING : Order.NEWEST;
        return new ListQuery(view, new Filter(query), order, limit(query), query.get("cursor"));
    }

    /** @throws BadRequest where it is no number from 1 to 100 */
    public static int limit(Query query) {
        return query.get("limit").map(ListQuery::number).orElse(USUAL);
    }

    private static int number(String text) {
        if (text.matches("[1-9][0-9]?|100")) {
            return Integer.parseInt(text);
        }
        throw new BadRequest("limit is a number from 1 to %d, got: %s".formatted(MOST, text));
    }
}
