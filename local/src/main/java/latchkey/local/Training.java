package latchkey.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import latchkey.local.doors.HttpDoor;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/**
 * One short run with nobody watching, from which the JVM learns what a start and the first reply need: it writes down the
 * classes that were loaded ({@code -XX:AOTCacheOutput}), and later starts take them from there. The build's last step;
 * {@code ./run} finds what it has left.
 */
public final class Training {

    private static final List<String> PAGES =
            List.of("/", "/sign-in", "/apps", "/requests/open", "/action-required", "/_local", "/_local/mailbox");

    private static final String IDLE = "/_local/idle?timeout=20";

    /** The build takes it for success: what ails Latchkey is said when it is started. */
    private static final int FAILED = 1;

    private final String address;
    private final HttpClient browser;
    private Optional<String> cookie = Optional.empty();

    private Training(String address, HttpClient browser) {
        this.address = address;
        this.browser = browser;
    }

    /** @param arguments the folder in which the class path and the JVM's home are written down */
    public static void main(String... arguments) {
        try {
            leave(Path.of(arguments[0]));
            run();
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            System.err.println("Starts will be slow: the one to learn from failed with " + e);
            System.exit(FAILED);
        }
        // Threads of libraries may still be there; what has been learnt is written when the JVM ends.
        System.exit(0);
    }

    private static void leave(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("classpath"), System.getProperty("java.class.path"));
        Files.writeString(folder.resolve("jdk"), System.getProperty("java.home"));
    }

    private static void run() throws IOException, InterruptedException {
        var home = Home.here();
        var folder = Files.createTempDirectory("latchkey-training");
        var options = Options.of(
                List.of("--port", "0", "--smtp-port", "0", "--aws-port", "0", "--data", folder.toString()),
                home.project());
        try (var data = DataFolder.open(options.data(), false);
                var http = HttpDoor.at(0);
                var rehearsal = new Rehearsal(home.read(http.port(), options.parameters()), options, home, data, http);
                var browser = HttpClient.newHttpClient()) {
            new Training("http://localhost:" + http.port(), browser)
                    .visit(rehearsal.inhabitants().getFirst().email());
        }
        DataFolder.remove(folder);
    }

    /** Looks at pages, asks for an app, and answers the first mail that asks somebody. */
    private void visit(String email) throws IOException, InterruptedException {
        cookie = Optional.of(post("/_local/sign-in", "application/json", Json.write(Map.of("email", email)))
                .headers()
                .firstValue("set-cookie")
                .orElseThrow()
                .split(";", 2)[0]);
        for (var page : PAGES) {
            get(page);
        }
        if (list(Json.object(get("/api/v1/apps")).get("items")).getFirst() instanceof Map<?, ?> app) {
            var request = Map.of("kind", "access", "app", String.valueOf(app.get("id")), "reason", "To learn");
            post("/api/v1/tickets", "application/json", Json.write(request));
        }
        get(IDLE);
        for (var sent : list(Json.read(get("/_local/mailbox/messages")))) {
            if (sent instanceof Map<?, ?> mail && "ask".equals(mail.get("kind"))) {
                var reply = "/_local/mailbox/messages/" + mail.get("id") + "/reply";
                post(reply, "application/x-www-form-urlencoded", "text=approve");
                break;
            }
        }
        get(IDLE);
    }

    private static List<?> list(@Nullable Object json) {
        return json instanceof List<?> list ? list : List.of();
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(path, asked -> asked).body();
    }

    private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return send(path, asked -> asked.header("content-type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> how)
            throws IOException, InterruptedException {
        var asked = how.apply(HttpRequest.newBuilder(URI.create(address + path)));
        cookie.ifPresent(value -> asked.header("cookie", value));
        return browser.send(asked.build(), HttpResponse.BodyHandlers.ofString());
    }
}
