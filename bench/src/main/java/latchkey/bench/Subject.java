package latchkey.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** A Latchkey that is measured: started by {@code ./run} on a folder of its own, spoken to through its doors alone. */
final class Subject implements AutoCloseable {

    private final Process process;
    private final Path data;
    private final Map<String, @Nullable Object> ready;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicLong answered = new AtomicLong();

    /** @param more options of {@code ./run} besides the ports */
    Subject(Path project, Path data, String... more) throws IOException {
        this(project, List.of(project.resolve("run").toString()), data, more);
    }

    /** @param start the command that becomes the process */
    Subject(Path project, List<String> start, Path data, String... more) throws IOException {
        this.data = data;
        var command = new ArrayList<>(start);
        command.add("--json");
        command.addAll(List.of("--port", "0", "--smtp-port", "0", "--data", data.toString()));
        command.addAll(List.of(more));
        this.process = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.ready = awaitReady();
    }

    /** A new one on a folder of its own; what is not built is built. */
    static Subject fresh(Path project, Where where, String... more) throws IOException {
        var data = Files.createTempDirectory("latchkey-bench").resolve("data");
        var options = new ArrayList<>(List.of(more));
        if (where == Where.MEMORY) {
            options.add("--memory");
        }
        return new Subject(project, data, options.toArray(String[]::new));
    }

    /** What is measured of one. */
    interface Measure {
        void of(Subject subject, Where where) throws IOException;
    }

    /** Once on disk and once in memory. */
    static void each(Path project, Measure measure) throws IOException {
        for (var where : Where.values()) {
            try (var subject = fresh(project, where)) {
                measure.of(subject, where);
            }
        }
    }

    /** Where its table is. */
    enum Where {
        DISK("on disk"),
        MEMORY("in memory");

        final String words;

        Where(String words) {
            this.words = words;
        }
    }

    /** What the process has computed so far, on all cores together. */
    double cpuMillis() {
        return process.toHandle()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos()
                / 1e6;
    }

    long pid() {
        return process.pid();
    }

    /** Bytes that the functions have logged so far. */
    long logged() throws IOException {
        return Files.size(data.resolve("functions.log"));
    }

    /** Bytes of the product's pages and answers so far; those of the local doors are not counted. */
    long answered() {
        return answered.get();
    }

    /** @return the answer's text */
    String get(String path, String cookie) throws IOException {
        return send(request(path, cookie).GET().build()).body();
    }

    Map<String, @Nullable Object> post(String path, String cookie, Map<String, ?> body) throws IOException {
        var request = request(path, cookie)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)));
        var answer = send(request.build());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("%s answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return answer.body().isEmpty() ? Map.of() : Json.object(answer.body());
    }

    String signIn(String address) throws IOException {
        var request = request("/_local/sign-in", "")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(Map.of("email", address))))
                .build();
        return send(request).headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    /** The newest mails to an address, oldest first. */
    List<?> mails(String to) throws IOException {
        return Json.read(get("/_local/mailbox/messages?to=" + to, "")) instanceof List<?> list ? list : List.of();
    }

    /** The id of the newest mail to an address; empty where there is none. */
    String newestMail(String to) throws IOException {
        var all = mails(to);
        return !all.isEmpty() && all.getLast() instanceof Map<?, ?> newest ? String.valueOf(newest.get("id")) : "";
    }

    void idle() throws IOException {
        var answer = send(request("/_local/idle?timeout=60", "").GET().build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("Not idle within 60 s: " + answer.body());
        }
    }

    int smtpPort() {
        var smtp = String.valueOf(ready.get("smtp"));
        return Integer.parseInt(smtp.substring(smtp.lastIndexOf(':') + 1));
    }

    /** Where clients of AWS find the look-alikes, if it was started with {@code --aws-port}. */
    String aws() {
        return String.valueOf(ready.get("aws"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest.Builder request(String path, String cookie) {
        var request = HttpRequest.newBuilder(URI.create(ready.get("http") + path));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (!request.uri().getPath().startsWith("/_local")) {
                answered.addAndGet(answer.body().getBytes(StandardCharsets.UTF_8).length);
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Map<String, @Nullable Object> awaitReady() throws IOException {
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("{\"ready\"")) {
                return Json.object(line);
            }
        }
        throw new IllegalStateException("./run ended before it was ready");
    }
}
