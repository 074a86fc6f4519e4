package latchkey;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latchkey.runtime.Json;
import latchkey.runtime.Wiring;
import latchkey.ticket.Examples;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** AWS as a sheet of paper, below the real clients: it notes each call, and answers what the test has written down. */
public final class PaperAws implements SdkHttpClient {

    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final List<Call> calls = new ArrayList<>();

    private record Answer(int status, String body) {}

    /** A call, such as {@code StartExecution}, and its members. */
    public record Call(String operation, Map<String, @Nullable Object> members) {}

    public PaperAws answers(String operation, int status, String json) {
        answers.put(operation, new Answer(status, json));
        return this;
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<String> operations() {
        return calls.stream().map(Call::operation).toList();
    }

    /** A function's surroundings, at noon. */
    public Wiring wiring(Map<String, String> environment) {
        return new Wiring(
                environment,
                this,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("function", "secret")),
                InstantSource.fixed(Examples.NOON));
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        var target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        var operation = target.substring(target.indexOf('.') + 1);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                calls.add(new Call(operation, Json.object(body(request))));
                return answer(operation);
            }

            @Override
            public void abort() {
                // Answered at once, so there is nothing to abort.
            }
        };
    }

    private static byte[] body(HttpExecuteRequest request) {
        try (var body = request.contentStreamProvider().orElseThrow().newStream()) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpExecuteResponse answer(String operation) {
        var answer = answers.get(operation);
        if (answer == null) {
            throw new AssertionError("Nobody wrote down what AWS answers to " + operation);
        }
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(answer.status())
                        .putHeader("Content-Length", Integer.toString(body.length))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
