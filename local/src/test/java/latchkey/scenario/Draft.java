package latchkey.scenario;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A mail made up by hand, also one that no mail client would write.
 *
 * @param recipients of the envelope
 * @param headers one line each, whatever it holds
 */
record Draft(String envelopeFrom, List<String> recipients, List<String> headers, String body) {

    /** As a mail client begins: to where the mail says, with the subject of the mail. */
    static Draft reply(String from, Mail mail) {
        return new Draft(
                from,
                List.of(mail.replyTo()),
                List.of(
                        "From: " + from,
                        "To: " + mail.replyTo(),
                        "Subject: Re: " + mail.subject(),
                        "Date: Mon, 23 Nov 2026 09:50:00 +0000",
                        "Message-ID: <%s@demo.example>".formatted(UUID.randomUUID()),
                        "In-Reply-To: " + mail.header("Message-ID"),
                        "MIME-Version: 1.0"),
                "");
    }

    Draft enveloped(String from, String... to) {
        return new Draft(from, List.of(to), headers, body);
    }

    /** These lines, in the place of all that had the first one's name. */
    Draft header(String... lines) {
        var name = lines[0].substring(0, lines[0].indexOf(':') + 1);
        var kept = new ArrayList<>(
                headers.stream().filter(line -> !line.startsWith(name)).toList());
        kept.addAll(Arrays.asList(lines));
        return new Draft(envelopeFrom, recipients, kept, body);
    }

    /** Above all others. */
    Draft above(String line) {
        var all = new ArrayList<>(List.of(line));
        all.addAll(headers);
        return new Draft(envelopeFrom, recipients, all, body);
    }

    Draft from(String mailbox) {
        return header("From: " + mailbox);
    }

    /** What SES will have found out: {@code dmarc=FAIL}. */
    Draft verdicts(String said) {
        return header("X-Local-Verdicts: " + said);
    }

    /** Vouched for by the domain that it says it is from, whatever that is. */
    Draft vouchedFor() {
        return verdicts("spf=PASS; dkim=PASS; dmarc=PASS; spam=PASS; virus=PASS");
    }

    Draft text(String text) {
        return body("text/plain; charset=utf-8", text);
    }

    Draft html(String html) {
        return body("text/html; charset=utf-8", html);
    }

    /** The same in two forms, or so it should be. */
    Draft both(String text, String html) {
        return parts("alternative", part("text/plain; charset=utf-8", text), part("text/html; charset=utf-8", html));
    }

    Draft parts(String kind, String... parts) {
        var all = new StringBuilder();
        for (var part : parts) {
            all.append("--apart\n").append(part).append('\n');
        }
        return body("multipart/%s; boundary=apart".formatted(kind), all + "--apart--");
    }

    static String part(String typeAndMore, String content) {
        return "Content-Type: " + typeAndMore + "\n\n" + content;
    }

    Draft body(String type, String content) {
        return new Draft(envelopeFrom, recipients, header("Content-Type: " + type).headers, content);
    }

    byte[] raw() {
        var lines = String.join("\n", headers) + "\n\n" + body + "\n";
        return lines.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @return the server's last answer */
    String send(Company company) {
        return company.post().send(envelopeFrom, recipients, raw());
    }
}
