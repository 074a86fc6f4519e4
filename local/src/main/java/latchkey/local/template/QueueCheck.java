package latchkey.local.template;

import java.util.List;
import java.util.Optional;

/** A message that cannot be handled is kept apart, as long as SQS keeps any. */
final class QueueCheck {

    private final Template.Read read;
    private final Stack stack;
    private final Faults faults;

    QueueCheck(Template.Read read, Faults faults) {
        this.read = read;
        this.stack = read.stack();
        this.faults = faults;
    }

    void check() {
        stack.functions().stream()
                .flatMap(function -> function.events().stream())
                .filter(EventSource.Queue.class::isInstance)
                .map(EventSource.Queue.class::cast)
                .flatMap(source ->
                        stack.queues().stream().filter(queue -> queue.arn().equals(source.queueArn())))
                .filter(queue -> queue.redrive().isEmpty())
                .forEach(queue -> faults.add(
                        queue.place(),
                        queue.logicalId(),
                        "has no dead-letter queue, so a message that fails comes back until it is lost",
                        "Write RedrivePolicy: { deadLetterTargetArn: …, maxReceiveCount: 10 }"));
        stack.queues()
                .forEach(queue -> queue.redrive()
                        .flatMap(redrive -> stack.queues().stream()
                                .filter(dead -> dead.arn().equals(redrive.deadLetterArn()))
                                .findFirst())
                        .ifPresent(dead -> deadLetters(queue, dead)));
    }

    /** A message that moves keeps its age: what the source keeps for 14 days, the dead letters must keep longer or as long. */
    private void deadLetters(Stack.Queue queue, Stack.Queue dead) {
        if (dead.retention().compareTo(queue.retention()) < 0) {
            faults.add(
                    dead.place(),
                    dead.retention().toSeconds() + " s",
                    "is less than %s keeps its messages, and a dead letter keeps its age".formatted(queue.logicalId()),
                    "Write MessageRetentionPeriod: " + queue.retention().toSeconds());
        }
        sources(dead)
                .filter(allowed -> !allowed.contains(queue.arn()))
                .ifPresent(allowed -> faults.add(
                        dead.place(),
                        dead.logicalId(),
                        "does not take the dead letters of " + queue.logicalId(),
                        "Name %s in sourceQueueArns".formatted(queue.arn())));
    }

    /** @return empty where any queue may send its dead letters */
    private Optional<List<String>> sources(Stack.Queue dead) {
        return read.scopes().stream()
                .filter(scope -> scope.file().resources().containsKey(dead.logicalId()))
                .map(scope ->
                        new Fields(scope.properties(scope.file().resources().get(dead.logicalId()))))
                .map(it -> it.in("RedriveAllowPolicy"))
                .filter(allow -> !allow.text("redrivePermission", "allowAll").equals("allowAll"))
                .map(allow -> allow.texts("sourceQueueArns"))
                .findFirst();
    }
}
