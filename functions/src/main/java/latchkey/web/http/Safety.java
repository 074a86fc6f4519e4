package latchkey.web.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** What every answer tells the browser to refuse. */
public final class Safety {

    /** No script anywhere, style from our own file only, forms to ourselves only, in nobody's frame. */
    static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private static final Map<String, String> ALWAYS = Map.of(
            "content-security-policy", POLICY,
            "x-content-type-options", "nosniff",
            "x-frame-options", "DENY",
            "cross-origin-opener-policy", "same-origin",
            "cross-origin-resource-policy", "same-origin",
            // Not no-referrer: browsers would then send our own forms with "Origin: null", which we refuse (Fetch
            // §3.2.5).
            "referrer-policy", "same-origin",
            "cache-control", "no-store");

    private Safety() {}

    /** What the answer says itself counts. */
    public static Response headers(Response response, boolean secure) {
        var headers = new LinkedHashMap<>(ALWAYS);
        if (secure) {
            headers.put("strict-transport-security", "max-age=31536000");
        }
        headers.putAll(response.headers());
        return new Response(response.status(), headers, response.cookies(), response.body());
    }
}
