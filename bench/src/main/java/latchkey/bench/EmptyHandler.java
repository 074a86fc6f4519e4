package latchkey.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A function that does nothing but make the clients that {@code CLIENTS} names and call once those that {@code CALLED} names:
 * what a start costs before a line of ours has run. The clients have what {@link latchkey.runtime.Wiring} gives ours: one HTTP
 * client for all, credentials from the environment alone, a region that nobody has to look for, no checksums unasked.
 */
public final class EmptyHandler implements RequestStreamHandler {

    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final AwsCredentialsProvider credentials = EnvironmentVariableCredentialsProvider.create();
    private final List<Runnable> calls;

    /** Makes the clients. */
    public EmptyHandler() {
        var called = List.of(setting("CALLED").split(",", -1));
        this.calls = Stream.of(setting("CLIENTS").split(",", -1))
                .map(client -> Map.entry(client, call(client)))
                .filter(client -> called.contains(client.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        event.readAllBytes();
        calls.forEach(Runnable::run);
        answer.write("{}".getBytes(StandardCharsets.UTF_8));
    }

    /** By the name that its calls are signed for. */
    private Runnable call(String client) {
        return switch (client) {
            case "dynamodb" -> dynamodb();
            case "s3" -> s3();
            case "sqs" -> sqs();
            case "ses" -> ses();
            case "states" -> states();
            default -> throw new IllegalArgumentException("No client is called " + client);
        };
    }

    private Runnable dynamodb() {
        var client = aws(DynamoDbClient.builder()).build();
        var key = Map.of("pk", AttributeValue.fromS("COLD"), "sk", AttributeValue.fromS("COLD"));
        return () -> client.getItem(get -> get.tableName(setting("TABLE_NAME")).key(key));
    }

    private Runnable s3() {
        var client = aws(S3Client.builder())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
        return () -> client.getObjectAsBytes(get -> get.bucket("cold").key("empty"));
    }

    private Runnable sqs() {
        var client = aws(SqsClient.builder()).build();
        return () -> client.getQueueAttributes(get -> get.queueUrl(setting("COURIER_QUEUE_URL")));
    }

    private Runnable ses() {
        var client = aws(SesV2Client.builder()).build();
        return () -> client.getEmailIdentity(get ->
                get.emailIdentity(setting("SENDER").substring(setting("SENDER").indexOf('@') + 1)));
    }

    private Runnable states() {
        var client = aws(SfnClient.builder()).build();
        return () -> client.describeStateMachine(get -> get.stateMachineArn(setting("STATE_MACHINE_ARN")));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B aws(B builder) {
        return builder.httpClient(http).credentialsProvider(credentials).region(Region.of(setting("AWS_REGION")));
    }

    private static String setting(String name) {
        return Objects.requireNonNull(System.getenv(name), name);
    }
}
