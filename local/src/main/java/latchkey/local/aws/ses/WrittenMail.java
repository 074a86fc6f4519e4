package latchkey.local.aws.ses;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;

/** The mail as SES puts it on the wire. {@code Message-ID} and {@code Date} are SES's own, whatever the caller wrote. */
final class WrittenMail {

    private static final Session SESSION = Session.getInstance(new Properties());

    /** RFC 5322 wants two digits for the day; RFC 1123's formatter of the JDK writes one. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT);

    private WrittenMail() {}

    static byte[] of(Draft draft, String id, Instant at) {
        return switch (draft.content()) {
            case SimpleContent simple -> built(draft, simple, id, at);
            case Draft.RawContent raw -> stamped(raw.mail(), id, at);
        };
    }

    static String date(Instant at) {
        return DATE.format(at.atOffset(ZoneOffset.UTC));
    }

    private static byte[] stamped(RawMail mail, String id, Instant at) {
        return mail.without("Message-ID")
                .without("Date")
                .without("Bcc")
                .without("X-SES-CONFIGURATION-SET")
                .without("X-SES-MESSAGE-TAGS")
                .below("Message-ID: %s\r\nDate: %s\r\n".formatted(SentMail.messageId(id), date(at)))
                .bytes();
    }

    private static byte[] built(Draft draft, SimpleContent simple, String id, Instant at) {
        try {
            var message = new Stamped(SentMail.messageId(id));
            message.setHeader("From", draft.from().written());
            list(message, "Reply-To", draft.replyTo());
            list(message, "To", draft.to());
            list(message, "Cc", draft.cc());
            message.setSubject(simple.subject().data(), simple.subject().charset());
            for (var header : simple.headers()) {
                message.addHeader(header.name(), MimeUtility.fold(header.name().length() + 2, header.value()));
            }
            message.setHeader("Date", date(at));
            body(message, simple);
            message.saveChanges();
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException e) {
            throw new IllegalStateException("A checked draft cannot be written as a mail", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void body(MimeMessage message, SimpleContent simple) throws MessagingException {
        if (simple.plain().isPresent() && simple.html().isPresent()) {
            var both = new MimeMultipart("alternative");
            var plain = new MimeBodyPart();
            text(plain, simple.plain().get(), "plain");
            both.addBodyPart(plain);
            var html = new MimeBodyPart();
            text(html, simple.html().get(), "html");
            both.addBodyPart(html);
            message.setContent(both);
        } else if (simple.plain().isPresent()) {
            text(message, simple.plain().get(), "plain");
        } else {
            text(message, simple.html().orElseThrow(), "html");
        }
    }

    private static void text(MimePart part, SimpleContent.Text text, String subtype) throws MessagingException {
        part.setText(text.data().replaceAll("\\r\\n|\\r|\\n", "\r\n"), text.charset(), subtype);
    }

    private static void list(MimeMessage message, String name, List<MailAddress> addresses) throws MessagingException {
        if (!addresses.isEmpty()) {
            var line = addresses.stream().map(MailAddress::written).collect(Collectors.joining(", "));
            message.setHeader(name, MimeUtility.fold(name.length() + 2, line));
        }
    }

    /** A message that keeps the id it was given. */
    private static final class Stamped extends MimeMessage {

        private final String messageId;

        Stamped(String messageId) {
            super(SESSION);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
