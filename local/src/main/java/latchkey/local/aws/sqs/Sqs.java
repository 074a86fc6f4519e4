package latchkey.local.aws.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import latchkey.local.aws.Account;
import latchkey.local.aws.AwsAnswer;
import latchkey.local.aws.AwsCall;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.AwsService;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Disk;
import latchkey.local.aws.JsonWire;
import latchkey.local.aws.Permission;
import latchkey.local.aws.Timed;
import latchkey.local.aws.VirtualClock;

/**
 * Standard queues as Amazon SQS has them. Delays and retention run on the virtual clock; the visibility of messages in
 * flight on real time while their receiver works. All is durable before it is answered, but for what is in flight: see {@link Queue}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/Welcome.html">AWS</a>
 */
public final class Sqs implements AwsService, Timed {

    private final Queues queues;
    private final QueueCalls queueCalls;
    private final MessageCalls messageCalls;
    private final Map<String, Operation> operations;

    public Sqs(Disk disk, VirtualClock clock) {
        this.queues = new Queues(disk, clock);
        this.queueCalls = new QueueCalls(queues);
        this.messageCalls = new MessageCalls(queues);
        var batchCalls = new BatchCalls(queues, messageCalls);
        var moveTasks = new MoveTasks(queues);
        this.operations = Map.ofEntries(
                Map.entry("CreateQueue", (_, members) -> queueCalls.create(members)),
                Map.entry("GetQueueUrl", (_, members) -> queueCalls.url(members)),
                Map.entry("ListQueues", (_, members) -> queueCalls.list(members)),
                Map.entry("GetQueueAttributes", (_, members) -> queueCalls.attributes(members)),
                Map.entry("SetQueueAttributes", (_, members) -> queueCalls.setAttributes(members)),
                Map.entry("PurgeQueue", (_, members) -> queueCalls.purge(members)),
                Map.entry("DeleteQueue", (_, members) -> queueCalls.delete(members)),
                Map.entry("ListDeadLetterSourceQueues", (_, members) -> queueCalls.sources(members)),
                Map.entry("StartMessageMoveTask", (_, members) -> moveTasks.start(members)),
                Map.entry("ListMessageMoveTasks", (_, members) -> moveTasks.list(members)),
                Map.entry("SendMessage", messageCalls::send),
                Map.entry("ReceiveMessage", (_, members) -> messageCalls.receive(members)),
                Map.entry("DeleteMessage", (_, members) -> messageCalls.delete(members)),
                Map.entry("ChangeMessageVisibility", (_, members) -> messageCalls.changeVisibility(members)),
                Map.entry("SendMessageBatch", batchCalls::send),
                Map.entry("DeleteMessageBatch", (_, members) -> batchCalls.delete(members)),
                Map.entry("ChangeMessageVisibilityBatch", (_, members) -> batchCalls.changeVisibility(members)));
    }

    /** What a call with these members does and answers. */
    @FunctionalInterface
    private interface Operation {
        Map<String, Object> call(Caller caller, Members members);
    }

    /** Where clients find the queue: {@code https://sqs.eu-west-1.amazonaws.com/123456789012/NAME}. */
    public static String url(String name) {
        return "https://sqs.%s.amazonaws.com/%s/%s".formatted(Account.REGION, Account.ID, name);
    }

    public static String arn(String name) {
        return Account.arn("sqs", name);
    }

    /**
     * Makes the queue, or gives it these attributes if it is there, as a deployment does.
     *
     * @throws AwsFault where SQS would refuse the name or an attribute
     */
    public void create(String name, Map<String, String> attributes) {
        queueCalls.deploy(name, attributes);
    }

    /**
     * Puts a message into the queue as another service does it, without asking IAM.
     *
     * @return the message's id
     * @throws AwsFault QueueDoesNotExist and others
     */
    public String send(Caller sender, String queue, String body) {
        return messageCalls
                .send(sender, queue, new Members(Map.of("MessageBody", body)))
                .id();
    }

