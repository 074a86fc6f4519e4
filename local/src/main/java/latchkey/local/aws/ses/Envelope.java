package latchkey.local.aws.ses;

import java.util.List;

/**
 * What the SMTP session said about a mail, besides the mail.
 *
 * @param source of MAIL FROM, bare; empty for the null return path
 * @param recipients of RCPT TO, bare
 * @param helo the name that the client gave itself
 * @param client the address it came from
 */
public record Envelope(String source, List<String> recipients, String helo, String client) {

    String domain() {
        return source.substring(source.lastIndexOf('@') + 1);
    }
}
