package latchkey.sdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import latchkey.local.Clockwork;
import latchkey.local.Idle;
import latchkey.local.aws.Account;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Disk;
import latchkey.local.aws.Gateway;
import latchkey.local.aws.Rehearsal;
import latchkey.local.aws.VirtualClock;
import latchkey.local.aws.dynamodb.DynamoDb;
import latchkey.local.aws.iam.Policies;
import latchkey.local.aws.iam.Statement;
import latchkey.local.aws.s3.S3;
import latchkey.local.aws.ses.Ses;
import latchkey.local.aws.sqs.Sqs;
import latchkey.local.aws.states.ServiceCalls;
import latchkey.local.aws.states.States;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;

/** The project's own services behind one gateway, as {@code ./run} has them but with nothing in them. One a test run. */
final class LookAlikes {

    /** The role that may do nothing; "machine" may do all that a test has its machine do. */
    static final String POWERLESS = "powerless";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Rehearsal rehearsal;
    private final VirtualClock clock;
    private final Idle idle;
    private final Clockwork clockwork;

    private LookAlikes(Path folder) {
        var disk = Disk.inMemory();
        this.clock = new VirtualClock(disk);
        var gateway = new AtomicReference<Gateway>();
        var states = new States(
                disk,
                clock,
                new ServiceCalls((caller, service, operation, members) ->
                        gateway.get().call(caller, service, operation, members)));
        var queues = new Sqs(disk, clock);
        this.idle = new Idle(List.of(() -> states.idle() ? List.of() : List.of("executions")), () -> 0);
        this.clockwork = new Clockwork(clock, List.of(states, queues), idle);
        var ses = new Ses(disk, clock);
        ses.topics((topic, message) -> queues.send(
                Policies.service("sns.amazonaws.com"), topic.substring(topic.lastIndexOf(':') + 1), message));
        ses.whenDue(() -> ses.due(clock.instant()));
        this.rehearsal = new Rehearsal(
                clock,
                Map.of(
                        machine("machine"),
                        List.of(Statement.allow(List.of("sqs:SendMessage"), List.of("*"))),
                        machine(POWERLESS),
                        List.of()),
                DynamoDb.inMemory(Path.of("dynamodb/target/classpath")),
                queues,
                ses,
                states,
                new S3(folder));
        gateway.set(rehearsal.gateway());
        states.start();
    }

    private static Caller machine(String role) {
        return new Caller("STATE_MACHINE:" + role);
    }

    Instant now() {
        return clock.instant();
    }

    /** Goes from due time to due time, and lets the executions run until they wait at each. */
    void pass(Duration time) throws InterruptedException {
        if (!idle.await(PATIENCE)) {
            throw new IllegalStateException("Still going on: " + idle.left());
        }
        var left = clockwork.advance(time);
        if (!left.isEmpty()) {
            throw new IllegalStateException("Still going on: " + left);
        }
    }

    private static final class Started {
        private static final LookAlikes ONCE = new LookAlikes(folder());

        private static Path folder() {
            try {
                return Files.createTempDirectory("latchkey-sdk");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static LookAlikes started() {
        return Started.ONCE;
    }

    /** A topic that the queue of that name hears, raw: the look-alikes have SNS between SES and SQS, but not its calls. */
    String topicHeardBy(String queue) {
        return Account.arn("sns", queue);
    }

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder, Caller caller) {
        return rehearsal.client(builder, caller);
    }
}