    /**
     * Takes up to {@code most} (10) messages in flight for the queue's own visibility timeout, oldest first. Blocks without
     * polling until there is one or {@code wait} is over.
     *
     * @throws InterruptedException where the receiver is told to stop
     */
    public List<ReceivedMessage> receive(String queue, int most, Duration wait) throws InterruptedException {
        var from = queueCalls.named(queue);
        return queues.receive(from, most, from.attributes().visibility(), wait);
    }

    /** Ends a message that {@link #receive} has handed out. A handle that has been overtaken changes nothing. */
    public void delete(String queue, String receiptHandle) {
        messageCalls.delete(queue, receiptHandle);
    }

    /** Hands a message back: with {@link Duration#ZERO} it can be received at once. */
    public void changeVisibility(String queue, String receiptHandle, Duration visibility) {
        messageCalls.changeVisibility(queue, receiptHandle, Math.toIntExact(visibility.toSeconds()));
    }

    /** The receiver has ended without deleting: the rest of the message's visibility timeout runs on the virtual clock. */
    public void leave(String queue, String receiptHandle) {
        messageCalls.leave(queue, receiptHandle);
    }

    /** Takes a message back from its receiver and delivers it so much later, on the virtual clock. */
    public void postpone(String queue, String receiptHandle, Duration by) {
        messageCalls.postpone(queue, receiptHandle, by);
    }

    /** By queue, how many messages can be received or are with a receiver that works. */
    public Map<String, Integer> busy() {
        return queues.read(() -> {
            var busy = new TreeMap<String, Integer>();
            var now = queues.now();
            for (var queue : queues.all()) {
                var counts = queue.counts(now);
                var waiting = queue.waiting(now).map(Waiting::messages).orElse(0);
                busy.put(queue.name(), counts.visible() + counts.inFlight() - waiting);
            }
            return busy;
        });
    }

    /** By queue, the messages that receivers have left behind. */
    public List<Waiting> waiting() {
        return queues.read(() -> queues.all().stream()
                .flatMap(queue -> queue.waiting(queues.now()).stream())
                .toList());
    }

    /** Runs {@code watcher} after each change of any queue, on the thread that made it: it must be quick. */
    public void watch(Runnable watcher) {
        queues.watch(watcher);
    }

    /** By queue, how many messages it holds. */
    public Map<String, QueueCounts> counts() {
        return queues.read(() -> {
            var counts = new TreeMap<String, QueueCounts>();
            queues.all().forEach(queue -> counts.put(queue.name(), queue.counts(queues.now())));
            return counts;
        });
    }

    /** @throws AwsFault QueueDoesNotExist */
    public QueueCounts counts(String queue) {
        var of = queueCalls.named(queue);
        return queues.read(() -> of.counts(queues.now()));
    }

    /** The dead-letter queues: those that another one names in its redrive policy. */
    public List<String> deadLetterQueues() {
        return queues.read(() -> queues.all().stream()
                .filter(queue -> !queues.sourcesOf(queue).isEmpty())
                .map(Queue::name)
                .toList());
    }

    /** How many messages lie in dead-letter queues. */
    public int dead() {
        return deadLetterQueues().stream()
                .mapToInt(queue -> counts(queue).all())
                .sum();
    }

    /** The end of the earliest delay, or of the wait that a receiver left behind. Retention is not waited for: it only takes away. */
    @Override
    public Optional<Instant> nextDue() {
        return queues.read(() -> queues.all().stream()
                .flatMap(queue -> queue.nextDue(queues.now()).stream())
                .min(Instant::compareTo));
    }

    @Override
    public void due(Instant now) {
        queues.wake();
    }

    @Override
    public String signingName() {
        return "sqs";
    }

    @Override
    public Set<String> operations() {
        return operations.keySet();
    }

    @Override
    public List<Permission> needs(AwsCall call) {
        return Needs.of(operation(call), new Members(JsonWire.members(call)));
    }

    @Override
    public AwsAnswer answer(AwsCall call) {
        var operation = operations.get(operation(call));
        if (operation == null) {
            throw SqsFault.unsupported("the operation '" + operation(call) + "'");
        }
        return JsonWire.answer(operation.call(call.caller(), new Members(JsonWire.members(call))));
    }

    @Override
    public AwsAnswer refuse(AwsFault fault) {
        return SqsFault.answer(fault);
    }
}
