package latchkey.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** A running Latchkey: a process of its own on a folder of its own, as {@code ./run} starts it. */
final class Latchkey implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    /** Of what was packaged; in an editor that of the test. */
    private static final String CLASS_PATH =
            System.getProperty("latchkey.run.classpath", System.getProperty("java.class.path"));

    private static final Optional<Path> CACHE =
            Optional.ofNullable(System.getProperty("latchkey.run.cache")).map(Latchkey::written);

    private final Path home;
    private final Path folder;
    private final List<String> options;
    private final List<Instant> kills = new CopyOnWriteArrayList<>();
    private Process process;
    private volatile Map<String, @Nullable Object> ready;

    private Latchkey(Path home, Path folder, List<String> options) {
        this.home = home;
        this.folder = folder;
        this.options = options;
        this.process = launch();
        this.ready = awaitReady();
    }

    /**
     * Starts on a new folder.
     *
     * @param home where the project lies, or a copy of it
     * @param options more than ports and folder
     */
    static Latchkey start(Path home, String... options) {
        try {
            return new Latchkey(home, Files.createTempDirectory("latchkey-scenario"), List.of(options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path written(String cache) {
        if (!Files.exists(Path.of(cache))) {
            throw new IllegalStateException("The build left no %s: its training.log says why".formatted(cache));
        }
        return Path.of(cache);
    }

    /** {@code kill -9}, and a new start on the same data. */
    void killAndStartAgain() {
        leavePermissionsUsed();
        process.destroyForcibly();
        await();
        kills.add(Instant.now());
        process = launch();
        ready = awaitReady();
    }

    /** The moments after each kill, when nothing ran. */
    List<Instant> kills() {
        return List.copyOf(kills);
    }

    String http() {
        return String.valueOf(ready.get("http"));
    }

    /** Where clients of AWS are answered; there with the option {@code --aws-port}. */
    String aws() {
        return String.valueOf(ready.get("aws"));
    }

    int smtpPort() {
        var smtp = String.valueOf(ready.get("smtp"));
        return Integer.parseInt(smtp.substring(smtp.lastIndexOf(':') + 1));
    }

    @Override
    public void close() {
        leavePermissionsUsed();
        process.destroy();
        await();
    }

    /** For {@code latchkey.local.UnneededPermissions}, which holds what all scenarios used against the template. */
    private void leavePermissionsUsed() {
        if (!process.isAlive()) {
            return;
        }
        try (var http = HttpClient.newHttpClient()) {
            var calls = http.send(
                    HttpRequest.newBuilder(URI.create(http() + "/_local/calls")).build(),
                    HttpResponse.BodyHandlers.ofString());
            var left = Files.createDirectories(Path.of("target/permissions-used"));
            Files.writeString(left.resolve(process.pid() + ".json"), calls.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void await() {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("Latchkey did not end within 20 s:\n" + said());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process launch() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx768m"));
        command.addAll(List.of("-Dsun.net.httpserver.nodelay=true", "-Dlatchkey.home=" + home));
        CACHE.ifPresent(cache -> command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off")));
        command.addAll(List.of("-cp", CLASS_PATH, "latchkey.local.Main"));
        command.addAll(List.of(
                "--json",
                "--port",
                "0",
                "--smtp-port",
                "0",
                "--data",
                folder.resolve("data").toString()));
        command.addAll(options);
        try {
            Files.deleteIfExists(out());
            return new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectOutput(out().toFile())
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("stderr").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, @Nullable Object> awaitReady() {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end) {
            for (var line : read(out()).lines().toList()) {
                if (line.startsWith("{\"ready\"") && line.endsWith("}")) {
                    return Json.object(line);
                }
            }
            try {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException(
                            "Latchkey ended with %d:%n%s".formatted(process.exitValue(), said()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("Latchkey was not ready within %s:%n%s".formatted(START, said()));
    }

    private Path out() {
        return folder.resolve("stdout");
    }

    String said() {
        return read(out()) + read(folder.resolve("stderr"));
    }

    /** What the functions wrote down, in all its lives. */
    String log() {
        return read(folder.resolve("data").resolve("functions.log"));
    }

    /** A mail as it was put into the bucket: the local bucket's file is a line about it, then its bytes. */
    byte[] rawMail(String id) {
        try (var files = Files.walk(folder.resolve("data").resolve("s3"))) {
            var file = files.filter(path -> path.getFileName().toString().endsWith(id))
                    .findFirst()
                    .orElseThrow();
            var bytes = Files.readAllBytes(file);
            int body = 0;
            while (bytes[body++] != '\n') {}
            return Arrays.copyOfRange(bytes, body, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
