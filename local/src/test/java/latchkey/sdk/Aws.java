package latchkey.sdk;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import latchkey.local.aws.Account;
import latchkey.local.aws.Caller;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The services as a test sees them: through AWS's SDK alone, whoever answers. */
final class Aws {

    private static final AtomicInteger MADE = new AtomicInteger();
    private static final Region REGION = Region.EU_WEST_1;

    /** Of one call with its retries. The longest poll takes 20 s; an emulator may never answer. */
    private static final Duration CALL = Duration.ofSeconds(30);

    private final @Nullable LookAlikes lookAlikes;

    Aws() {
        this.lookAlikes = Judge.present().isPresent() ? null : LookAlikes.started();
    }

    /** Nobody else's: letters, digits and hyphens, at most 40. */
    String name(String what) {
        return "%s-%x-%d".formatted(what, ProcessHandle.current().pid(), MADE.incrementAndGet());
    }

    /** The services' time. */
    Instant now() {
        return lookAlikes == null ? Instant.now() : lookAlikes.now();
    }

    /** Lets time go by, at once where the look-alikes answer; elsewhere by waiting, so it should be a few seconds. */
    void pass(Duration time) throws InterruptedException {
        if (lookAlikes == null) {
            Thread.sleep(time);
        } else {
            lookAlikes.pass(time);
        }
    }

    /** A role that state machines may be given, which may do all that a test has them do. */
    String role() {
        return role("machine");
    }

    /** One that may do nothing. */
    String powerlessRole() {
        return role(LookAlikes.POWERLESS);
    }

    private static String role(String name) {
        return "arn:aws:iam::%s:role/%s".formatted(System.getProperty("latchkey.account", Account.ID), name);
    }

    SqsClient sqs() {
        return client(SqsClient.builder());
    }

    S3Client s3() {
        return client(S3Client.builder().forcePathStyle(true));
    }

    SesV2Client ses() {
        return client(SesV2Client.builder());
    }

    SfnClient states() {
        return client(SfnClient.builder());
    }

    DynamoDbClient dynamoDb() {
        return client(DynamoDbClient.builder());
    }

    DynamoDbStreamsClient streams() {
        return client(DynamoDbStreamsClient.builder());
    }

    /** The ARN of an SNS topic whose messages come to a queue as they are. Elsewhere than here it takes SNS's own client. */
    String topicHeardBy(MadeQueue queue) {
        if (lookAlikes == null) {
            throw new IllegalStateException("There is no client of SNS that could make a topic");
        }
        return lookAlikes.topicHeardBy(queue.name());
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        if (lookAlikes != null) {
            return lookAlikes.client(builder, Caller.DEVELOPER);
        }
        Judge.endpoint().ifPresent(builder::endpointOverride);
        return builder.region(REGION)
                .credentialsProvider(credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(configuration -> configuration.apiCallTimeout(CALL))
                .build();
    }

    private static AwsCredentialsProvider credentials() {
        return Judge.present().orElseThrow() == Judge.AWS
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    }
}
