package latchkey.web;

import java.util.Optional;
import latchkey.store.ApiKey;
import latchkey.store.ApiKey.Scope;
import latchkey.web.http.Request;

/** How far the key of a program reaches. It never decides on a request, and never reaches keys or settings. */
final class KeyReach {

    private KeyReach() {}

    /** Why the key opens nothing there; empty where it does. */
    static Optional<String> refusal(ApiKey key, Routes.Found found, Request request) {
        var path = found.routes().getFirst().path().text().substring(Routes.API.length());
        if (path.endsWith("/actions") || path.contains("/held/")) {
            return Optional.of("A key never decides. Answer the mail, or sign in and answer on the page.");
        }
        if (path.startsWith("/admin/keys") || path.startsWith("/admin/settings")) {
            return Optional.of("No key reaches keys or settings. Sign in for that.");
        }
        var needed = path.startsWith("/admin/") ? Scope.ADMIN : request.reads() ? Scope.READ : Scope.WRITE;
        return key.scope().reaches(needed)
                ? Optional.empty()
                : Optional.of("This needs a key of the scope %s; this one has %s."
                        .formatted(needed.word(), key.scope().word()));
    }
}
