package latchkey.web.oidc;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** Asks the provider over HTTP: no redirect is followed, nothing waits long, nothing large is read. */
final class Fetch {

    /** Four calls at most lie within one page view, and the HTTP API gives up after 30 s. */
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private static final Duration READ = Duration.ofSeconds(5);

    private static final int LARGEST = 256 * 1024;

    /** @param authorization the header's whole value; empty to send none */
    Map<String, @Nullable Object> get(Endpoint from, Optional<String> authorization) {
        return object(getText(from, authorization), from);
    }

    String getText(Endpoint from, Optional<String> authorization) {
        return asked(from, authorization, Optional.empty());
    }

    Map<String, @Nullable Object> post(Endpoint to, Optional<String> authorization, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return object(asked(to, authorization, Optional.of(body.getBytes(StandardCharsets.UTF_8))), to);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String asked(Endpoint at, Optional<String> authorization, Optional<byte[]> body) {
        try {
            var connection = (HttpURLConnection) at.uri().toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout((int) CONNECT.toMillis());
            connection.setReadTimeout((int) READ.toMillis());
            connection.setUseCaches(false);
            connection.setRequestProperty("Accept", "application/json");
            authorization.ifPresent(value -> connection.setRequestProperty("Authorization", value));
            if (body.isPresent()) {
                send(connection, body.get());
            }
            return answer(connection, at);
        } catch (IOException e) {
            throw new ProviderFault("%s does not answer".formatted(at.uri()), e);
        }
    }

    /** With a length fixed at the start, Java does not send it a second time by itself: a code is good once. */
    private static void send(HttpURLConnection connection, byte[] body) throws IOException {
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        connection.setFixedLengthStreamingMode(body.length);
        try (var out = connection.getOutputStream()) {
            out.write(body);
        }
    }

    private static String answer(HttpURLConnection connection, Endpoint at) throws IOException {
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_OK) {
            try (var in = connection.getInputStream()) {
                return text(in, at);
            }
        }
        var error = connection.getErrorStream();
        if (error == null) {
            throw new ProviderFault("%s answers %d".formatted(at.uri(), status));
        }
        try (error) {
            throw new ProviderFault("%s answers %d: %s".formatted(at.uri(), status, code(text(error, at))));
        }
    }

    private static String text(InputStream in, Endpoint at) throws IOException {
        var bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new ProviderFault("%s answers more than %d bytes".formatted(at.uri(), LARGEST));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Map<String, @Nullable Object> object(String text, Endpoint at) {
        try {
            return Json.object(text);
        } catch (Json.NotJson e) {
            throw new ProviderFault("%s answers no JSON object".formatted(at.uri()), e);
        }
    }

    /** Of what it says only the error's code (RFC 6749 §5.2): the rest may be anything. */
    private static String code(String body) {
        try {
            return ErrorCode.of(String.valueOf(Json.object(body).get("error")));
        } catch (Json.NotJson _) {
            return ErrorCode.of("");
        }
    }
}
