package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import latchkey.local.Idle;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Disk;
import latchkey.local.aws.Rehearsal;
import latchkey.local.aws.VirtualClock;
import latchkey.local.aws.iam.Statement;
import latchkey.local.aws.lambda.Functions;
import latchkey.local.aws.lambda.QueuePoller;
import latchkey.local.aws.lambda.QueueSource;
import latchkey.local.aws.lambda.Scripted;
import latchkey.local.aws.sqs.Sqs;
import latchkey.runtime.Json;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue whose mapping wakes a scripted function, and its dead-letter queue. After two receipts a message goes there. */
final class MappedQueue implements AutoCloseable {

    private static final Caller FUNCTION = new Caller("Scripted");
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Disk disk = Disk.inMemory();
    private final VirtualClock clock = new VirtualClock(disk);
    private final Sqs queues = new Sqs(disk, clock);
    private final Rehearsal rehearsal =
            new Rehearsal(clock, Map.of(FUNCTION, List.of(Statement.allow(List.of("sqs:*"), List.of("*")))), queues);
    private final Functions functions = Scripted.functions(Duration.ofSeconds(10));
    private final SqsClient sqs = rehearsal.client(SqsClient.builder(), Caller.DEVELOPER);
    private final String url;
    private final String dead;

    MappedQueue() {
        this.dead = sqs.createQueue(create -> create.queueName("dead")).queueUrl();
        var redrive = "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"2\"}".formatted(Sqs.arn("dead"));
        this.url = sqs.createQueue(create -> create.queueName("mails")
                        .attributes(Map.of(
                                QueueAttributeName.VISIBILITY_TIMEOUT,
                                "1",
                                QueueAttributeName.REDRIVE_POLICY,
                                redrive)))
                .queueUrl();
    }

    /** As most mappings of Latchkey are: batches of ten, failures named. */
    static QueueSource source() {
        return new QueueSource("Scripted", "mails", 10, Duration.ofMillis(20), 2, true);
    }

    void send(String... bodies) {
        Stream.of(bodies)
                .forEach(body -> sqs.sendMessage(send -> send.queueUrl(url).messageBody(body)));
    }

    void send(String body, Map<String, MessageAttributeValue> attributes) {
        sqs.sendMessage(send -> send.queueUrl(url).messageBody(body).messageAttributes(attributes));
    }

    /** Lets the mapping work until the queue is empty. */
    void serve(QueueSource source) {
        try (var poller = new QueuePoller(source, queues, rehearsal.policies(), functions)) {
            poller.start();
            var idle = new Idle(List.of(() -> count(url) == 0 ? List.of() : List.of("mails")), () -> 0);
            assertThat(idle.await(LONGEST)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** How many messages ended as dead letters. */
    int dead() {
        return count(dead);
    }

    private int count(String queue) {
        return sqs
                .getQueueAttributes(get -> get.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                .attributes()
                .entrySet()
                .stream()
                .filter(attribute -> attribute.getKey().toString().startsWith("ApproximateNumberOfMessages"))
                .mapToInt(attribute -> Integer.parseInt(attribute.getValue()))
                .sum();
    }

    /** An answer that names those messages of the event which have this body. */
    static String failing(Map<String, Object> event, String body) {
        var failures = Scripted.records(event).stream()
                .filter(record -> body.equals(record.get("body")))
                .map(record -> Map.of("itemIdentifier", record.get("messageId")))
                .toList();
        return Json.write(Map.of("batchItemFailures", failures));
    }

    @Override
    public void close() {
        functions.close();
        disk.close();
    }
}
