package latchkey.web.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.store.ApiKey;
import latchkey.web.command.Keyring;
import latchkey.web.command.Visit;
import latchkey.web.http.Problem;
import latchkey.web.http.Response;
import org.jspecify.annotations.Nullable;

/** Keys of programs, for IT Admins: made, listed with their last use, revoked. */
public final class KeysApi {

    private static final List<String> FIELDS = List.of("name", "person", "scope", "expires");

    private final Keyring keyring;

    public KeysApi(Keyring keyring) {
        this.keyring = keyring;
    }

    public Response list(Visit visit) {
        Parameters.check(visit.request().query(), List.of());
        return Response.json(
                200, Shape.list(keyring.all().stream().map(KeysApi::shape).toList(), Optional.empty()));
    }

    public Response make(Visit visit) {
        var body = Body.of(visit.request(), FIELDS);
        var wish = new Keyring.Wish(
                body.text("name").orElse(""),
                body.text("person").orElse(""),
                body.text("scope").orElse(""),
                body.text("expires").orElse(""));
        return body.problem().orElseGet(() -> switch (keyring.make(
                visit.asker(), wish, key -> visit.keeping().apply(() -> made(key, shape(key))))) {
            case Keyring.Result.Made(var issued) -> {
                var shown = shape(issued.key());
                shown.put("key", issued.plain());
                yield made(issued.key(), shown);
            }
            case Keyring.Result.Refused(var faults) -> {
                faults.forEach(body::fault);
                yield body.problem().orElseThrow();
            }
        });
    }

    /** The plain key is in the first answer only: what is kept under an idempotency key has none. */
    private static Response made(ApiKey key, Map<String, @Nullable Object> shape) {
        return Response.json(201, shape).with("location", "/api/v1/admin/keys/" + key.id());
    }

    public Response revoke(Visit visit) {
        return keyring.revoke(visit.asker(), visit.request().part("id"))
                ? Response.of(204, "text/plain", new byte[0])
                : Problem.notFound();
    }

    private static Map<String, @Nullable Object> shape(ApiKey key) {
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("id", key.id());
        shape.put("name", key.name());
        shape.put("person", Shape.person(key.person()));
        shape.put("by", Shape.person(key.by()));
        shape.put("scope", key.scope().word());
        shape.put("createdAt", key.made());
        shape.put("expires", key.expires());
        shape.put("lastUsed", key.used().orElse(null));
        return shape;
    }
}
