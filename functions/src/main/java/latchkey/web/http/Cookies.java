package latchkey.web.http;

import java.time.Duration;
import java.util.Optional;

/**
 * The cookies we set: for the server only, and not sent along when another site posts a form.
 *
 * @param secure with Secure and the prefix that binds a cookie to this very host (RFC 6265bis §4.1.3.2)
 */
public record Cookies(boolean secure) {

    /** Who is signed in. */
    public static final String SESSION = "session";

    /** Which browser asked for a sign-in link. */
    public static final String BROWSER = "browser";

    /** Which page was wanted before signing in. */
    public static final String TARGET = "target";

    /** As long as a session lives at most. */
    public static final Duration SESSION_LIVES = Duration.ofDays(7);

    /** The whole Set-Cookie value that signs a browser in. */
    public String session(String plain) {
        return set(SESSION, plain, SESSION_LIVES);
    }

    public String set(String name, String value, Duration lives) {
        return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s"
                .formatted(full(name), value, lives.toSeconds(), secure ? "; Secure" : "");
    }

    public String forget(String name) {
        return set(name, "", Duration.ZERO);
    }

    public Optional<String> read(Request request, String name) {
        return Optional.ofNullable(request.cookies().get(full(name))).filter(value -> !value.isEmpty());
    }

    private String full(String name) {
        return secure ? "__Host-" + name : name;
    }
}
