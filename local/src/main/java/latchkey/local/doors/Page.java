package latchkey.local.doors;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import latchkey.runtime.Json;

/** An answer of one of the local doors, for whatever serves it over HTTP. */
public record Page(int status, Map<String, String> headers, byte[] body) {

    /**
     * Nothing of a page comes from elsewhere and no script runs in it; a mail's own HTML stands in a frame with a policy of
     * its own.
     */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    static Page html(int status, String html) {
        return of(status, "text/html; charset=utf-8", html, Map.of("Content-Security-Policy", POLICY));
    }

    static Page json(Object json) {
        return of(200, "application/json", Json.write(json), Map.of());
    }

    /** A fault, as RFC 9457 writes it. */
    static Page problem(int status, String title, String detail) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        return of(status, "application/problem+json", Json.write(problem), Map.of());
    }

    static Page seeOther(String path) {
        return of(303, "text/plain; charset=utf-8", "", Map.of("Location", path));
    }

    static Page of(int status, String type, String text, Map<String, String> more) {
        return of(status, type, text.getBytes(StandardCharsets.UTF_8), more);
    }

    static Page of(int status, String type, byte[] body, Map<String, String> more) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", type);
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.putAll(more);
        return new Page(status, headers, body);
    }
}
