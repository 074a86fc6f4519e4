package latchkey.local.doors;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import latchkey.local.aws.lambda.WebAnswer;
import latchkey.local.aws.lambda.WebRequest;

/**
 * All doors below {@code /_local}. They answer whoever sits at this machine and nobody's web page: a request that names
 * another host, or comes from another origin, is refused, so that no site can reach them through a browser here.
 */
public final class LocalDoors {

    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1");

    private final TreeMap<String, Door> doors;

    /** @param doors by path; a door also has what lies below its path, as far as no other door has it */
    public LocalDoors(Map<String, Door> doors) {
        this.doors = new TreeMap<>(doors);
    }

    /** Whether the request is for here, not for the product. */
    public static boolean concerns(WebRequest request) {
        return request.path().equals("/_local") || request.path().startsWith("/_local/");
    }

    public WebAnswer answer(WebRequest request) throws InterruptedException {
        var host = request.header("host").orElse("");
        if (!HOSTS.contains(host.replaceFirst(":[0-9]+$", ""))) {
            return Answers.problem(403, "Forbidden", "/_local answers to the hosts localhost and 127.0.0.1 only");
        }
        if (foreign(request.header("origin"), host)) {
            return Answers.problem(403, "Forbidden", "/_local refuses requests of other origins");
        }
        var door = door(request.path());
        if (door.isEmpty()) {
            return Answers.problem(404, "Not Found", "There is: " + String.join(" ", doors.keySet()));
        }
        try {
            return door.get().answer(request);
        } catch (NotAnswered e) {
            return Answers.problem(e.status(), title(e.status()), e.getMessage());
        }
    }

    private static boolean foreign(Optional<String> origin, String host) {
        return origin.filter(given -> !given.equals("http://" + host)).isPresent();
    }

    private Optional<Door> door(String path) {
        return doors.descendingMap().entrySet().stream()
                .filter(door -> path.equals(door.getKey())
                        || (!door.getKey().equals("/_local") && path.startsWith(door.getKey() + "/")))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 422 -> "Unprocessable Content";
            case 501 -> "Not Implemented";
            default -> "Not Answered";
        };
    }
}
