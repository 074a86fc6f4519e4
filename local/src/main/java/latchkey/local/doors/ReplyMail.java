package latchkey.local.doors;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * An answer to a mail, as a common web mailer writes it: the new text on top, the old one quoted below with the line
 * {@code On …, … wrote:}, as text and as HTML.
 */
record ReplyMail(ShownMail mail, String reader, String text, Instant at) {

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final DateTimeFormatter WROTE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy 'at' HH:mm", Locale.ENGLISH);

    byte[] bytes() {
        try {
            var message = new MimeMessage(SESSION);
            message.setHeader("From", reader);
            message.setHeader("To", mail.replyTo());
            var subject = mail.subject();
            message.setSubject(subject.regionMatches(true, 0, "Re:", 0, 3) ? subject : "Re: " + subject, "UTF-8");
            message.setSentDate(Date.from(at));
            thread(message);
            var both = new MimeMultipart("alternative");
            both.addBodyPart(part(plain(), "plain"));
            both.addBodyPart(part(html(), "html"));
            message.setContent(both);
            message.saveChanges();
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException e) {
            throw new IllegalArgumentException("This answer cannot be written as a mail: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void thread(MimeMessage message) throws MessagingException {
        var id = mail.header("Message-ID");
        if (id.isPresent()) {
            message.setHeader("In-Reply-To", id.get());
            var before = mail.header("References").map(ids -> ids + "\r\n ").orElse("");
            message.setHeader("References", before + id.get());
        }
    }

    private String wrote() {
        return "On %s, %s wrote:".formatted(WROTE.format(mail.at().atOffset(ZoneOffset.UTC)), writer());
    }

    private String writer() {
        return mail.header("From").orElse(mail.from());
    }

    private String plain() {
        var quoted =
                mail.text().lines().map(line -> ("> " + line).stripTrailing()).collect(Collectors.joining("\r\n"));
        return crlf(text) + "\r\n\r\n" + wrote() + "\r\n\r\n" + quoted + "\r\n";
    }

    private String html() {
        var quoted = mail.html().isEmpty() ? lines(mail.text()) : mail.html();
        return """
                <div dir="ltr">%s</div><br><div class="gmail_quote gmail_quote_container">\
                <div dir="ltr" class="gmail_attr">%s<br></div>\
                <blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">\
                %s</blockquote></div>
                """.formatted(lines(text), MailboxHtml.escape(wrote()), quoted);
    }

    private static String lines(String text) {
        return MailboxHtml.escape(text).lines().collect(Collectors.joining("<br>\r\n"));
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(crlf(content), "UTF-8", subtype);
        return part;
    }

    private static String crlf(String text) {
        return text.replaceAll("\\r\\n|\\r|\\n", "\r\n");
    }
}
