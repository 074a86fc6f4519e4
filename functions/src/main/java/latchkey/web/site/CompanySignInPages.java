package latchkey.web.site;

import java.util.Optional;
import java.util.function.Supplier;
import latchkey.runtime.Log;
import latchkey.store.CompanySignIns;
import latchkey.store.CompanySignIns.Arrival;
import latchkey.web.command.Visit;
import latchkey.web.http.Cookies;
import latchkey.web.http.PublicAddress;
import latchkey.web.http.Request;
import latchkey.web.http.Response;
import latchkey.web.oidc.ErrorCode;
import latchkey.web.oidc.Provider;
import latchkey.web.oidc.ProviderFault;
import latchkey.web.oidc.Trip;

/**
 * Signing in with the company's account: to its OpenID provider and back. Setting out is a link and no form, because
 * browsers hold our policy for forms against wherever an answer to one leads.
 */
public final class CompanySignInPages {

    /** Where the provider sends people back to; it has to know this address beforehand. */
    public static final String CALLBACK = "/sign-in/callback";

    private final Optional<Provider> provider;
    private final CompanySignIns signIns;
    private final Entrance entrance;
    private final PublicAddress address;
    private final Frames frames;
    private final Supplier<String> secrets;
    private final Log log;

    /** @param provider empty where none is configured: nothing of all this is there then */
    public CompanySignInPages(
            Optional<Provider> provider,
            CompanySignIns signIns,
            Entrance entrance,
            PublicAddress address,
            Frames frames,
            Supplier<String> secrets,
            Log log) {
        this.provider = provider;
        this.signIns = signIns;
        this.entrance = entrance;
        this.address = address;
        this.frames = frames;
        this.secrets = secrets;
        this.log = log;
    }

    /** Looking at it signs nobody in, so a scanner may: what it leaves behind is good in its own browser, for 10 minutes. */
    public Response begin(Visit visit) {
        var open = open();
        if (open.isEmpty()) {
            return off();
        }
        var request = visit.request();
        var browser = entrance.browser(request).orElseGet(secrets);
        var state = signIns.begin(entrance.target(request).value(), browser, request.ip());
        if (state.isEmpty()) {
            return said(429, "Too many at once", "Please wait a few minutes and try again.");
        }
        try {
            var there = open.get().address(trip(request, state.get(), browser));
            return Response.seeOther(there)
                    .withCookie(entrance.cookies().set(Cookies.BROWSER, browser, CompanySignIns.LIFE));
        } catch (ProviderFault e) {
            return unsettled(e);
        }
    }

    /** Comes with the browser from the provider; without the cookie of the way there it does nothing. */
    public Response arrive(Visit visit) {
        var request = visit.request();
        var open = open();
        var state = request.query().text("state");
        var browser = entrance.browser(request);
        if (open.isEmpty()) {
            return off();
        }
        var target = browser.flatMap(one -> signIns.returned(state, one));
        if (target.isEmpty()) {
            log.info("Somebody came back from the provider whom we had not sent, too late, or twice");
            return said(
                    410,
                    "This sign-in is over",
                    "It works once, for %d minutes, in the browser where it began."
                            .formatted(CompanySignIns.LIFE.toMinutes()));
        }
        return answered(open.get(), request, trip(request, state, browser.get()), target.get());
    }

    private Response answered(Provider provider, Request request, Trip trip, String target) {
        var query = request.query();
        if (!provider.isFrom(query.get("iss"))) {
            return unsettled(new ProviderFault("another issuer sent somebody back"));
        }
        if (query.get("error").isPresent()) {
            return refused(ErrorCode.of(query.text("error")));
        }
        if (query.get("code").isEmpty()) {
            return unsettled(new ProviderFault("somebody came back without a code"));
        }
        try {
            var arrival = signIns.arrive(provider.identity(trip, query.text("code")));
            return switch (arrival) {
                case Arrival.Signed signed -> entrance.in(request, signed.session(), target);
                case Arrival.Refused why -> refused(why);
            };
        } catch (ProviderFault e) {
            return unsettled(e);
        }
    }

    private Response refused(String code) {
        log.info("The provider let somebody not in", "error", code);
        return code.equals("access_denied")
                ? said(403, "You were not signed in", "Your company's sign-in said no, or you stopped there.")
                : said(
                        502,
                        "You were not signed in",
                        "Your company's sign-in did not say who you are (%s). Please try again.".formatted(code));
    }

    private Response refused(Arrival.Refused why) {
        log.info("Somebody with an account of the company was not let in", "why", why.name());
        return said(
                403,
                "You cannot come in here",
                switch (why) {
                    case NO_MEMBER ->
                        "Your account belongs to nobody in this workspace. Ask your IT Admins to let you in.";
                    case NO_VERIFIED_ADDRESS ->
                        "Your company's sign-in does not say that your mail address is really yours, so we cannot tell"
                                + " who you are here. Ask your IT Admins.";
                    case OTHER_ACCOUNT ->
                        "Whoever has your mail address here signs in with another account. Ask your IT Admins.";
                });
    }

    private Response unsettled(ProviderFault why) {
        log.warn("The provider could not be believed, or not be asked", "why", why.reason());
        return said(
                502,
                "You were not signed in",
                "We could not learn from your company's sign-in who you are; it is written down. Please try again.");
    }

    private Response off() {
        return said(404, "There is nothing here", "Nobody signs in with a company account here.");
    }

    private Response said(int status, String title, String sentence) {
        return Messages.page(frames.open(title), status, sentence, "/sign-in", "Sign in");
    }

    private Optional<Provider> open() {
        return provider.filter(_ -> entrance.ways().company());
    }

    private Trip trip(Request request, String state, String browser) {
        return new Trip(state, browser, address.of(request) + CALLBACK);
    }
}
