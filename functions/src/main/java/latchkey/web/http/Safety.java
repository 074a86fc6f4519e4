package latchkey.web.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** What every answer tells the browser to refuse. */
public final class Safety {

    /** No script, style from our own file only, forms to ourselves only, in nobody's frame. */
    static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    /** For the few pages with a script: a file of ours, which may fetch from ourselves only. Nothing inline, nothing evaluated. */
    private static final String POLICY_WITH_SCRIPT = POLICY + "; script-src 'self'; connect-src 'self'";

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

    public static Response withScript(Response response) {
        return response.with("content-security-policy", POLICY_WITH_SCRIPT);
    }

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
