package latchkey.local.aws.lambda;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import latchkey.local.aws.AwsFault;
import latchkey.runtime.Json;

/**
 * The HTTP API in front of one function: every path goes there. What goes wrong is answered with the words of AWS, which
 * never say why; that stands in the function's log.
 */
public final class HttpApi implements AutoCloseable {

    /** Request line and headers together, in bytes: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
    static final int LARGEST_HEAD = 10_240;

    private final Functions functions;
    private final String function;
    private final InstantSource clock;
    private final Duration patience;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param patience how long the function may take: 30 seconds in AWS */
    public HttpApi(Functions functions, String function, InstantSource clock, Duration patience) {
        this.functions = functions;
        this.function = function;
        this.clock = clock;
        this.patience = patience;
    }

    /** Asks the function. */
    public WebAnswer answer(WebRequest request) {
        if (head(request) > LARGEST_HEAD) {
            return WebAnswer.message(431, "Request Header Fields Too Large");
        }
        byte[] event;
        try {
            event = Payload.event(request, clock.instant());
        } catch (IllegalArgumentException e) { // a broken percent sign in path or query
            return WebAnswer.message(400, "Bad Request");
        }
        var invocation = threads.submit(() -> functions.invoke(function, event));
        try {
            return meaning(invocation.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return WebAnswer.message(503, "Service Unavailable");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AwsFault fault && fault.status() == 413) {
                return WebAnswer.message(413, "Request Entity Too Large");
            }
            if (e.getCause() instanceof AwsFault fault && fault.status() == 429) {
                return WebAnswer.message(503, "Service Unavailable");
            }
            throw new IllegalStateException("The HTTP API cannot reach " + function, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return WebAnswer.message(503, "Service Unavailable");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private WebAnswer meaning(FunctionAnswer answer) {
        if (answer.failed()) {
            return WebAnswer.message(500, "Internal Server Error");
        }
        try {
            return Payload.answer(answer.payload());
        } catch (Json.NotJson | IllegalArgumentException e) {
            System.err.println(function + ": its answer is none of payload format 2.0: " + e.getMessage());
            return WebAnswer.message(500, "Internal Server Error");
        }
    }

    private static int head(WebRequest request) {
        var bytes = request.method().length()
                + request.path().length()
                + request.query().length()
                + " ? HTTP/1.1".length();
        for (var header : request.headers().entrySet()) {
            for (var value : header.getValue()) {
                bytes += header.getKey().length() + ": ".length() + value.length() + 2;
            }
        }
        return bytes;
    }
}
