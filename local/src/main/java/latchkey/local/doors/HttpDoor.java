package latchkey.local.doors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import latchkey.local.aws.lambda.HttpApi;
import latchkey.local.aws.lambda.WebAnswer;
import latchkey.local.aws.lambda.WebRequest;

/**
 * The product on a port of this machine: every path goes to the HTTP API, what begins with {@code /_local} to the local
 * doors. Start the JVM with {@code -Dsun.net.httpserver.nodelay=true}, or each answer may wait 40 ms for an ACK.
 */
public final class HttpDoor implements AutoCloseable {

    /** Bytes of a body: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
    private static final int LARGEST_BODY = 10 * 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private HttpDoor(HttpServer server) {
        this.server = server;
    }

    /**
     * Takes the port on 127.0.0.1; nothing is answered before {@link #open}.
     *
     * @param port 0 takes a free one
     * @throws IOException where the port is taken
     */
    public static HttpDoor at(int port) throws IOException {
        var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        return new HttpDoor(HttpServer.create(new InetSocketAddress(loopback, port), 0));
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public void open(HttpApi product, LocalDoors doors) {
        server.setExecutor(threads);
        server.createContext("/", exchange -> serve(exchange, product, doors));
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void serve(HttpExchange exchange, HttpApi product, LocalDoors doors) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange, product, doors));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the run is ending
        } catch (RuntimeException e) {
            e.printStackTrace(System.err);
            send(exchange, Answers.problem(500, "Internal Server Error", "The local run failed; its log says why"));
        }
    }

    private static WebAnswer answer(HttpExchange exchange, HttpApi product, LocalDoors doors)
            throws IOException, InterruptedException {
        var body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return Answers.problem(413, "Content Too Large", "A body has at most 10 MB");
        }
        var request = request(exchange, body);
        return LocalDoors.concerns(request) ? doors.answer(request) : product.answer(request);
    }

    private static WebRequest request(HttpExchange exchange, byte[] body) {
        var uri = exchange.getRequestURI();
        var headers = new TreeMap<String, List<String>>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return new WebRequest(
                exchange.getRequestMethod(),
                uri.getRawPath() == null ? "/" : uri.getRawPath(),
                uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                Map.copyOf(headers),
                body,
                exchange.getRemoteAddress().getAddress().getHostAddress());
    }

    private static void send(HttpExchange exchange, WebAnswer answer) throws IOException {
        answer.headers().forEach((name, value) -> {
            if (!name.equals("content-length")) { // ours is counted
                exchange.getResponseHeaders().set(name, value);
            }
        });
        answer.cookies().forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie));
        var none = answer.body().length == 0
                || exchange.getRequestMethod().equals("HEAD")
                || answer.status() == 204
                || answer.status() == 304;
        exchange.sendResponseHeaders(answer.status(), none ? -1 : answer.body().length);
        if (!none) {
            exchange.getResponseBody().write(answer.body());
        }
    }
}
