package latchkey.web.api;

import java.util.List;
import java.util.stream.Collectors;
import latchkey.web.http.BadRequest;
import latchkey.web.http.Query;

/** A misspelt parameter would be a list that is wrong without a word. */
public final class Parameters {

    private Parameters() {}

    /** @throws BadRequest where the query has a parameter besides {@code known} */
    public static void check(Query query, List<String> known) {
        var unknown = query.names().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new BadRequest("Unknown query parameter: %s. %s"
                    .formatted(
                            unknown,
                            known.isEmpty()
                                    ? "None is possible here."
                                    : "Possible here: " + String.join(", ", known) + "."));
        }
    }
}
