package latchkey.web.site;

import java.util.Map;
import java.util.function.Supplier;
import latchkey.people.Address;
import latchkey.store.Hash;
import latchkey.store.Retried;
import latchkey.store.SignIns;
import latchkey.web.command.Visit;
import latchkey.web.http.Cookies;
import latchkey.web.http.Request;
import latchkey.web.http.Response;
import latchkey.web.page.JtesignInGenerated;
import latchkey.web.page.JtesignInLinkGenerated;
import latchkey.web.page.JtesignInSentGenerated;
import latchkey.web.view.Form;

/** The page to sign in; signing in by a link in a mail, or by the code beside it; signing out. Looking at a page never signs anybody in. */
public final class SignInPages {

    private final SignIns signIns;
    private final Entrance entrance;
    private final Frames frames;
    private final Supplier<String> secrets;

    public SignInPages(SignIns signIns, Entrance entrance, Frames frames, Supplier<String> secrets) {
        this.signIns = signIns;
        this.entrance = entrance;
        this.frames = frames;
        this.secrets = secrets;
    }

    public Response form(Visit visit) {
        return form(200, Form.EMPTY);
    }

    /** The same answer for every address: who is a member is not to be seen from outside (R2). */
    public Response ask(Visit visit) {
        if (!entrance.ways().mail()) {
            return off();
        }
        var request = visit.request();
        var typed = request.form().text("email");
        var address = Address.parse(typed.strip());
        if (address.isEmpty()) {
            return form(422, Form.fault(Map.of("email", typed), "email", "An address looks like mara@demo.example."));
        }
        var browser = entrance.browser(request).orElseGet(secrets);
        try {
            Retried.times(() -> {
                signIns.ask(address.get(), entrance.target(request).value(), browser, request.ip());
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
        return Response.seeOther("/sign-in/sent")
                .withCookie(entrance.cookies().set(Cookies.BROWSER, browser, SignIns.LIFE));
    }

    public Response sent(Visit visit) {
        return entrance.ways().mail() ? sent(200, Form.EMPTY) : off();
    }

    public Response code(Visit visit) {
        if (!entrance.ways().mail()) {
            return off();
        }
        var request = visit.request();
        var typed = request.form().text("code");
        return entrance.browser(request)
                .flatMap(browser -> signIns.completeByCode(browser, typed))
                .map(signed -> entrance.in(request, signed.session(), signed.target()))
                .orElseGet(() -> sent(
                        422,
                        Form.fault(
                                Map.of("code", typed),
                                "code",
                                "That is not the code of a mail that this browser asked for in the last 15 minutes.")));
    }

    /** Changes nothing: mail scanners look at every link. */
    public Response link(Visit visit) {
        if (!entrance.ways().mail()) {
            return off();
        }
        var token = visit.request().part("token");
        return signIns.find(token)
                .map(signIn -> link(200, token, asked(visit.request(), signIn), Form.EMPTY))
                .orElseGet(this::dead);
    }

    public Response complete(Visit visit) {
        if (!entrance.ways().mail()) {
            return off();
        }
        var request = visit.request();
        var token = request.part("token");
        var found = signIns.find(token);
        if (found.isEmpty()) {
            return dead();
        }
        var typed = request.form().text("email");
        var signed = signIns.complete(token, entrance.browser(request), Address.parse(typed.strip()));
        return signed.map(one -> entrance.in(request, one.session(), one.target()))
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
        entrance.close(visit.request());
        return Response.seeOther("/sign-in").withCookie(entrance.cookies().forget(Cookies.SESSION));
    }

    private boolean asked(Request request, SignIns.SignIn signIn) {
        return entrance.browser(request)
                .map(Hash::of)
                .filter(signIn.browser()::equals)
                .isPresent();
    }

    private Response form(int status, Form form) {
        return Html.page(
                status, out -> JtesignInGenerated.render(out, null, frames.open("Sign in"), entrance.ways(), form));
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

    /** Also for a link that was mailed before: the way is closed, not the letter lost. */
    private Response off() {
        return Messages.page(
                frames.open("Sign in with your company account"),
                403,
                "Links by mail are not used here.",
                "/sign-in",
                "Sign in");
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
