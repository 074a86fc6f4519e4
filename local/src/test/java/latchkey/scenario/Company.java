package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** Harbour Works, the demo company, in a Latchkey of its own. */
final class Company implements AutoCloseable {

    static final String DOMAIN = "demo.example";

    private static final Contract CONTRACT = Contract.ofTheProject();

    private final Latchkey latchkey;
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private Company(Latchkey latchkey) {
        this.latchkey = latchkey;
    }

    /** In memory alone, which is quicker, where nobody kills it. */
    static Company demo(String... options) {
        return onDisk(Stream.concat(Stream.of(options), Stream.of("--memory")).toArray(String[]::new));
    }

    static Company onDisk(String... options) {
        return new Company(Latchkey.start(Path.of("..").toAbsolutePath().normalize(), options));
    }

    /** With another template or definition than the project's. */
    static Company of(Blueprint blueprint, String... options) {
        return new Company(Latchkey.start(blueprint.folder(), options));
    }

    /** Somebody of the company, signed in. */
    Inhabitant person(String name) {
        return new Inhabitant(this, address(name));
    }

    /** Waits until nothing is under way. */
    Company idle() {
        get("/_local/idle?timeout=60", Map.of()).must(200);
        return this;
    }

    /** Says whether anything is under way; {@code left} says what. */
    Answer idleNow() {
        return get("/_local/idle?timeout=30", Map.of());
    }

    Company advance(Duration by) {
        clock(by);
        return idle();
    }

    void clock(Duration by) {
        call(
                        "POST",
                        "/_local/clock",
                        Map.of("Content-Type", "application/json"),
                        Json.write(Map.of("advance", by.toString())))
                .must(200);
    }

    /** Lets these things go wrong, and nothing else; counts from here. */
    void breaks(List<Fault> faults) {
        call("DELETE", "/_local/faults", Map.of(), null).must(200);
        call(
                        "POST",
                        "/_local/faults",
                        Map.of("Content-Type", "application/json"),
                        Json.write(faults.stream().map(Fault::json).toList()))
                .must(200);
    }

    /** Which of the faults have struck. */
    List<Boolean> struck() {
        return get("/_local/faults", Map.of()).must(200).list().stream()
                .map(fault -> fault.text("struck").equals("true"))
                .toList();
    }

    /** What could have been struck since {@link #breaks}: by function and call, how often. */
    Answer.Doc couldBreak() {
        return get("/_local/faults/calls", Map.of()).must(200).json();
    }

    /** The calls of that function which will die before they have any effect. */
    void breaks(String function, String call, int times) {
        var faults = IntStream.rangeClosed(1, times)
                .mapToObj(nth -> Map.of("function", function, "call", call, "nth", nth, "mode", "crash-before"))
                .toList();
        call("POST", "/_local/faults", Map.of("Content-Type", "application/json"), Json.write(faults))
                .must(200);
    }

    void breaksNothingMore() {
        call("DELETE", "/_local/faults", Map.of(), null);
    }

    void killAndStartAgain() {
        latchkey.killAndStartAgain();
    }

    /** When it was killed, each time. */
    List<Instant> kills() {
        return latchkey.kills();
    }

    /** What the courier says it did not send. */
    List<Dropped> dropped() {
        return Dropped.in(latchkey.log());
    }

    List<Mail> mailbox(String name) {
        return get("/_local/mailbox/messages?to=" + URLEncoder.encode(address(name), StandardCharsets.UTF_8), Map.of())
                .must(200)
                .list()
                .stream()
                .map(Mail::new)
                .toList();
    }

    List<Mail> allMail() {
        return get("/_local/mailbox/messages", Map.of()).must(200).list().stream()
                .map(Mail::new)
                .toList();
    }

    List<Mail> mailAfter(Optional<String> id) {
        var query = id.map(last -> "?after=" + last).orElse("");
        return get("/_local/mailbox/messages" + query, Map.of()).must(200).list().stream()
                .map(Mail::new)
                .toList();
    }

    Answer.Doc execution(String ticket) {
        return get("/_local/executions/" + ticket, Map.of()).must(200).json();
    }

    Answer.Doc idleState() {
        return get("/_local/idle?timeout=60", Map.of()).must(200).json();
    }

    List<String> denied() {
        return get("/_local/calls", Map.of()).must(200).json().texts("denied");
    }

    String aws() {
        return latchkey.aws();
    }

    String http() {
        return latchkey.http();
    }

    /** What the functions wrote down. */
    String log() {
        return latchkey.log();
    }

    /** A mail as it lies in the bucket; {@code answer} is what the SMTP door said to it. */
    byte[] rawMail(String answer) {
        return latchkey.rawMail(answer.strip().substring("250 Ok ".length()));
    }

    String said() {
        return latchkey.said();
    }

    Post post() {
        return new Post(latchkey.smtpPort());
    }

    Answer get(String path, Map<String, String> headers) {
        return call("GET", path, headers, null);
    }

    /** Whatever goes through the API keeps its contract. */
    Answer call(String method, String path, Map<String, String> headers, @Nullable String body) {
        var answer = sent(method, path, headers, body);
        var call = new Contract.Call(method, path, headers, Optional.ofNullable(body));
        if (call.isApi()) {
            CONTRACT.hold(call, answer);
        }
        return answer;
    }

    private Answer sent(String method, String path, Map<String, String> headers, @Nullable String body) {
        var request = HttpRequest.newBuilder(URI.create(latchkey.http() + path)).timeout(Duration.ofMinutes(2));
        headers.forEach(request::header);
        request.method(
                method,
                Optional.ofNullable(body)
                        .map(HttpRequest.BodyPublishers::ofString)
                        .orElseGet(HttpRequest.BodyPublishers::noBody));
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String address(String name) {
        return name.contains("@") ? name : name + "@" + DOMAIN;
    }

    /** Ends it, and sees that nothing was refused by a missing permission and nothing lies in dead letters. */
    @Override
    public void close() {
        latchkey.close();
    }

    /** Nothing was refused for want of a permission, and nothing ended in dead letters. */
    void isSound() {
        assertThat(denied()).as("calls that a missing permission refused").isEmpty();
        var idle = idleState();
        assertThat(idle.text("dead")).as("dead letters").isEqualTo("0");
        assertThat(idle.text("failed")).as("failed executions").isEqualTo("0");
    }
}
