package latchkey.catalog;

import java.util.regex.Pattern;

/** Names an app for ever: lower-case letters, digits and dashes, at most 60. */
public record AppId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    public AppId {
        if (!isOne(value)) {
            throw new IllegalArgumentException("An app's id looks like kiln or time-sheet, got: " + value);
        }
    }

    public static boolean isOne(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
