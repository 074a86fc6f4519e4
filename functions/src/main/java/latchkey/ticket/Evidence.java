package latchkey.ticket;

/**
 * Why a mail was believed; stays on the event for auditors.
 *
 * @param from the address it came from
 * @param spf SES's verdict; likewise dkim, dmarc, spam
 * @param sha256 of the raw mail, in hex
 * @param line the line that decided; empty where none did
 * @param rule the rule that accepted the sender
 */
public record Evidence(
        String from, String spf, String dkim, String dmarc, String spam, String sha256, String line, String rule) {}
