package latchkey.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.runtime.Json;

/**
 * From the start of a process to its first answer, with Lambda's runtime interface client and the JVM's first compiler alone,
 * as Lambda starts Java: each function, and in turn with it its twin, an empty one with the same clients ({@link EmptyHandler}).
 */
final class ColdBench {

    private static final int ROUNDS = 5;
    private static final double BUDGET = 1.5;
    private static final String ACCOUNT = "123456789012";

    /**
     * @param clients that it makes
     * @param called those of them that it calls with its first event; checked at every start, of ours and of the empty one
     */
    private record Function(String name, String handler, Set<String> clients, Set<String> called) {}

    private static final List<Function> FUNCTIONS = List.of(
            new Function("web", "latchkey.web.WebHandler", Set.of("dynamodb"), Set.of("dynamodb")),
            new Function("inbox", "latchkey.inbox.InboxHandler", Set.of("dynamodb", "s3"), Set.of("dynamodb", "s3")),
            new Function("stage", "latchkey.stage.StageHandler", Set.of("dynamodb", "states"), Set.of("dynamodb")),
            new Function("outbox", "latchkey.outbox.OutboxHandler", Set.of("states", "sqs"), Set.of("states", "sqs")),
            new Function(
                    "courier",
                    "latchkey.courier.CourierHandler",
                    Set.of("dynamodb", "ses", "sqs"),
                    Set.of("dynamodb", "ses")),
            new Function("feedback", "latchkey.feedback.FeedbackHandler", Set.of("dynamodb"), Set.of("dynamodb")));

    private final Path project;
    private final Subject subject;
    private final FirstEvents events;

    /** What the functions say; looked at where one fails. */
    private final Path log;

    private ColdBench(Path project, Subject subject, FirstEvents events) throws IOException {
        this.project = project;
        this.subject = subject;
        this.events = events;
        this.log = Files.createTempFile("latchkey-cold", ".log");
        System.err.println("The functions' log: " + log);
    }

    static void run(Path project, Consumer<Figure> figures) throws IOException {
        try (var subject = Subject.fresh(project, Subject.Where.MEMORY, "--aws-port", "0");
                var events = new FirstEvents(subject)) {
            new ColdBench(project, subject, events).all(figures);
        }
    }

    /** Starts each function once, from the jar that is deployed, and sees that it calls what its first event needs. */
    static void once(Path project, Subject subject) throws IOException {
        try (var events = new FirstEvents(subject)) {
            var bench = new ColdBench(project, subject, events);
            for (var function : FUNCTIONS) {
                bench.once(function, function.handler());
            }
        }
    }

    private void all(Consumer<Figure> figures) throws IOException {
        var ours = new LinkedHashMap<String, double[]>();
        var empty = new LinkedHashMap<String, double[]>();
        for (int round = 0; round < ROUNDS; round++) {
            for (var function : FUNCTIONS) {
                ours.computeIfAbsent(function.name(), _ -> new double[ROUNDS])[round] =
                        once(function, function.handler());
                empty.computeIfAbsent(function.name(), _ -> new double[ROUNDS])[round] =
                        once(function, EmptyHandler.class.getName());
            }
        }
        for (var function : FUNCTIONS) {
            var name = function.name();
            var own = new Figure("cold", name, "ms", ours.getOrDefault(name, new double[0]));
            var bare = new Figure("cold", name + ": empty handler", "ms", empty.getOrDefault(name, new double[0]));
            figures.accept(own);
            figures.accept(bare);
            var ratio = Figure.single("cold", name + ": ratio of the medians", "times", own.median() / bare.median());
            figures.accept(name.equals("web") ? ratio : ratio.atMost(BUDGET));
        }
    }

    private double once(Function function, String handler) throws IOException {
        var event = events.of(function.name());
        subject.idle();
        var before = called();
        double took = started(function, handler, event);
        var now = called();
        now.keySet().removeIf(call -> Objects.equals(now.get(call), before.get(call)));
        var services = now.keySet().stream()
                .map(call -> call.substring(0, call.indexOf('.')))
                .collect(Collectors.toUnmodifiableSet());
        if (!services.equals(function.called())) {
            throw new IllegalStateException(
                    "%s should call %s with its first event, but: %s".formatted(handler, function.called(), now));
        }
        return took;
    }

    /** The process that is measured calls as the developer, who does nothing else meanwhile. */
    private Map<String, Object> called() throws IOException {
        var calls = new TreeMap<String, Object>();
        if (Json.object(subject.get("/_local/calls", "")).get("developer") instanceof Map<?, ?> counts) {
            counts.forEach((call, count) -> calls.put(String.valueOf(call), Objects.requireNonNull(count)));
        }
        return calls;
    }

    private double started(Function function, String handler, String event) throws IOException {
        try (var api = new RuntimeApi(event)) {
            var start = new ProcessBuilder(
                            Path.of(System.getProperty("java.home", ""), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            classpath(),
                            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                            handler)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            start.environment().putAll(environment(function, api));
            long begun = System.nanoTime();
            var process = start.start();
            try {
                return (api.answeredAt() - begun) / 1e6;
            } finally {
                process.destroyForcibly().onExit().join();
            }
        }
    }

    /** The functions' jar, the runtime interface client's, and the bench's own for the empty handler. */
    private String classpath() {
        var lambda = Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .filter(part -> part.contains("aws-lambda-java-") || part.contains("/bench/target/"));
        var all = new ArrayList<String>();
        all.add(project.resolve("functions/target/functions.jar").toString());
        lambda.forEach(all::add);
        return String.join(File.pathSeparator, all);
    }

    private Map<String, String> environment(Function function, RuntimeApi api) {
        var set = new LinkedHashMap<String, String>();
        set.put("AWS_LAMBDA_RUNTIME_API", api.address());
        set.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        set.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
        set.put("AWS_REGION", "eu-west-1");
        set.put("AWS_ACCESS_KEY_ID", "developer");
        set.put("AWS_SECRET_ACCESS_KEY", "local");
        // By its number, so that the name of a bucket is no part of the host.
        set.put("AWS_ENDPOINT_URL", subject.aws().replace("localhost", "127.0.0.1"));
        set.put("CLIENTS", String.join(",", function.clients()));
        set.put("CALLED", String.join(",", function.called()));
        set.put("TABLE_NAME", Developer.TABLE);
        set.put(
                "STATE_MACHINE_ARN",
                "arn:aws:states:eu-west-1:%s:stateMachine:latchkey-AccessRequestMachine".formatted(ACCOUNT));
        set.put("COURIER_QUEUE_URL", queue("CourierQueue"));
        set.put("STAGE_QUEUE_URL", queue("StageQueue"));
        set.put("INBOUND_DOMAIN", "inbound.demo.example");
        set.put("SENDER", "latchkey@demo.example");
        set.put("PUBLIC_ADDRESS", "http://localhost:8080");
        return set;
    }

    private static String queue(String name) {
        return "https://sqs.eu-west-1.amazonaws.com/%s/latchkey-%s".formatted(ACCOUNT, name);
    }
}
