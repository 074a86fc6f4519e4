package latchkey.web.http;

import java.util.Optional;
import java.util.regex.Pattern;

/** A page of ours to go to, and never anybody else's: {@code //evil.example} is an address of another host. */
public record LocalPath(String value) {

    private static final Pattern FORM = Pattern.compile("((/[A-Za-z0-9._~-]+)+|/)(\\?[A-Za-z0-9._~%=&+*-]+)?");

    private static final int LONGEST = 200;

    public LocalPath {
        if (!isOne(value)) {
            throw new IllegalArgumentException("A local path looks like /tickets/AR-7K3M9Q2X, got: " + value);
        }
    }

    public static Optional<LocalPath> of(String text) {
        return isOne(text) ? Optional.of(new LocalPath(text)) : Optional.empty();
    }

    /** What was asked for, without its query where that is too much. */
    public static Optional<LocalPath> of(Request request) {
        return of(request.path() + "?" + request.query().encoded()).or(() -> of(request.path()));
    }

    private static boolean isOne(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }
}
