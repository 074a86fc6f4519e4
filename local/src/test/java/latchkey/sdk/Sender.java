package latchkey.sdk;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/**
 * A domain of a test's own that mail may be sent for, and the mails that tests send again and again.
 *
 * @param domain verified at once by look-alikes and judges, in AWS by an entry in its DNS
 */
record Sender(SesV2Client ses, String domain) {

    static final String RECIPIENT = "success@simulator.amazonses.com";

    static Sender of(Aws aws, SesV2Client ses) {
        var domain = aws.name("sender").toLowerCase(Locale.ROOT) + ".example.com";
        ses.createEmailIdentity(create -> create.emailIdentity(domain));
        return new Sender(ses, domain);
    }

    String address() {
        return "latchkey@" + domain;
    }

    /** A small mail to {@link #RECIPIENT}, then as {@code how} makes it. */
    String send(Consumer<SendEmailRequest.Builder> how) {
        return ses.sendEmail(send -> how.accept(send.fromEmailAddress(address())
                        .destination(to -> to.toAddresses(RECIPIENT))
                        .content(content -> content.simple(Sender::hello))))
                .messageId();
    }

    String sendTo(String recipient) {
        return send(send -> send.destination(to -> to.toAddresses(recipient)));
    }

    String sendWith(List<MessageHeader> headers) {
        return send(send -> send.content(content -> content.simple(simple -> {
            hello(simple);
            simple.headers(headers);
        })));
    }

    String sendWith(String header, String value) {
        return sendWith(List.of(header(header, value)));
    }

    /** A whole mail, lines ended by CRLF. */
    String sendRaw(String mail) {
        return ses.sendEmail(
                        send -> send.content(content -> content.raw(raw -> raw.data(SdkBytes.fromUtf8String(mail)))))
                .messageId();
    }

    static MessageHeader header(String name, String value) {
        return MessageHeader.builder().name(name).value(value).build();
    }

    private static void hello(Message.Builder simple) {
        simple.subject(text -> text.data("Hello")).body(body -> body.text(text -> text.data("How are you?")));
    }
}
