package latchkey.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import latchkey.local.aws.Disk;
import latchkey.local.aws.dynamodb.DynamoDb;
import latchkey.local.aws.events.EventPattern;
import latchkey.local.aws.iam.Policies;
import latchkey.local.aws.lambda.Disorder;
import latchkey.local.aws.lambda.FailedRecords;
import latchkey.local.aws.lambda.FunctionSetup;
import latchkey.local.aws.lambda.Functions;
import latchkey.local.aws.lambda.Lateness;
import latchkey.local.aws.lambda.Mapping;
import latchkey.local.aws.lambda.QueuePoller;
import latchkey.local.aws.lambda.QueueSource;
import latchkey.local.aws.lambda.StreamPump;
import latchkey.local.aws.lambda.StreamSource;
import latchkey.local.aws.sqs.Sqs;
import latchkey.local.template.EventSource;
import latchkey.local.template.Stack;

/** What wakes the functions besides the HTTP API: the pollers of their queues and the pumps of their streams. */
final class Sources implements AutoCloseable {

    /** Lambda begins with five pollers of a queue; without a limit of its own a mapping here keeps to that. */
    private static final int CONCURRENCY = 5;

    /** One seed, so that the disorder of a run is that of the next. */
    private static final long SEED = 20261123;

    private static final double TWICE = 0.02;
    private static final String BUCKET = "arn:aws:s3:::";

    private final Map<String, Mapping> mappings = new LinkedHashMap<>();
    private final List<QueuePoller> pollers = new ArrayList<>();
    private final List<StreamPump> pumps = new ArrayList<>();

    void poll(Stack stack, Sqs queues, Policies policies, Functions functions) {
        for (var function : stack.functions()) {
            function.events().stream()
                    .flatMap(event -> event instanceof EventSource.Queue queue ? List.of(queue).stream() : null)
                    .filter(EventSource.Queue::enabled)
                    .forEach(queue -> {
                        var poller = new QueuePoller(source(function, queue), queues, policies, functions);
                        pollers.add(poller);
                        mappings.put(queue.id(), poller.mapping());
                    });
        }
    }

    /** @param tap is shown every record */
    void pump(
            Stack stack,
            DynamoDb tables,
            Functions functions,
            Clients clients,
            Lateness lateness,
            Disk disk,
            Consumer<Map<String, Object>> tap) {
        for (var function : stack.functions()) {
            function.events().stream()
                    .flatMap(event -> event instanceof EventSource.Stream stream ? List.of(stream).stream() : null)
                    .filter(EventSource.Stream::enabled)
                    .forEach(stream -> {
                        var source = source(stack, function, stream);
                        var pump = new StreamPump(
                                source,
                                tables.streamArn(source.table()),
                                clients.streams(function.caller()),
                                functions,
                                failures(function, stream, source, clients),
                                new Disorder(SEED, TWICE),
                                lateness,
                                disk,
                                tap);
                        pumps.add(pump);
                        mappings.put(stream.id(), pump.mapping());
                    });
        }
        tables.watch(() -> pumps.forEach(StreamPump::written));
    }

    void start() {
        pumps.forEach(StreamPump::start);
        pollers.forEach(QueuePoller::start);
    }

    /** What operators switch off and on, by id. */
    Map<String, Mapping> mappings() {
        return mappings;
    }

    /** Streams that are not read whole. */
    List<String> left() {
        return pumps.stream()
                .filter(pump -> !pump.idle())
                .map(pump -> "stream records")
                .toList();
    }

    @Override
    public void close() {
        pollers.forEach(QueuePoller::close);
        pumps.forEach(StreamPump::close);
    }

    private static QueueSource source(Stack.Function function, EventSource.Queue queue) {
        return new QueueSource(
                function.caller(),
                PostOffice.name(queue.queueArn()),
                queue.batchSize(),
                queue.window(),
                queue.maximumConcurrency().orElse(CONCURRENCY),
                queue.reportsFailures());
    }

    private static StreamSource source(Stack stack, Stack.Function function, EventSource.Stream stream) {
        var table = stack.tables().stream()
                .filter(one ->
                        one.streamArn().filter(stream.streamArn()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new CannotRun("%s: no table of the templates has the stream %s."
                        .formatted(stream.place(), stream.streamArn())));
        return new StreamSource(
                function.caller(),
                table.name(),
                stream.batchSize(),
                stream.filters().stream().map(EventPattern::new).toList(),
                stream.retries() < 0 ? Integer.MAX_VALUE : stream.retries(),
                stream.bisects(),
                stream.maximumAge(),
                stream.reportsFailures(),
                stream.onFailure().map(arn -> bucket(stream, arn)));
    }

    private static String bucket(EventSource.Stream stream, String arn) {
        if (!arn.startsWith(BUCKET)) {
            throw new CannotRun("%s: OnFailure is a bucket here, got: %s.".formatted(stream.place(), arn));
        }
        return arn.substring(BUCKET.length());
    }

    private static Optional<FailedRecords> failures(
            Stack.Function function, EventSource.Stream stream, StreamSource source, Clients clients) {
        return source.failures()
                .map(bucket -> new FailedRecords(
                        setup(function), stream.id(), bucket, clients.files(function.caller()), clients.clock()));
    }

    /** The functions that somebody outside waits for: what the HTTP API asks, and what is told of incoming mail. */
    static Set<String> waitedFor(Stack stack) {
        var told = stack.receiptRules().stream()
                .flatMap(rule -> rule.topicArn().stream())
                .flatMap(topic -> stack.subscriptions().stream()
                        .filter(subscription -> subscription.topicArn().equals(topic)))
                .map(Stack.Subscription::endpoint)
                .collect(Collectors.toSet());
        return stack.functions().stream()
                .filter(function -> function.events().stream()
                        .anyMatch(event -> event instanceof EventSource.Route
                                || (event instanceof EventSource.Queue queue && told.contains(queue.queueArn()))))
                .map(Stack.Function::caller)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The function that the HTTP API calls. */
    static String web(Stack stack) {
        return stack.functions().stream()
                .filter(function -> function.events().stream().anyMatch(event -> event instanceof EventSource.Route))
                .map(Stack.Function::caller)
                .findFirst()
                .orElseThrow(() -> new CannotRun("The templates give the HTTP API no function."));
    }

    /** The function as the runner has it. */
    static FunctionSetup setup(Stack.Function function) {
        return new FunctionSetup(
                function.caller(), function.handler(), function.environment(), function.timeout(), function.memory());
    }
}
