package latchkey.web.http;

import java.util.Optional;

/** Entity tags (RFC 9110 §8.8.3): how a caller says what they have looked at. */
public final class Tags {

    private Tags() {}

    public static String quoted(String tag) {
        return '"' + tag + '"';
    }

    /** The one tag of {@code If-Match}, without its quotes. */
    public static Optional<String> ifMatch(Request request) {
        return request.header("if-match").map(String::strip).map(Tags::bare);
    }

    private static String bare(String tag) {
        return tag.length() > 1 && tag.startsWith("\"") && tag.endsWith("\"")
                ? tag.substring(1, tag.length() - 1)
                : tag;
    }

    /** The call changes what others may have changed, and does not say what it looked at. */
    public static Response needed() {
        return Problem.of(ProblemType.IF_MATCH_NEEDED, "Send If-Match with the ETag of what you looked at.");
    }

    public static Response changed() {
        return Problem.of(
                ProblemType.CHANGED_MEANWHILE,
                "It was changed meanwhile. Get it again, and send your change with its ETag.");
    }
}
