package latchkey.web.http;

import java.util.Arrays;
import java.util.Optional;

/** Names one state of a thing (RFC 9110 §8.8.3), so that nobody overwrites what they have not seen. */
public record EntityTag(String value) {

    public EntityTag {
        if (!value.matches("[0-9A-Za-z-]{1,64}")) {
            throw new IllegalArgumentException("A tag of ours has letters, digits and dashes, got: " + value);
        }
    }

    /** As it stands in {@code ETag}. */
    public String quoted() {
        return "\"" + value + "\"";
    }

    /** What a form brought along, as a header would have it. */
    public static String ofForm(Query form) {
        return "\"" + form.text("tag") + "\"";
    }

    /** The one tag of {@code If-Match}, without its quotes, for who compares it as a form's. */
    public static Optional<String> ofHeader(Request request) {
        return request.header("if-match").map(String::strip).map(EntityTag::bare);
    }

    private static String bare(String tag) {
        return tag.length() > 1 && tag.startsWith("\"") && tag.endsWith("\"")
                ? tag.substring(1, tag.length() - 1)
                : tag;
    }

    /** Whether an {@code If-Match} lets this state pass; weak tags never do (RFC 9110 §13.1.1). */
    public boolean isIn(String ifMatch) {
        return ifMatch.strip().equals("*")
                || Arrays.stream(ifMatch.split(",", -1)).map(String::strip).anyMatch(quoted()::equals);
    }

    /** Whether an {@code If-None-Match} says that its sender has this state already; here weak tags count (RFC 9110 §13.1.2). */
    public boolean isNotNew(String ifNoneMatch) {
        return isIn(ifNoneMatch.replace("W/", ""));
    }
}
