package latchkey.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import latchkey.runtime.Log;
import latchkey.store.ApiKeys;
import latchkey.store.Lists;
import latchkey.store.Session;
import latchkey.store.Sessions;
import latchkey.store.SignIns;
import latchkey.store.Stale;
import latchkey.store.Store;
import latchkey.ticket.TicketId;
import latchkey.web.api.Parameters;
import latchkey.web.command.Asker;
import latchkey.web.command.Desk;
import latchkey.web.command.Once;
import latchkey.web.command.Visit;
import latchkey.web.command.Who;
import latchkey.web.http.BadRequest;
import latchkey.web.http.Cookies;
import latchkey.web.http.LocalPath;
import latchkey.web.http.ProblemType;
import latchkey.web.http.PublicAddress;
import latchkey.web.http.Request;
import latchkey.web.http.Response;
import latchkey.web.http.Safety;

/** Lets each request in as far as it may come, and answers it. */
public final class Door {

    private static final String BEARER = "Bearer ";

    private final Routes routes;
    private final Sessions sessions;
    private final ApiKeys keys;
    private final Desk desk;
    private final PublicAddress address;
    private final Cookies cookies;
    private final Once once;
    private final Faults faults;
    private final Log log;

    Door(Routes routes, Store store, Desk desk, PublicAddress address, Once once, Faults faults, Log log) {
        this.routes = routes;
        this.sessions = store.sessions();
        this.keys = store.apiKeys();
        this.desk = desk;
        this.address = address;
        this.cookies = new Cookies(address.secure());
        this.once = once;
        this.faults = faults;
        this.log = log;
    }

    public Response answer(Request request) {
        var response = Safety.headers(guarded(request), address.secure());
        return request.method().equals("HEAD") ? response.bodyless() : response;
    }

    /** Whatever fails, the person gets an answer that says so; what is our fault is written down. */
    private Response guarded(Request request) {
        boolean api = request.path().startsWith(Routes.API + "/");
        try {
            return routed(request);
        } catch (BadRequest e) {
            return faults.of(api, ProblemType.BAD_REQUEST, e.sentence());
        } catch (Lists.BadCursor e) {
            return faults.of(api, ProblemType.BAD_REQUEST, "cursor is what a page gave as “next”.");
        } catch (Stale e) {
            log.warn("Every race was lost", "route", route(request));
            return faults.of(api, ProblemType.BUSY, "Others are changing the same at this moment. Please try again.")
                    .with("retry-after", "1");
        } catch (RuntimeException e) {
            log.error("A request failed", e, "method", request.method(), "route", route(request));
            return faults.of(
                    api, ProblemType.OUR_FAULT, "That is our fault; it is written down. Please try again later.");
        }
    }

    private Response routed(Request request) {
        var at = routes.at(request.path());
        boolean api = request.path().startsWith(Routes.API + "/");
        if (at.isEmpty()) {
            return faults.of(api, ProblemType.NOT_THERE, "There is nothing here, or nothing for you.");
        }
        var found = at.get();
        if (!request.reads() && address.isForeign(request)) {
            return faults.of(api, ProblemType.FOREIGN_ORIGIN, "This was sent by a page that is not ours.");
        }
        var here = request.with(found.parts());
        var asker = found.who() == Who.ANYBODY ? Optional.<Asker>empty() : asker(here);
        if (asker.isEmpty() && found.who() != Who.ANYBODY) {
            return signedOut(api, request);
        }
        if (asker.isPresent() && !found.who().lets(asker.get())) {
            return faults.notThere(api, asker.get());
        }
        var refused = asker.flatMap(one -> one.session().key()).flatMap(key -> KeyReach.refusal(key, found, request));
        if (refused.isPresent()) {
            return faults.of(true, ProblemType.BEYOND_THE_KEY, refused.get());
        }
        return found.by(request.method())
                .map(route -> admitted(route, new Visit(here, asker)))
                .orElseGet(() -> faults.of(
                                api,
                                ProblemType.METHOD_NOT_ALLOWED,
                                "Only %s is possible here.".formatted(found.methods()))
                        .with("allow", found.methods()));
    }

    /** For the log: a path itself may carry the token of a sign-in link. */
    private String route(Request request) {
        return routes.at(request.path())
                .map(found -> found.routes().getFirst().path().text())
                .orElse("none");
    }

    private Response admitted(Route route, Visit visit) {
        var request = visit.request();
        boolean hasBody = !request.method().equals("DELETE") || request.body().length > 0;
        if (!request.reads() && hasBody && route.isApi() && !route.takes().contains(request.contentType())) {
            return faults.of(
                    true, ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send %s.".formatted(String.join(" or ", route.takes())));
        }
        if (!request.reads() && route.isApi()) {
            Parameters.check(request.query(), List.of());
        }
        if (!request.reads() && !route.isApi() && visit.signedIn().isPresent() && !fromOurForm(visit)) {
            return faults.of(
                    false,
                    ProblemType.FOREIGN_ORIGIN,
                    "The form is older than your session. Please go back, load the page again, and send it.");
        }
        var key = request.header(Once.HEADER)
                .filter(_ -> route.isApi() && request.method().equals("POST"));
        return key.map(given -> once.answer(visit, given, route.page()))
                .orElseGet(() -> route.page().answer(visit));
    }

    private Optional<Asker> asker(Request request) {
        var ticket = Optional.ofNullable(request.parts().get("ticket"));
        if (ticket.isPresent() && !TicketId.isOne(ticket.get())) {
            ticket = Optional.empty();
        }
        var id = ticket.map(TicketId::new);
        return session(request).flatMap(session -> desk.asker(session, id));
    }

    /** A key opens the API only, and is asked for first; a browser has its cookie. */
    private Optional<Session> session(Request request) {
        var authorization =
                request.header("authorization").filter(_ -> request.path().startsWith(Routes.API + "/"));
        return authorization.isPresent()
                ? authorization
                        .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                        .map(header -> header.substring(BEARER.length()).strip())
                        .flatMap(keys::find)
                        .map(Session::of)
                : cookies.read(request, Cookies.SESSION).flatMap(sessions::find);
    }

    private static boolean fromOurForm(Visit visit) {
        var sent = visit.request().form().text("csrf").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(sent, visit.asker().session().csrf().getBytes(StandardCharsets.UTF_8));
    }

    /** Alike for what is there and what is not. Where they wanted to go is kept in the browser until they ask for a link. */
    private Response signedOut(boolean api, Request request) {
        if (api) {
            return faults.of(true, ProblemType.NOT_SIGNED_IN, "Sign in first.")
                    .with("www-authenticate", "Bearer realm=\"Latchkey\"");
        }
        var response = Response.seeOther("/sign-in");
        return request.reads()
                ? LocalPath.of(request)
                        .map(path -> response.withCookie(cookies.set(Cookies.TARGET, path.value(), SignIns.LIFE)))
                        .orElse(response)
                : response;
    }
}
