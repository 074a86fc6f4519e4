package latchkey.web.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a browser or a program asks for.
 *
 * @param headers by lower-case name
 * @param parts what stands in the path where its route has a name in braces
 * @param ip where it comes from, as the HTTP API saw it
 */
public record Request(
        String method,
        String path,
        Query query,
        Map<String, String> headers,
        Map<String, String> cookies,
        byte[] body,
        String ip,
        Map<String, String> parts) {

    /** U+FFFD, into which decoders turn bytes that they cannot read. */
    private static final char UNREADABLE = '\uFFFD';

    private static final String NOT_UTF_8 =
            "The text is not UTF-8, so letters of it would be lost. In a spreadsheet, save it as “CSV UTF-8”.";

    public static final String FORM = "application/x-www-form-urlencoded";

    /** Whether it only asks to see something. */
    public boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The media type of the body, without its parameters. */
    public String contentType() {
        var type = header("content-type").orElse("");
        int more = type.indexOf(';');
        return (more < 0 ? type : type.substring(0, more)).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The body as text.
     *
     * @throws BadRequest where it is not UTF-8, or has the mark that stands for what somebody before us could not read
     */
    public String text() {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            if (text.indexOf(UNREADABLE) < 0) {
                return text;
            }
        } catch (CharacterCodingException notUtf8) {
            throw new BadRequest(NOT_UTF_8, notUtf8);
        }
        throw new BadRequest(NOT_UTF_8);
    }

    /** The fields of a form; none where the body is something else. */
    public Query form() {
        return contentType().equals(FORM) ? Query.parse(new String(body, StandardCharsets.UTF_8)) : Query.NONE;
    }

    /** @throws IllegalStateException where the route has no such name: an error of ours */
    public String part(String name) {
        var part = parts.get(name);
        if (part == null) {
            throw new IllegalStateException("The route of %s names no {%s}".formatted(path, name));
        }
        return part;
    }

    public Request with(Map<String, String> found) {
        return new Request(method, path, query, headers, cookies, body, ip, Map.copyOf(found));
    }
}
