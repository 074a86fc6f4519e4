package latchkey.scenario;

import java.util.UUID;
import java.util.stream.Collectors;

/** Replies as mail clients write them. */
final class Reply {

    private Reply() {}

    /** Text and HTML, the quote below an attribution that wraps. */
    static String gmail(String from, Mail mail, String text) {
        var quoted = mail.text().lines().map(line -> "> " + line).collect(Collectors.joining("\r\n"));
        var plain =
                "%s\r\n\r\nOn Mon, Nov 23, 2026 at 9:41 AM Latchkey <\r\nlatchkey@demo.example> wrote:\r\n\r\n%s\r\n"
                        .formatted(crlf(text), quoted);
        return headers(from, mail) + """
            MIME-Version: 1.0\r
            Content-Type: multipart/alternative; boundary="000000000000b1"\r
            \r
            --000000000000b1\r
            Content-Type: text/plain; charset="UTF-8"\r
            Content-Transfer-Encoding: 8bit\r
            \r
            %s\r
            --000000000000b1\r
            Content-Type: text/html; charset="UTF-8"\r
            \r
            <div dir="ltr">%s</div><br><div class="gmail_quote">%s</div>\r
            --000000000000b1--\r
            """.formatted(plain, text.replace("<", "&lt;"), "quoted");
    }

    /** Plain text below which Outlook's block of headers stands. */
    static String outlook(String from, Mail mail, String text) {
        return headers(from, mail)
                + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
                + crlf(text)
                + "\r\n\r\n"
                + "________________________________\r\n"
                + "From: Latchkey <latchkey@demo.example>\r\n"
                + "Sent: Monday, November 23, 2026 9:41 AM\r\n"
                + "To: "
                + from
                + "\r\nSubject: "
                + mail.subject()
                + "\r\n\r\n"
                + crlf(mail.text());
    }

    /** Nothing but the text, with these headers more. */
    static String plain(String from, Mail mail, String text, String... moreHeaders) {
        return headers(from, mail)
                + java.util.Arrays.stream(moreHeaders)
                        .map(header -> header + "\r\n")
                        .collect(Collectors.joining())
                + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
                + crlf(text)
                + "\r\n";
    }

    private static String headers(String from, Mail mail) {
        return "From: %s\r\nTo: %s\r\nSubject: Re: %s\r\nDate: Mon, 23 Nov 2026 09:50:00 +0000\r\nMessage-ID: <%s@demo.example>\r\nIn-Reply-To: %s\r\n"
                .formatted(from, mail.replyTo(), mail.subject(), UUID.randomUUID(), mail.header("Message-ID"));
    }

    private static String crlf(String text) {
        return text.replace("\n", "\r\n");
    }
}
