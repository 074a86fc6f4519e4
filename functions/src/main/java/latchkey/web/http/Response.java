package latchkey.web.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/**
 * What is answered.
 *
 * @param cookies each as a whole Set-Cookie value
 */
public record Response(int status, Map<String, String> headers, List<String> cookies, byte[] body) {

    private static final byte[] NOTHING = new byte[0];

    public Response {
        headers = Map.copyOf(headers);
        cookies = List.copyOf(cookies);
    }

    public static Response html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    public static Response json(int status, @Nullable Object value) {
        return of(status, "application/json", Json.write(value).getBytes(StandardCharsets.UTF_8));
    }

    /** A file to keep. */
    public static Response csv(String name, String table) {
        return of(200, "text/csv; charset=utf-8", table.getBytes(StandardCharsets.UTF_8))
                .with("content-disposition", "attachment; filename=\"%s\"".formatted(name));
    }

    /** After a form was sent: the browser gets the page with GET (RFC 9110 §15.4.4), so that a reload sends nothing again. */
    public static Response seeOther(String path) {
        return new Response(303, Map.of("location", path), List.of(), NOTHING);
    }

    public static Response of(int status, String type, byte[] body) {
        return new Response(status, Map.of("content-type", type), List.of(), body);
    }

    public Response with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, cookies, body);
    }

    public Response withCookie(String cookie) {
        var more = new ArrayList<>(cookies);
        more.add(cookie);
        return new Response(status, headers, more, body);
    }

    /** The same without its body, as HEAD gets it. */
    public Response bodyless() {
        return new Response(status, headers, cookies, NOTHING);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Whether the body can stand as text in the JSON that the HTTP API takes. */
    boolean isText() {
        var type = headers.getOrDefault("content-type", "");
        return type.startsWith("text/") || type.contains("json") || type.contains("xml");
    }
}
