package latchkey.web.oidc;

import java.util.regex.Pattern;

/** A provider's error in one word, such as {@code access_denied}; whatever else arrives in its place is not passed on. */
public final class ErrorCode {

    private static final Pattern FORM = Pattern.compile("[a-z_]{1,60}");

    private ErrorCode() {}

    public static String of(String said) {
        return FORM.matcher(said).matches() ? said : "no readable error";
    }
}
