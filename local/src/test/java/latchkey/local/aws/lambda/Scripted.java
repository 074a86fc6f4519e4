package latchkey.local.aws.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import latchkey.runtime.Json;
import latchkey.runtime.Wiring;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** A function whose behaviour a test writes down. It is made by its name, as every handler is, so its script is static. */
public final class Scripted implements RequestStreamHandler {

    /** For {@code @ResourceLock}: one test class at a time has the script. */
    public static final String SCRIPT = "script";

    public static final AtomicInteger MADE = new AtomicInteger();
    public static final List<Map<String, Object>> EVENTS = new CopyOnWriteArrayList<>();
    private static volatile WiredScript script = (event, wiring) -> "";

    private final Wiring wiring;

    public interface Script {
        String answer(Map<String, Object> event) throws IOException;
    }

    /** A script for a function that calls others. */
    public interface WiredScript {
        String answer(Map<String, Object> event, Wiring wiring) throws IOException;
    }

    public Scripted(Wiring wiring) {
        this.wiring = wiring;
        MADE.incrementAndGet();
    }

    public static void plays(Script next) {
        plays((event, wiring) -> next.answer(event));
    }

    public static void plays(WiredScript next) {
        script = next;
        EVENTS.clear();
        MADE.set(0);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // events of these tests hold no null
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var event = (Map<String, Object>) (Map<?, ?>) Json.object(input.readAllBytes());
        EVENTS.add(event);
        output.write(script.answer(event, wiring).getBytes(StandardCharsets.UTF_8));
    }

    public static FunctionSetup setup(Duration timeout) {
        return new FunctionSetup("Scripted", Scripted.class.getName(), Map.of("TABLE_NAME", "t"), timeout, 512);
    }

    public static Functions functions(Duration timeout) {
        return functions(timeout, new FaultPlan());
    }

    static Functions functions(Duration timeout, FaultPlan faults) {
        return new Functions(List.of(setup(timeout)), nowhere(), InstantSource.system(), faults, Set.of());
    }

    /** These functions call nobody. */
    public static SdkHttpClient nowhere() {
        return new SdkHttpClient() {
            @Override
            public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                throw new IllegalStateException("Nobody is to be called here: " + request.httpRequest());
            }

            @Override
            public void close() {}
        };
    }

    /** The bodies of all messages that came, in the order they came. */
    public static List<String> bodies() {
        return EVENTS.stream()
                .flatMap(event -> records(event).stream())
                .map(record -> (String) record.get("body"))
                .toList();
    }

    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> records(Map<String, Object> event) {
        return (List<Map<String, Object>>) event.getOrDefault("Records", List.of());
    }
}
