package latchkey.local.aws.states;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Disk;
import latchkey.local.aws.Rehearsal;
import latchkey.local.aws.VirtualClock;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Step Functions on one file, its own clock, a queue that only remembers, and the real SDK client in front of it. */
final class Machines implements AutoCloseable {

    final Path file;
    final Disk disk;
    final VirtualClock clock;
    final States states;
    final SfnClient sfn;

    /** What was sent to SQS, as it was sent. */
    final List<Node> sent = Collections.synchronizedList(new ArrayList<>());

    final List<Map<String, @Nullable Object>> told = Collections.synchronizedList(new ArrayList<>());
    final List<Caller> callers = Collections.synchronizedList(new ArrayList<>());

    /** What SQS does with a message; changed by tests about its refusals. */
    final AtomicReference<UnaryOperator<Map<String, @Nullable Object>>> queue =
            new AtomicReference<>(message -> Map.of("MessageId", "m-1", "MD5OfMessageBody", "d41d"));

    Machines(Path file) {
        this.file = file;
        this.disk = Disk.at(file);
        this.clock = new VirtualClock(disk);
        this.states = new States(disk, clock, this::send);
        this.sfn = new Rehearsal(clock, Map.of(), states).client(SfnClient.builder(), Caller.DEVELOPER);
        states.onStatusChange(told::add);
    }

    /** In a folder of its own, running. */
    static Machines in(Path folder) {
        var machines = new Machines(folder.resolve("data"));
        machines.states.start();
        return machines;
    }

    /** What another process would find if this one were killed now. */
    Machines killed() {
        try {
            var copy = Files.createTempFile(file.getParent(), "killed", ".data");
            Files.copy(file, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return new Machines(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, @Nullable Object> send(
            Caller as, String service, String operation, Map<String, @Nullable Object> arguments) {
        var result = queue.get().apply(arguments);
        callers.add(as);
        sent.add(new Node(new LinkedHashMap<>(arguments)));
        return result;
    }

    /** A machine of that definition, in YAML. */
    String machine(String yaml) {
        var name = "machine-" + sfn.listStateMachines().stateMachines().size();
        return sfn.createStateMachine(request -> request.name(name)
                        .roleArn("arn:aws:iam::123456789012:role/machine")
                        .definition(definition(yaml)))
                .stateMachineArn();
    }

    /** The definition as JSON; one that names no query language is in JSONata. */
    static String definition(String yaml) {
        var read = Node.of(new Load(LoadSettings.builder().build()).loadFromString(yaml));
        read.fields().putIfAbsent("QueryLanguage", "JSONata");
        return Json.write(read.fields());
    }

    /** Single quotes stand for double ones. */
    static String json(String text) {
        return text.replace('\'', '"');
    }

    /** Starts an execution and lets it run until it waits or has ended. */
    String run(String machineArn, String input) {
        var arn = sfn.startExecution(
                        request -> request.stateMachineArn(machineArn).input(json(input)))
                .executionArn();
        settle();
        return arn;
    }

    /** Lets everything run until it waits. */
    void settle() {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!states.idle()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Still at work after 20 s");
            }
            LockSupport.parkNanos(200_000);
        }
    }

    /** Moves the clock, stopping at each due time. */
    void pass(Duration time) {
        var end = clock.instant().plus(time);
        for (var due = states.nextDue(); due.isPresent() && !due.get().isAfter(end); due = states.nextDue()) {
            clock.moveTo(due.get());
            states.due(clock.instant());
            settle();
        }
        clock.moveTo(end);
        settle();
    }

    DescribeExecutionResponse describe(String executionArn) {
        return sfn.describeExecution(request -> request.executionArn(executionArn));
    }

    String status(String executionArn) {
        return describe(executionArn).statusAsString();
    }

    @Nullable
    Object output(String executionArn) {
        return Json.read(describe(executionArn).output());
    }

    List<HistoryEvent> history(String executionArn) {
        return sfn.getExecutionHistory(request -> request.executionArn(executionArn))
                .events();
    }

    List<String> eventTypes(String executionArn) {
        return history(executionArn).stream().map(HistoryEvent::typeAsString).toList();
    }

    /** The token in the newest message. */
    String token() {
        return tokenOf(sent.getLast());
    }

    static String tokenOf(Node message) {
        return Node.of(Json.read(message.text("MessageBody"))).text("token");
    }

    void succeed(String token, String output) {
        sfn.sendTaskSuccess(request -> request.taskToken(token).output(json(output)));
        settle();
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        states.close();
        disk.close();
    }
}
