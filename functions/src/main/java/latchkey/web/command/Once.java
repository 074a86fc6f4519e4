package latchkey.web.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import latchkey.store.Answers;
import latchkey.store.Answers.Known;
import latchkey.store.Stale;
import latchkey.web.http.BadRequest;
import latchkey.web.http.Problem;
import latchkey.web.http.ProblemType;
import latchkey.web.http.Response;

/**
 * Answers a request that carries an idempotency key: done once, answered the same each time.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key header</a>
 */
public final class Once {

    public static final String HEADER = "idempotency-key";

    private static final int LONGEST_KEY = 255;

    /** Stays below the table's 400 KB an item. */
    private static final int LONGEST_ANSWER = 300_000;

    private final Answers answers;

    public Once(Answers answers) {
        this.answers = answers;
    }

    /** @throws BadRequest where the key is empty or too long */
    public Response answer(Visit visit, String key, Page page) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new BadRequest("Idempotency-Key has 1 to %d characters.".formatted(LONGEST_KEY));
        }
        var request = visit.request();
        var asked = new Answers.Asked(
                visit.asker().person().id(), request.path(), key, new String(request.body(), StandardCharsets.UTF_8));
        return switch (answers.find(asked)) {
            case Known.Fresh fresh -> first(visit, asked, fresh, page);
            case Known.OtherBody() -> otherBody();
            case Known.Answered answered -> again(answered);
        };
    }

    private Response first(Visit visit, Answers.Asked asked, Known.Fresh fresh, Page page) {
        try {
            var response = page.answer(new Visit(
                    visit.request(),
                    visit.signedIn(),
                    one -> List.of(answers.keeping(asked, fresh, kept(visit, one.get())))));
            return changedSomething(response) ? response : refused(visit, asked, fresh, response);
        } catch (Stale raced) {
            return meanwhile(asked).orElseThrow(() -> raced);
        }
    }

    /** A refusal is kept too; unless the same request was carried out at the same moment, which is why this one was too late. */
    private Response refused(Visit visit, Answers.Asked asked, Known.Fresh fresh, Response response) {
        var other = meanwhile(asked);
        if (other.isEmpty()) {
            answers.keep(asked, fresh, kept(visit, response));
        }
        return other.orElse(response);
    }

    private Optional<Response> meanwhile(Answers.Asked asked) {
        return switch (answers.find(asked)) {
            case Known.Fresh _ -> Optional.empty();
            case Known.OtherBody() -> Optional.of(otherBody());
            case Known.Answered answered -> Optional.of(again(answered));
        };
    }

    /** An answer that is too long to keep is at the ticket's own address. */
    private static Known.Answered kept(Visit visit, Response response) {
        var location = Optional.ofNullable(response.headers().get("location"));
        return response.body().length <= LONGEST_ANSWER
                ? new Known.Answered(response.status(), response.text(), location)
                : new Known.Answered(
                        303,
                        "",
                        location.or(() -> Optional.of(parent(visit.request().path()))));
    }

    private static Response again(Known.Answered answered) {
        var type = answered.status() < 400 ? "application/json" : "application/problem+json";
        var response = Response.of(answered.status(), type, answered.body().getBytes(StandardCharsets.UTF_8));
        return answered.location().map(at -> response.with("location", at)).orElse(response);
    }

    private static Response otherBody() {
        return Problem.of(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                "This Idempotency-Key was used with another body. Take a new key for a new request.");
    }

    private static boolean changedSomething(Response response) {
        return response.status() < 300;
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }
}
