package latchkey.local.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The HTTP client of the functions' SDK clients: hands each request to the {@link Gateway} on the thread that makes it. */
public final class InProcessHttp implements SdkHttpClient {

    private final Gateway gateway;

    public InProcessHttp(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try {
                    return response(request.httpRequest().method(), gateway.call(awsCall(request)));
                } catch (UncheckedIOException e) { // a planned fault of the network
                    throw e.getCause();
                }
            }

            @Override
            public void abort() {
                // A call here ends by itself, a long poll with the interrupt of its thread.
            }
        };
    }

    @Override
    public String clientName() {
        return "in-process";
    }

    @Override
    public void close() {}

    private static AwsCall awsCall(HttpExecuteRequest request) throws IOException {
        var http = request.httpRequest();
        var headers = headers(http);
        var caller = Signature.of(headers, http.getUri().getRawQuery())
                .map(signature -> new Caller(signature.accessKeyId()))
                .orElse(Caller.DEVELOPER);
        return new AwsCall(caller, http.method().name(), http.getUri(), headers, body(request));
    }

    private static Map<String, List<String>> headers(SdkHttpRequest http) {
        var headers = new TreeMap<String, List<String>>();
        http.forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return headers;
    }

    private static byte[] body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return new byte[0];
        }
        try (var stream = request.contentStreamProvider().get().newStream()) {
            return stream.readAllBytes();
        }
    }

    /** The answer to a HEAD has no body, whatever there is to say, and the length that a GET would have. */
    private static HttpExecuteResponse response(SdkHttpMethod method, AwsAnswer answer) {
        var body = method == SdkHttpMethod.HEAD ? new byte[0] : answer.body();
        var http = SdkHttpResponse.builder()
                .statusCode(answer.status())
                .putHeader("Content-Length", String.valueOf(body.length));
        answer.headers().forEach(http::putHeader);
        return HttpExecuteResponse.builder()
                .response(http.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }
}
