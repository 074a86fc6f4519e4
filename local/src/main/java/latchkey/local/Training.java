package latchkey.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import latchkey.local.doors.HttpDoor;

/**
 * One short run with nobody watching, from which the JVM learns what a start needs: it writes down the classes that were
 * loaded ({@code -XX:AOTCacheOutput}), and later starts take them from there. See {@code ./run}.
 */
public final class Training {

    private static final List<String> PAGES = List.of(
            "/", "/sign-in", "/apps", "/requests/open", "/_local", "/_local/mailbox", "/_local/idle?timeout=20");

    private Training() {}

    public static void main(String... arguments) {
        try {
            run();
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            e.printStackTrace(System.err);
            System.exit(1);
        }
        // Threads of libraries may still be there; what has been learnt is written when the JVM ends.
        System.exit(0);
    }

    private static void run() throws IOException, InterruptedException {
        var home = Home.here();
        var folder = Files.createTempDirectory("latchkey-training");
        var options = Options.of(
                List.of("--port", "0", "--smtp-port", "0", "--aws-port", "0", "--data", folder.toString()),
                home.project());
        try (var data = DataFolder.open(options.data(), false);
                var http = HttpDoor.at(0);
                var rehearsal =
                        new Rehearsal(home.read(http.port(), options.parameters()), options, home, data, http)) {
            visit(
                    "http://localhost:" + http.port(),
                    rehearsal.inhabitants().getFirst().email());
        }
        DataFolder.remove(folder);
    }

    private static void visit(String address, String email) throws IOException, InterruptedException {
        try (var browser = HttpClient.newHttpClient()) {
            var signIn = HttpRequest.newBuilder(URI.create(address + "/_local/sign-in"))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"email\":\"%s\"}".formatted(email)))
                    .build();
            var cookie = browser.send(signIn, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("set-cookie")
                    .orElseThrow()
                    .split(";", 2)[0];
            for (var page : PAGES) {
                var get = HttpRequest.newBuilder(URI.create(address + page))
                        .header("cookie", cookie)
                        .build();
                browser.send(get, HttpResponse.BodyHandlers.discarding());
            }
        }
    }
}
