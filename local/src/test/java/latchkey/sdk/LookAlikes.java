package latchkey.sdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Disk;
import latchkey.local.aws.Gateway;
import latchkey.local.aws.Rehearsal;
import latchkey.local.aws.VirtualClock;
import latchkey.local.aws.dynamodb.DynamoDb;
import latchkey.local.aws.s3.S3;
import latchkey.local.aws.ses.Ses;
import latchkey.local.aws.sqs.Sqs;
import latchkey.local.aws.states.ServiceCalls;
import latchkey.local.aws.states.States;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;

/** The project's own services behind one gateway, as {@code ./run} has them but with nothing in them. One a test run. */
final class LookAlikes {

    private final Rehearsal rehearsal;

    private LookAlikes(Path folder) {
        var disk = Disk.inMemory();
        var clock = new VirtualClock(disk);
        var gateway = new AtomicReference<Gateway>();
        var states = new States(
                disk,
                clock,
                new ServiceCalls((caller, service, operation, members) ->
                        gateway.get().call(caller, service, operation, members)));
        this.rehearsal = new Rehearsal(
                clock,
                Map.of(),
                DynamoDb.inMemory(Path.of("dynamodb/target/classpath")),
                new Sqs(disk, clock),
                new Ses(disk, clock),
                states,
                new S3(folder));
        gateway.set(rehearsal.gateway());
        states.start();
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

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder, Caller caller) {
        return rehearsal.client(builder, caller);
    }
}
