package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** State machines of a test's own, the queue that they ask through, and what becomes of their executions. */
final class Machines {

    /** One Task that sends its token to the queue and waits for it; in a definition, {@code QUEUE} is the queue's address. */
    static final String ASK = """
            Type: Task, Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken", TimeoutSeconds: 60, \
            Arguments: { QueueUrl: QUEUE, MessageBody: { token: "{% $states.context.Task.Token %}", \
            input: "{% $states.input %}", retry: "{% $states.context.State.RetryCount %}" } }""";

    /** Emulators settle within seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Aws aws;
    private final SfnClient states;
    private final SqsClient sqs;
    private @Nullable String queue;

    Machines(Aws aws) {
        this.aws = aws;
        this.states = aws.states();
        this.sqs = aws.sqs();
    }

    SfnClient states() {
        return states;
    }

    /** The definition as JSON, in JSONata unless it names its language. */
    String definition(String yaml) {
        var read = new Load(LoadSettings.builder().build()).loadFromString(yaml.replace("QUEUE", queue()));
        var fields = new LinkedHashMap<Object, Object>((Map<?, ?>) read);
        fields.putIfAbsent("QueryLanguage", "JSONata");
        return Json.write(fields);
    }

    /** Makes a machine of that definition, and gives its ARN. */
    String make(String yaml) {
        var definition = definition(yaml);
        return states.createStateMachine(create ->
                        create.name(aws.name("machine")).roleArn(aws.role()).definition(definition))
                .stateMachineArn();
    }

    /** A definition in which {@code HERE} stands is refused with the one text there, and taken with the other. */
    void refuses(String wrong, String right, String yaml) {
        assertThatCode(() -> make(yaml.replace("HERE", right))).doesNotThrowAnyException();
        assertThatThrownBy(() -> make(yaml.replace("HERE", wrong))).isInstanceOf(InvalidDefinitionException.class);
    }

    /** Starts an execution, and gives its ARN. In the input single quotes stand for double ones. */
    String start(String machine, String input) {
        return states.startExecution(start -> start.stateMachineArn(machine).input(json(input)))
                .executionArn();
    }

    static String json(String text) {
        return text.replace('\'', '"');
    }

    DescribeExecutionResponse describe(String execution) {
        return states.describeExecution(describe -> describe.executionArn(execution));
    }

    /** The execution, once it no longer runs. */
    DescribeExecutionResponse end(String execution) throws InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        var described = describe(execution);
        while (described.status() == ExecutionStatus.RUNNING) {
            if (System.nanoTime() > until) {
                throw new AssertionError("Still running after %s: %s".formatted(PATIENCE, types(execution)));
            }
            Thread.sleep(LOOK_AGAIN);
            described = describe(execution);
        }
        return described;
    }

    /** Makes a machine, starts it, and waits for its end. */
    DescribeExecutionResponse run(String yaml, String input) throws InterruptedException {
        return end(start(make(yaml), input));
    }

    /** What it gave, if all went well. */
    @Nullable
    Object output(DescribeExecutionResponse execution) {
        if (execution.status() != ExecutionStatus.SUCCEEDED) {
            throw new AssertionError("%s, %s: %s".formatted(execution.status(), execution.error(), execution.cause()));
        }
        return Json.read(execution.output());
    }

    @Nullable
    Object output(String yaml, String input) throws InterruptedException {
        return output(run(yaml, input));
    }

    /** What one Pass with these fields gives. */
    @Nullable
    Object pass(String fields, String input) throws InterruptedException {
        return output("{ StartAt: Do, States: { Do: { Type: Pass, End: true, " + fields + " } } }", input);
    }

    /** The next message of the queue; it is waited for. */
    Map<String, @Nullable Object> asked() {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            var received = sqs.receiveMessage(
                    receive -> receive.queueUrl(queue()).maxNumberOfMessages(1).waitTimeSeconds(5));
            for (var message : received.messages()) {
                sqs.deleteMessage(delete -> delete.queueUrl(queue()).receiptHandle(message.receiptHandle()));
                return Json.object(message.body());
            }
        }
        throw new AssertionError("Nothing was asked within " + PATIENCE);
    }

    /** The token in the next message. */
    String token() {
        return String.valueOf(asked().get("token"));
    }

    void succeed(String token, String output) {
        states.sendTaskSuccess(success -> success.taskToken(token).output(json(output)));
    }

    /** All events, oldest first. */
    List<HistoryEvent> history(String execution) {
        var events = new ArrayList<HistoryEvent>();
        states.getExecutionHistoryPaginator(history -> history.executionArn(execution))
                .events()
                .forEach(events::add);
        return events;
    }

    List<String> types(String execution) {
        return history(execution).stream().map(HistoryEvent::typeAsString).toList();
    }

    /** The only event of that type. */
    HistoryEvent event(String execution, String type) {
        var events = history(execution).stream()
                .filter(event -> event.typeAsString().equals(type))
                .toList();
        if (events.size() != 1) {
            throw new AssertionError("%d events of type %s in %s".formatted(events.size(), type, types(execution)));
        }
        return events.getFirst();
    }

    /** The queue's address. */
    String queue() {
        if (queue == null) {
            queue = sqs.createQueue(create -> create.queueName(aws.name("asks")))
                    .queueUrl();
        }
        return Objects.requireNonNull(queue);
    }
}
