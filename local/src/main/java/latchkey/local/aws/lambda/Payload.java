package latchkey.local.aws.lambda;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import latchkey.local.aws.Account;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/**
 * Payload format 2.0 between an HTTP API and a function:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
final class Payload {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

    private Payload() {}

    /** The event for a request. The path is decoded, the query is not: so AWS has it. */
    static byte[] event(WebRequest request, Instant now) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", "$default");
        event.put("rawPath", decoded(request.path().replace("+", "%2B")));
        event.put("rawQueryString", request.query());
        var cookies = cookies(request);
        if (!cookies.isEmpty()) {
            event.put("cookies", cookies);
        }
        event.put("headers", headers(request));
        if (!request.query().isEmpty()) {
            event.put("queryStringParameters", parameters(request.query()));
        }
        event.put("requestContext", context(request, now));
        if (request.body().length > 0) {
            event.put("body", body(request));
        }
        event.put("isBase64Encoded", request.body().length > 0 && !isText(request));
        return Json.write(event).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What a function's answer means. One without {@code statusCode} is the body of a 200, a text without its quotes.
     *
     * @throws IllegalArgumentException where it means nothing; AWS answers 500 then
     */
    static WebAnswer answer(byte[] payload) {
        var said = Json.read(payload);
        if (!(said instanceof Map<?, ?> answer) || !answer.containsKey("statusCode")) {
            var body = said instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : payload;
            return new WebAnswer(200, Map.of("content-type", "application/json"), List.of(), body);
        }
        var headers = new TreeMap<String, String>();
        if (answer.get("headers") instanceof Map<?, ?> given) {
            given.forEach(
                    (name, value) -> headers.put(name.toString().toLowerCase(Locale.ROOT), String.valueOf(value)));
        }
        var cookies = answer.get("cookies") instanceof List<?> given
                ? given.stream().map(String::valueOf).toList()
                : List.<String>of();
        var text = answer.get("body") == null ? "" : String.valueOf(answer.get("body"));
        var body = Boolean.TRUE.equals(answer.get("isBase64Encoded"))
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        if (body.length > 0) {
            headers.putIfAbsent("content-type", "text/plain;charset=UTF-8");
        }
        return new WebAnswer(status(answer.get("statusCode")), headers, cookies, body);
    }

    private static int status(@Nullable Object given) {
        var status = Integer.parseInt(String.valueOf(given));
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("A status code is between 200 and 599, got: " + status);
        }
        return status;
    }

    private static List<String> cookies(WebRequest request) {
        return request.headers().getOrDefault("cookie", List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split(";")))
                .map(String::strip)
                .filter(cookie -> !cookie.isEmpty())
                .toList();
    }

    private static Map<String, String> headers(WebRequest request) {
        var headers = new TreeMap<String, String>();
        request.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
        headers.remove("cookie");
        headers.remove("connection");
        headers.putIfAbsent("x-forwarded-for", request.from());
        headers.put("x-forwarded-port", port(request));
        headers.put("x-forwarded-proto", "http");
        return headers;
    }

    private static String port(WebRequest request) {
        var host = request.header("host").orElse("");
        var colon = host.lastIndexOf(':');
        return colon < 0 ? "80" : host.substring(colon + 1);
    }

    /** A parameter given several times is joined by commas. */
    private static Map<String, String> parameters(String query) {
        var parameters = new TreeMap<String, List<String>>();
        for (var pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                var equals = pair.indexOf('=');
                var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                parameters
                        .computeIfAbsent(name, any -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        var joined = new TreeMap<String, String>();
        parameters.forEach((name, values) -> joined.put(name, String.join(",", values)));
        return joined;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, Object> context(WebRequest request, Instant now) {
        var host = request.header("host").orElse("localhost");
        Map<String, Object> http = new LinkedHashMap<>();
        http.put("method", request.method());
        http.put("path", decoded(request.path().replace("+", "%2B")));
        http.put("protocol", "HTTP/1.1");
        http.put("sourceIp", request.from());
        http.put("userAgent", request.header("user-agent").orElse(""));
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("accountId", Account.ID);
        context.put("apiId", "local");
        context.put("domainName", host);
        context.put("domainPrefix", host.split("[.:]", 2)[0]);
        context.put("http", http);
        context.put("requestId", UUID.randomUUID().toString());
        context.put("routeKey", "$default");
        context.put("stage", "$default");
        context.put("time", TIME.format(now.atOffset(ZoneOffset.UTC)));
        context.put("timeEpoch", now.toEpochMilli());
        return context;
    }

    private static String body(WebRequest request) {
        return isText(request)
                ? new String(request.body(), StandardCharsets.UTF_8)
                : Base64.getEncoder().encodeToString(request.body());
    }

    /** Forms and YAML are not among AWS's texts; nor is a body without a type. */
    private static boolean isText(WebRequest request) {
        var type = request.header("content-type")
                .orElse("")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
        return type.startsWith("text/")
                || type.equals("application/json")
                || type.equals("application/javascript")
                || type.equals("application/xml");
    }
}
