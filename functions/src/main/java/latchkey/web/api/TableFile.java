package latchkey.web.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.web.http.Query;
import latchkey.web.http.Response;

/** A part of a table to keep; the header Link leads to the next one (RFC 8288). */
final class TableFile {

    /** Lambda answers at most 6 MB, as JSON: a longer part is made of fewer entries. */
    static final int MOST_BYTES = 4_000_000;

    private TableFile() {}

    /** @param query what was asked, to be asked again further on */
    static Response part(String name, byte[] csv, String path, Query query, Optional<String> next) {
        var response = Response.of(200, "text/csv; charset=utf-8; header=present", csv)
                .with("content-disposition", "attachment; filename=\"%s\"".formatted(name));
        return next.map(cursor -> response.with("link", "<%s>; rel=\"next\"".formatted(address(path, query, cursor))))
                .orElse(response);
    }

    private static String address(String path, Query query, String cursor) {
        var kept = query.names().stream()
                .filter(name -> !name.equals("cursor") && query.get(name).isPresent())
                .map(name -> name + "=" + encoded(query.text(name)));
        return Stream.concat(kept, Stream.of("cursor=" + encoded(cursor)))
                .collect(Collectors.joining("&", path + "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
