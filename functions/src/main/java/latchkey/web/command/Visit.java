package latchkey.web.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import latchkey.store.Write;
import latchkey.web.http.Request;
import latchkey.web.http.Response;

/**
 * A request, and who makes it where they are signed in.
 *
 * @param keeping what a command writes besides, so that the same request again gets the same answer; mostly nothing, and
 *     then the answer is not made for it
 */
public record Visit(Request request, Optional<Asker> signedIn, Function<Supplier<Response>, List<Write>> keeping) {

    public Visit(Request request, Optional<Asker> signedIn) {
        this(request, signedIn, _ -> List.of());
    }

    /** @throws IllegalStateException where the route lets in people who are not signed in: an error of ours */
    public Asker asker() {
        return signedIn.orElseThrow(
                () -> new IllegalStateException(request.path() + " is open to everybody, so nobody may be signed in"));
    }
}
