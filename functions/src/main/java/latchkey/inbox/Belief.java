package latchkey.inbox;

import java.util.Set;
import java.util.regex.Pattern;
import latchkey.people.Address;

/**
 * Whether a mail is from the domain that its From names. SPF alone never counts: it speaks of the envelope. DMARC says
 * GRAY where a domain has no policy; then a DKIM signature counts for domains that the workspace has named.
 *
 * @param dkimDomains domains whose DKIM signature is enough
 */
record Belief(Set<String> dkimDomains) {

    private static final Pattern SIGNER =
            Pattern.compile("^\\s*amazonses\\.com;(?:[^;]*;)*?\\s*dkim=pass header\\.i=@([A-Za-z0-9.-]+)\\s*(?:;|$)");

    Belief {
        dkimDomains = Set.copyOf(dkimDomains);
    }

    /** How far a mail is believed. */
    sealed interface Level {

        /** @param rule goes into the evidence */
        record Believed(String rule) implements Level {}

        /** It may be genuine: its owner is asked to say so on the page. */
        record Unsure() implements Level {}

        record Disbelieved() implements Level {}
    }

    /** @param results the topmost Authentication-Results of the mail, which SES wrote */
    Level of(Notification.Verdicts verdicts, Address from, String results) {
        return switch (verdicts.dmarc()) {
            case "PASS" -> new Level.Believed("dmarc-pass");
            case "GRAY" ->
                verdicts.dkim().equals("PASS")
                                && dkimDomains.contains(from.domain())
                                && signedBy(from.domain(), results)
                        ? new Level.Believed("dkim-pass-of-named-domain")
                        : new Level.Unsure();
            default -> new Level.Disbelieved();
        };
    }

    /** Only what SES itself wrote, and exactly the domain of From: a sender's own signature is a pass too. */
    private static boolean signedBy(String domain, String results) {
        var match = SIGNER.matcher(results);
        return match.find() && match.group(1).equalsIgnoreCase(domain);
    }
}
