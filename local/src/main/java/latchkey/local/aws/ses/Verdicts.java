package latchkey.local.aws.ses;

/** What SES found out about a mail before it applies the rules. */
public record Verdicts(Verdict spf, Verdict dkim, Verdict dmarc, Verdict spam, Verdict virus) {}
