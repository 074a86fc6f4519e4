package latchkey.web;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** DynamoDB with nothing in it, below the real client: enough for whoever is not signed in. Writes fail. */
final class EmptyTable implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        var call = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return answer(call);
            }

            @Override
            public void abort() {
                // Answered at once, so there is nothing to abort.
            }
        };
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private static HttpExecuteResponse answer(String call) {
        if (!call.endsWith(".GetItem")) {
            throw new AssertionError("Somebody who is not signed in reaches " + call);
        }
        var nothing = "{}".getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(200)
                        .putHeader("Content-Length", Integer.toString(nothing.length))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(nothing)))
                .build();
    }
}
