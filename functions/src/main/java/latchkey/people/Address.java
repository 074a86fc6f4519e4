package latchkey.people;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One mailbox in the only form in which two are compared: lower case, the domain as A-labels (RFC 5890). The local part is
 * ASCII: SES sends to no other (no SMTPUTF8), so nobody here has one.
 */
public record Address(String value) {

    /** Dot-atoms only (RFC 5322 §3.2.3): nobody's company address needs a quoted local part, and forgeries like them. */
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    /** At least two labels: every domain that receives mail from elsewhere has them. */
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");

    /** RFC 5321 §4.5.3.1: a path of 256 octets less its angle brackets, of which a local part may be 64. */
    private static final int LONGEST = 254;

    private static final int LONGEST_LOCAL = 64;

    public Address {
        if (canonical(value).filter(value::equals).isEmpty()) {
            throw new IllegalArgumentException("An address looks like mara@demo.example, got: " + value);
        }
    }

    /** Reads a bare address without blanks, names, comments, quotes or brackets; empty where it is anything else. */
    public static Optional<Address> parse(String written) {
        return canonical(written).map(Address::new);
    }

    public String local() {
        return value.substring(0, value.indexOf('@'));
    }

    public String domain() {
        return value.substring(value.indexOf('@') + 1);
    }

    /** The same mailbox without its {@code +tag}, which many providers deliver alike. */
    public Address withoutTag() {
        var plus = local().indexOf('+');
        return plus < 1 ? this : new Address(local().substring(0, plus) + "@" + domain());
    }

    private static Optional<String> canonical(String written) {
        int at = written.indexOf('@');
        if (at < 1 || at > LONGEST_LOCAL || written.length() > LONGEST) {
            return Optional.empty();
        }
        var local = written.substring(0, at);
        if (!LOCAL.matcher(local).matches() || local.contains("=?")) {
            return Optional.empty();
        }
        return ascii(lower(written.substring(at + 1)))
                .map(domain -> local.toLowerCase(Locale.ROOT) + "@" + domain)
                .filter(value -> value.length() <= LONGEST);
    }

    /**
     * A domain as A-labels, empty where that form is not certain. {@link IDN} follows IDNA 2003, which maps some letters to
     * others (ß to ss); mail systems follow IDNA 2008, for which they are different domains with different owners. So only
     * what comes back from the A-labels unchanged is taken.
     */
    private static Optional<String> ascii(String domain) {
        try {
            var ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
            boolean same = ascii.equals(domain) || IDN.toUnicode(ascii).equals(domain);
            return same && DOMAIN.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException noDomain) {
            return Optional.empty();
        }
    }

    /** Lower case, but no letter outside ASCII becomes one inside: the Kelvin sign is not a k. */
    private static String lower(String domain) {
        var lower = new StringBuilder(domain.length());
        domain.codePoints()
                .map(c -> c >= 0x80 && Character.toLowerCase(c) < 0x80 ? c : Character.toLowerCase(c))
                .forEach(lower::appendCodePoint);
        return lower.toString();
    }

    @Override
    public String toString() {
        return value;
    }
}
