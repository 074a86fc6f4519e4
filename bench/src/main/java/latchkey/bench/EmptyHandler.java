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
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A function that does nothing but make the clients that {@code CLIENTS} names, with the HTTP client of ours, and call each
 * once: what a start costs before a line of ours has run.
 */
public final class EmptyHandler implements RequestStreamHandler {

    private final List<Runnable> calls = List.of(setting("CLIENTS").split(",")).stream()
            .map(EmptyHandler::call)
            .toList();

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        event.readAllBytes();
        calls.forEach(Runnable::run);
        answer.write("{}".getBytes(StandardCharsets.UTF_8));
    }

    private static Runnable call(String client) {
        return switch (client) {
            case "dynamodb" -> dynamodb();
            case "s3" -> s3();
            case "sqs" -> sqs();
            case "sesv2" -> sesv2();
            case "sfn" -> sfn();
            default -> throw new IllegalArgumentException("No client is called " + client);
        };
    }

    private static Runnable dynamodb() {
        var client = DynamoDbClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        var key = Map.of("pk", AttributeValue.fromS("COLD"), "sk", AttributeValue.fromS("COLD"));
        return () -> client.getItem(get -> get.tableName(setting("TABLE_NAME")).key(key));
    }

    private static Runnable s3() {
        var client =
                S3Client.builder().httpClient(UrlConnectionHttpClient.create()).build();
        return () -> client.getObjectAsBytes(get -> get.bucket("cold").key("empty"));
    }

    private static Runnable sqs() {
        var client =
                SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
        return () -> client.getQueueAttributes(get -> get.queueUrl(setting("COURIER_QUEUE_URL")));
    }

    private static Runnable sesv2() {
        var client = SesV2Client.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        return () -> client.getEmailIdentity(get ->
                get.emailIdentity(setting("SENDER").substring(setting("SENDER").indexOf('@') + 1)));
    }

    private static Runnable sfn() {
        var client =
                SfnClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
        return () -> client.describeStateMachine(get -> get.stateMachineArn(setting("STATE_MACHINE_ARN")));
    }

    private static String setting(String name) {
        return Objects.requireNonNull(System.getenv(name), name);
    }
}
