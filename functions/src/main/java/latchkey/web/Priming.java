package latchkey.web;

import java.util.Map;
import java.util.stream.Stream;
import latchkey.web.http.Query;
import latchkey.web.http.Request;

/**
 * Before AWS takes a snapshot of the function: walks one page and one read of the table, so that their classes and the
 * connection's are in it. Where SnapStart is off nothing of this happens.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">AWS</a>
 */
final class Priming {

    /** The shape of a session that nobody has: the table is asked and says no. */
    private static final Map<String, String> NOBODY = Map.of("__Host-session", "0".repeat(26));

    private Priming() {}

    /** A failure is answered and logged by the door like any other; the snapshot is then merely colder. */
    static void walk(Door door) {
        Stream.of("/sign-in", "/apps")
                .map(path -> new Request("GET", path, Query.NONE, Map.of(), NOBODY, new byte[0], "", Map.of()))
                .forEach(door::answer);
    }
}
