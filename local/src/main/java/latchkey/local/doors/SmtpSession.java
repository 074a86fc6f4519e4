package latchkey.local.doors;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import latchkey.local.aws.ses.Envelope;
import latchkey.local.aws.ses.RawMail;
import latchkey.local.aws.ses.Receiving;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** One mail of an SMTP session. It is in S3, and SQS has the news of it, before the client hears 250. */
final class SmtpSession implements MessageHandler {

    private final MessageContext context;
    private final Pattern replies;
    private final LocalVerdicts verdicts;
    private final Receiving receiving;
    private final List<String> recipients = new ArrayList<>();
    private String source = "";

    SmtpSession(MessageContext context, Pattern replies, LocalVerdicts verdicts, Receiving receiving) {
        this.context = context;
        this.replies = replies;
        this.verdicts = verdicts;
        this.receiving = receiving;
    }

    @Override
    public void from(String from) {
        source = from;
    }

    @Override
    public void recipient(String recipient) throws RejectException {
        if (!replies.matcher(recipient).matches() || !receiving.accepts(recipient)) {
            throw new RejectException(550, "5.1.1 Requested action not taken: mailbox unavailable");
        }
        recipients.add(recipient);
    }

    @Override
    public @Nullable String data(InputStream data) throws RejectException, IOException {
        var raw = data.readNBytes(SmtpDoor.MOST_BYTES + 1);
        if (raw.length > SmtpDoor.MOST_BYTES) {
            data.transferTo(OutputStream.nullOutputStream());
            throw refusal(552, "5.3.4 Message size exceeds fixed limit");
        }
        return "Ok " + received(raw);
    }

    @Override
    public void done() {}

    private String received(byte[] raw) throws RejectException {
        var mail = RawMail.of(raw);
        var envelope =
                new Envelope(source, List.copyOf(recipients), context.getHelo().orElse("localhost"), client());
        try {
            return receiving.receive(envelope, LocalVerdicts.stripped(mail).bytes(), verdicts.of(envelope, mail));
        } catch (IllegalArgumentException e) {
            throw refusal(550, "5.6.0 " + e.getMessage());
        } catch (RuntimeException e) {
            // Whatever went wrong: the mail is not safe, so the client must keep it.
            System.err.printf("A mail from <%s> could not be taken in; its sender keeps it: %s%n", source, e);
            throw refusal(451, "4.3.0 Requested action aborted: local error in processing");
        }
    }

    /** After a refused DATA the next MAIL begins anew (RFC 5321 §3.3); the library would want a RSET before it. */
    private RejectException refusal(int code, String sentence) {
        if (context instanceof Session session) {
            session.resetMailTransaction();
        }
        return new RejectException(code, sentence);
    }

    private String client() {
        return context.getRemoteAddress() instanceof InetSocketAddress address && address.getAddress() != null
                ? address.getAddress().getHostAddress()
                : "127.0.0.1";
    }
}
