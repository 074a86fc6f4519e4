package latchkey.web.api;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.people.PlainText;
import latchkey.store.ApiKey;
import latchkey.store.ApiKeys;
import latchkey.store.Reading;
import latchkey.store.Stale;
import latchkey.web.command.Visit;
import latchkey.web.http.Problem;
import latchkey.web.http.Response;
import org.jspecify.annotations.Nullable;

/** Keys of programs, for IT Admins: made, listed with their last use, revoked. */
public final class KeysApi {

    private static final int LONGEST_NAME = 100;

    private final ApiKeys keys;
    private final Reading reading;
    private final InstantSource clock;

    public KeysApi(ApiKeys keys, Reading reading, InstantSource clock) {
        this.keys = keys;
        this.reading = reading;
        this.clock = clock;
    }

    public Response list(Visit visit) {
        Parameters.check(visit.request().query(), List.of());
        return Response.json(
                200, Shape.list(keys.all().stream().map(KeysApi::shape).toList(), Optional.empty()));
    }

    public Response make(Visit visit) {
        var body = Body.of(visit.request(), List.of("name", "person", "scope", "expires"));
        var name = PlainText.clean(body.needed("name", "What the key is for, such as “Nightly export”."));
        if (!name.isEmpty() && name.length() > LONGEST_NAME) {
            body.fault("name", "At most %d characters.".formatted(LONGEST_NAME));
        }
        var person = person(body);
        var scope = ApiKey.Scope.of(body.needed("scope", "read, write or admin."));
        if (scope.isEmpty() && body.problem().isEmpty()) {
            body.fault("scope", "read, write or admin.");
        }
        var expires = expires(body);
        return body.problem().orElseGet(() -> {
            var issued = keys.issue(
                    name,
                    person.orElseThrow().ref(),
                    scope.orElseThrow(),
                    expires.orElseThrow(),
                    key -> visit.keeping().apply(() -> made(key, shape(key))));
            var shown = shape(issued.key());
            shown.put("key", issued.plain());
            return made(issued.key(), shown);
        });
    }

    /** The plain key is in the first answer only: what is kept under an idempotency key has none. */
    private static Response made(ApiKey key, Map<String, @Nullable Object> shape) {
        return Response.json(201, shape).with("location", "/api/v1/admin/keys/" + key.id());
    }

    public Response revoke(Visit visit) {
        var id = visit.request().part("id");
        if (keys.one(id).isEmpty()) {
            return Problem.notFound();
        }
        try {
            keys.revoke(id, List.of());
        } catch (Stale revokedMeanwhile) {
            return Problem.notFound();
        }
        return Response.of(204, "text/plain", new byte[0]);
    }

    private Optional<Person> person(Body body) {
        var written = body.needed("person", "The address of who it acts as.");
        var person = Address.parse(written).flatMap(reading::byAddress).filter(Person::active);
        if (!written.isEmpty() && person.isEmpty()) {
            body.fault("person", "Nobody here has the address “%s”.".formatted(written));
        }
        return person;
    }

    private Optional<Instant> expires(Body body) {
        var written = body.needed("expires", "A moment such as 2027-06-30T12:00:00Z, at most a year from now.");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        var now = clock.instant();
        try {
            var at = Instant.parse(written);
            if (at.isAfter(now) && !at.isAfter(now.plus(ApiKeys.LONGEST))) {
                return Optional.of(at);
            }
            body.fault("expires", "A moment to come, at most a year from now.");
        } catch (DateTimeParseException noInstant) {
            body.fault("expires", "A moment such as 2027-06-30T12:00:00Z.");
        }
        return Optional.empty();
    }

    private static Map<String, @Nullable Object> shape(ApiKey key) {
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("id", key.id());
        shape.put("name", key.name());
        shape.put("person", Shape.person(key.person()));
        shape.put("scope", key.scope().word());
        shape.put("createdAt", key.made());
        shape.put("expires", key.expires());
        shape.put("lastUsed", key.used().orElse(null));
        return shape;
    }
}
