package latchkey.web.site;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import latchkey.people.Address;
import latchkey.store.Hash;
import latchkey.store.Retried;
import latchkey.store.Sessions;
import latchkey.store.SignIns;
import latchkey.web.command.Visit;
import latchkey.web.http.Cookies;
import latchkey.web.http.LocalPath;
import latchkey.web.http.Request;
import latchkey.web.http.Response;
import latchkey.web.page.JtesignInGenerated;
import latchkey.web.page.JtesignInLinkGenerated;
import latchkey.web.page.JtesignInSentGenerated;
import latchkey.web.view.Form;

/** Signing in by a link in a mail, or by the code beside it; signing out. Looking at a page never signs anybody in. */
public final class SignInPages {

    private static final String HOME = "/apps";

    private final SignIns signIns;
    private final Sessions sessions;
    private final Cookies cookies;
    private final Frames frames;
    private final Supplier<String> secrets;

    public SignInPages(SignIns signIns, Sessions sessions, Cookies cookies, Frames frames, Supplier<String> secrets) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.cookies = cookies;
        this.frames = frames;
        this.secrets = secrets;
    }

    public Response form(Visit visit) {
        return form(200, Form.EMPTY);
    }

    /** The same answer for every address: who is a member is not to be seen from outside (R2). */
    public Response ask(Visit visit) {
        var request = visit.request();
        var typed = request.form().text("email");
        var address = Address.parse(typed.strip());
        if (address.isEmpty()) {
            return form(422, Form.fault(Map.of("email", typed), "email", "An address looks like mara@demo.example."));
        }
        var browser = browser(request).orElseGet(secrets);
        try {
            Retried.times(() -> {
                signIns.ask(address.get(), target(request).value(), browser, request.ip());
                return browser;
            });
        } catch (SignIns.TooMany e) {
            return form(
                            429,
                            Form.fault(
                                    Map.of("email", typed),
                                    "email",
                                    "That was often. Please wait %d minutes and ask again."
                                            .formatted(e.retryAfter().toMinutes() + 1)))
                    .with("retry-after", Long.toString(e.retryAfter().toSeconds()));
        }
        return Response.seeOther("/sign-in/sent").withCookie(cookies.set(Cookies.BROWSER, browser, SignIns.LIFE));
    }

    public Response sent(Visit visit) {
        return sent(200, Form.EMPTY);
    }

    public Response code(Visit visit) {
        var request = visit.request();
        var typed = request.form().text("code");
        return browser(request)
                .flatMap(browser -> signIns.completeByCode(browser, typed))
                .map(signed -> signedIn(request, signed))
                .orElseGet(() -> sent(
                        422,
                        Form.fault(
                                Map.of("code", typed),
                                "code",
                                "That is not the code of a mail that this browser asked for in the last 15 minutes.")));
    }

    /** Changes nothing: mail scanners look at every link. */
    public Response link(Visit visit) {
        var token = visit.request().part("token");
        return signIns.find(token)
                .map(signIn -> link(200, token, asked(visit.request(), signIn), Form.EMPTY))
                .orElseGet(this::dead);
    }

    public Response complete(Visit visit) {
        var request = visit.request();
        var token = request.part("token");
        var found = signIns.find(token);
        if (found.isEmpty()) {
            return dead();
        }
        var typed = request.form().text("email");
        var signed = signIns.complete(token, browser(request), Address.parse(typed.strip()));
        return signed.map(one -> signedIn(request, one))
                .orElseGet(() -> asked(request, found.get())
                        ? dead()
                        : link(
                                422,
                                token,
                                false,
                                Form.fault(
                                        Map.of("email", typed),
                                        "email",
                                        "Type the address to which this link was mailed.")));
    }

    public Response signOut(Visit visit) {
        cookies.read(visit.request(), Cookies.SESSION).ifPresent(sessions::close);
        return Response.seeOther("/sign-in").withCookie(cookies.forget(Cookies.SESSION));
    }

    private Response signedIn(Request request, SignIns.Signed signed) {
        cookies.read(request, Cookies.SESSION).ifPresent(sessions::close);
        var target = LocalPath.of(signed.target()).map(LocalPath::value).orElse(HOME);
        return Response.seeOther(target)
                .withCookie(cookies.session(signed.session()))
                .withCookie(cookies.forget(Cookies.TARGET));
    }

    private boolean asked(Request request, SignIns.SignIn signIn) {
        return browser(request).map(Hash::of).filter(signIn.browser()::equals).isPresent();
    }

    private Optional<String> browser(Request request) {
        return cookies.read(request, Cookies.BROWSER);
    }

    private LocalPath target(Request request) {
        return cookies.read(request, Cookies.TARGET).flatMap(LocalPath::of).orElse(new LocalPath(HOME));
    }

    private Response form(int status, Form form) {
        return Html.page(status, out -> JtesignInGenerated.render(out, null, frames.open("Sign in"), form));
    }

    private Response sent(int status, Form form) {
        return Html.page(
                status, out -> JtesignInSentGenerated.render(out, null, frames.open("Look into your mail"), form));
    }

    private Response link(int status, String token, boolean sameBrowser, Form form) {
        return Html.page(
                status,
                out -> JtesignInLinkGenerated.render(out, null, frames.open("Sign in"), token, sameBrowser, form));
    }

    private Response dead() {
        return Messages.page(
                frames.open("This link does not work any more"),
                410,
                "A link works once, for 15 minutes. Ask for a new one; it takes a moment.",
                "/sign-in",
                "Ask for a new link");
    }
}
