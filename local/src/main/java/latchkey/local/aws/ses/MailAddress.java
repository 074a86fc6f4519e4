package latchkey.local.aws.ses;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import latchkey.local.aws.AwsFault;

/**
 * An address as a caller wrote it, {@code Name <local@domain>}, and what SES demands of it: ASCII only, because SES does not
 * support SMTPUTF8 (a name is an encoded word, a domain is in A-labels), and 64 octets before the @ (RFC 5321 §4.5.3.1).
 */
record MailAddress(String written, String bare) {

    private static final Pattern LOCAL = Pattern.compile("[\\x21-\\x7e&&[^\\s()<>,;:\\\\\"\\[\\]@]]{1,64}");
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,255}$)[A-Za-z0-9]([A-Za-z0-9-]{0,62})(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,62}))+");

    /** @throws AwsFault {@code BadRequestException} */
    static MailAddress of(String written) {
        if (!written.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw bad("Local address contains control or whitespace, or the address is not ASCII: " + written);
        }
        var bare = bare(written);
        int at = bare.lastIndexOf('@');
        if (at < 0) {
            throw bad("Missing final '@domain'");
        }
        if (!LOCAL.matcher(bare.substring(0, at)).matches()) {
            throw bad("Local address contains control or whitespace");
        }
        if (!DOMAIN.matcher(bare.substring(at + 1)).matches()) {
            throw bad("Domain contains illegal character or is incomplete: " + bare.substring(at + 1));
        }
        return new MailAddress(written, bare);
    }

    String domain() {
        return bare.substring(bare.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /** The addresses of a header, as readable as they are; a header that cannot be read has none. */
    static List<InternetAddress> in(String header) {
        try {
            return Arrays.asList(InternetAddress.parseHeader(header, false));
        } catch (AddressException e) {
            return List.of();
        }
    }

    private static String bare(String written) {
        try {
            var all = InternetAddress.parseHeader(written, false);
            if (all.length != 1) {
                throw bad("One address is needed, not " + all.length + ": " + written);
            }
            return all[0].getAddress();
        } catch (AddressException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }

    private static AwsFault bad(String sentence) {
        return new AwsFault(400, "BadRequestException", sentence);
    }
}
