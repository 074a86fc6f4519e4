package latchkey.local.doors;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import latchkey.local.aws.ses.Envelope;
import latchkey.local.aws.ses.RawMail;
import latchkey.local.aws.ses.Verdict;
import latchkey.local.aws.ses.Verdicts;

/**
 * What SES would have found out about a mail, had it come over the internet: SPF passes for envelopes of our own domain, DKIM
 * and DMARC for its From; everything of others is GRAY. The header {@value #HEADER} says otherwise, for rehearsals.
 */
final class LocalVerdicts {

    static final String HEADER = "X-Local-Verdicts";

    /** A domain that signed the mail, where that is not the one of From; as often as there are signatures. */
    static final String SIGNED_BY = "X-Local-Signed-By";

    private static final List<String> NAMES = List.of("spf", "dkim", "dmarc", "spam", "virus");

    private final String ownDomain;

    LocalVerdicts(String ownDomain) {
        this.ownDomain = ownDomain;
    }

    /** @throws IllegalArgumentException where the header is of another form */
    Verdicts of(Envelope envelope, RawMail mail) {
        var fromDomain = mail.first("From").map(LocalVerdicts::domain).orElse("");
        Map<String, Verdict> found = new LinkedHashMap<>();
        found.put("spf", domain(envelope.source()).equals(ownDomain) ? Verdict.PASS : Verdict.GRAY);
        found.put("dkim", fromDomain.equals(ownDomain) ? Verdict.PASS : Verdict.GRAY);
        found.put("dmarc", fromDomain.equals(ownDomain) ? Verdict.PASS : Verdict.GRAY);
        found.put("spam", Verdict.PASS);
        found.put("virus", Verdict.PASS);
        mail.all(HEADER).forEach(said -> found.putAll(said(said)));
        return new Verdicts(
                of(found, "spf"),
                of(found, "dkim"),
                of(found, "dmarc"),
                of(found, "spam"),
                of(found, "virus"),
                mail.all(SIGNED_BY).stream().map(String::strip).toList());
    }

    /** The mail without what was said to this listener alone. */
    static RawMail stripped(RawMail mail) {
        return mail.without(HEADER).without(SIGNED_BY);
    }

    private static Verdict of(Map<String, Verdict> found, String name) {
        return found.getOrDefault(name, Verdict.GRAY);
    }

    private static Map<String, Verdict> said(String header) {
        var said = new LinkedHashMap<String, Verdict>();
        for (var part : header.split(";", -1)) {
            if (!part.isBlank()) {
                var pair = part.strip().split("\\s*=\\s*", 2);
                var name = pair[0].toLowerCase(Locale.ROOT);
                if (pair.length < 2 || !NAMES.contains(name)) {
                    throw wrong(part);
                }
                said.put(name, verdict(pair[1]));
            }
        }
        return said;
    }

    private static Verdict verdict(String word) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> wrong(word));
    }

    private static IllegalArgumentException wrong(String part) {
        return new IllegalArgumentException(
                "%s looks like: spf=FAIL; dkim=PASS; dmarc=FAIL; spam=PASS; virus=PASS (PASS, FAIL, GRAY, PROCESSING_FAILED or MISSING), not like: %s"
                        .formatted(HEADER, part.strip()));
    }

    /** The domain of the first address; empty where there is none that can be read. */
    private static String domain(String addresses) {
        try {
            var all = InternetAddress.parseHeader(addresses, false);
            var first = all.length == 0 ? "" : all[0].getAddress();
            return first.substring(first.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        } catch (AddressException e) {
            return "";
        }
    }
}
