package latchkey.web.site;

import java.util.Optional;
import java.util.function.Supplier;
import latchkey.store.Sessions;
import latchkey.web.command.SignInWays;
import latchkey.web.http.Cookies;
import latchkey.web.http.LocalPath;
import latchkey.web.http.Request;
import latchkey.web.http.Response;

/**
 * What all ways to sign in have in common: which are open, what the browser keeps meanwhile, and how somebody comes in.
 *
 * @param open asked anew each time: a setting may close a way
 */
public record Entrance(Supplier<SignInWays> open, Sessions sessions, Cookies cookies) {

    private static final String HOME = "/apps";

    public SignInWays ways() {
        return open.get();
    }

    /** Which browser it is that asked for a link, or set out for the provider. */
    Optional<String> browser(Request request) {
        return cookies.read(request, Cookies.BROWSER);
    }

    /** Where they wanted to go before they had to sign in. */
    LocalPath target(Request request) {
        return cookies.read(request, Cookies.TARGET).flatMap(LocalPath::of).orElse(new LocalPath(HOME));
    }

    /** Lets them in; whoever was signed in in this browser is signed out. */
    Response in(Request request, String session, String wanted) {
        close(request);
        var target = LocalPath.of(wanted).map(LocalPath::value).orElse(HOME);
        return Response.seeOther(target)
                .withCookie(cookies.session(session))
                .withCookie(cookies.forget(Cookies.TARGET));
    }

    void close(Request request) {
        cookies.read(request, Cookies.SESSION).ifPresent(sessions::close);
    }
}
