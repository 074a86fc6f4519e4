package latchkey.local.aws.ses;

import java.util.List;

/**
 * What SES found out about a mail before it applies the rules.
 *
 * @param signers the domains whose signatures {@code dkim} is about; empty for the domain of From
 */
public record Verdicts(Verdict spf, Verdict dkim, Verdict dmarc, Verdict spam, Verdict virus, List<String> signers) {

    public Verdicts {
        signers = List.copyOf(signers);
    }
}
