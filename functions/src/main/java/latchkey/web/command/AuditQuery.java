package latchkey.web.command;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.store.AuditEntry.What;
import latchkey.store.AuditSearch;
import latchkey.web.http.BadRequest;
import latchkey.web.http.Query;

/** Which entries of the audit an address asks for. */
public final class AuditQuery {

    public static final List<String> PARAMETERS = List.of("who", "what", "until", "limit", "cursor");

    private AuditQuery() {}

    /** @throws BadRequest where a value is none of the possible ones */
    public static AuditSearch of(Query query) {
        return new AuditSearch(
                query.get("who"),
                query.get("what").map(AuditQuery::what),
                query.get("until").map(AuditQuery::day));
    }

    private static What what(String word) {
        return What.named(word)
                .orElseThrow(() -> new BadRequest("what is one of %s, got: %s"
                        .formatted(Stream.of(What.values()).map(What::word).collect(Collectors.joining(", ")), word)));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            throw new BadRequest("until is a day such as 2026-11-30, got: " + text, noDay);
        }
    }
}
