package latchkey.local.aws;

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
import latchkey.local.aws.iam.Policies;

/**
 * The {@link Gateway} on a port of this machine, for the AWS CLI and other clients. A key that is no role's is the
 * developer's. Start the JVM with {@code -Dsun.net.httpserver.nodelay=true}, or each answer may wait 40 ms.
 */
public final class AwsPort implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Gateway gateway;
    private final Policies policies;

    private AwsPort(HttpServer server, Gateway gateway, Policies policies) {
        this.server = server;
        this.gateway = gateway;
        this.policies = policies;
    }

    /**
     * Listens on 127.0.0.1.
     *
     * @param port 0 takes a free one
     * @throws IOException where the port is taken
     */
    public static AwsPort open(int port, Gateway gateway, Policies policies) throws IOException {
        var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        var opened = new AwsPort(HttpServer.create(new InetSocketAddress(loopback, port), 0), gateway, policies);
        opened.server.setExecutor(opened.threads);
        opened.server.createContext("/", opened::answer);
        opened.server.start();
        return opened;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answered(awsCall(exchange));
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            var head = "HEAD".equals(exchange.getRequestMethod());
            exchange.sendResponseHeaders(
                    answer.status(), head || answer.body().length == 0 ? -1 : answer.body().length);
            if (!head) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private AwsAnswer answered(AwsCall call) {
        try {
            return gateway.call(call);
        } catch (RuntimeException e) {
            System.getLogger(AwsPort.class.getName())
                    .log(System.Logger.Level.ERROR, "%s %s failed".formatted(call.method(), call.uri()), e);
            return JsonWire.refuse(new AwsFault(500, "InternalFailure", String.valueOf(e.getMessage())), Map.of());
        }
    }

    private AwsCall awsCall(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, List<String>>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        var uri = exchange.getRequestURI();
        var caller = Signature.of(headers, uri.getRawQuery())
                .map(signature -> new Caller(signature.accessKeyId()))
                .filter(policies::knows)
                .orElse(Caller.DEVELOPER);
        var body = exchange.getRequestBody().readAllBytes();
        return new AwsCall(caller, exchange.getRequestMethod(), uri, headers, body);
    }
}
