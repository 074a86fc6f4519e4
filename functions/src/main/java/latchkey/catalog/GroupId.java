package latchkey.catalog;

import java.util.regex.Pattern;

/** Names a group of the catalog: lower-case letters, digits and dashes, at most 60. */
public record GroupId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    public GroupId {
        if (!isOne(value)) {
            throw new IllegalArgumentException("A group is called as security or on-call, got: " + value);
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
