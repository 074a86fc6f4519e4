package latchkey.local.aws.ses;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A finished mail, to be put on the wire by SMTP as it is. */
public record Letter(byte[] bytes) {

    private static final String TIMEOUT_MILLIS = "10000";

    public static Letter of(byte[] bytes) {
        return new Letter(bytes);
    }

    /**
     * Sends it, and returns what the server answered.
     *
     * @param from the envelope's sender
     * @throws MessagingException where the server cannot be reached, or takes it for none or not all of the recipients
     */
    public String send(String host, int port, String from, List<String> recipients) throws MessagingException {
        var settings = new Properties();
        for (var name : List.of("mail.smtp.connectiontimeout", "mail.smtp.timeout", "mail.smtp.writetimeout")) {
            settings.put(name, TIMEOUT_MILLIS);
        }
        var session = Session.getInstance(settings);
        var message = new SMTPMessage(session, new ByteArrayInputStream(bytes));
        message.setEnvelopeFrom(from);
        var to = new InternetAddress[recipients.size()];
        for (int i = 0; i < to.length; i++) {
            to[i] = new InternetAddress(recipients.get(i), false);
        }
        try (var transport = (SMTPTransport) session.getTransport("smtp")) {
            transport.connect(host, port, "", "");
            transport.sendMessage(message, to);
            return transport.getLastServerResponse();
        }
    }

    /** The first address in a mail's {@code From}; empty where there is none. */
    static String sender(RawMail mail) {
        return mail.first("From").stream()
                .flatMap(header -> MailAddress.in(header).stream())
                .map(InternetAddress::getAddress)
                .findFirst()
                .orElse("");
    }

    /** Why it was not taken, in the words of the server where it said some. */
    public static String reason(MessagingException e) {
        var sentences = new StringBuilder(String.valueOf(e.getMessage()).strip());
        for (var next = e.getNextException(); next instanceof MessagingException more; next = more.getNextException()) {
            sentences.append(": ").append(String.valueOf(more.getMessage()).strip());
        }
        return Arrays.stream(sentences.toString().split("\\s*\\n\\s*"))
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }
}
