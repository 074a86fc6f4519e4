package latchkey.people;

import java.util.regex.Pattern;

/** Names one person for ever, whatever becomes of their name and addresses. */
public record PersonId(String value) {

    private static final Pattern FORM = Pattern.compile("P-[0-9A-HJKMNP-TV-Z]{8}");

    public PersonId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A person's id looks like P-7K3M9Q2X, got: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
