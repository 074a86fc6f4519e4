package latchkey.inbox;

import java.util.Arrays;
import java.util.Set;
import latchkey.people.Address;

/**
 * Whether a mail is from the domain that its From names. SPF alone never counts: it speaks of the envelope. DMARC says
 * GRAY where a domain has no policy; then a DKIM signature counts for domains that the workspace has named.
 *
 * @param dkimDomains domains whose DKIM signature is enough
 */
record Belief(Set<String> dkimDomains) {

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

    /**
     * @param results the topmost Authentication-Results of the mail, which SES wrote
     * @param spf likewise Received-SPF
     */
    Level of(Notification.Verdicts verdicts, Address from, String results, String spf) {
        return switch (verdicts.dmarc()) {
            case "PASS" -> new Level.Believed("dmarc-pass");
            case "GRAY" ->
                verdicts.dkim().equals("PASS")
                                && dkimDomains.contains(from.domain())
                                && signedBy(from.domain(), results, spf)
                        ? new Level.Believed("dkim-pass-of-named-domain")
                        : new Level.Unsure();
            default -> new Level.Disbelieved();
        };
    }

    /**
     * Only what SES itself found, and exactly the domain of From: a signature of somebody else is a pass too. Before the
     * signatures it repeats what Received-SPF says, HELO and envelope among it, which are the sender's own words and may look
     * like a result.
     */
    private static boolean signedBy(String domain, String results, String spf) {
        var before = "amazonses.com; spf=" + oneLine(spf);
        return !spf.isBlank()
                && oneLine(results).startsWith(before)
                && Arrays.stream(oneLine(results).substring(before.length()).split(";", -1))
                        .map(String::strip)
                        .takeWhile(result -> result.startsWith("dkim="))
                        .anyMatch(("dkim=pass header.i=@" + domain)::equalsIgnoreCase);
    }

    private static String oneLine(String value) {
        return value.strip().replaceAll("\\s+", " ");
    }
}
