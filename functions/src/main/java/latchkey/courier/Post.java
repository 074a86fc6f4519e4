package latchkey.courier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import latchkey.people.Address;
import latchkey.ticket.MailKind;
import latchkey.ticket.TicketId;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/** Hands a written mail to SES, with the headers by which machines know it for one (RFC 3834). */
final class Post {

    private final SesV2Client ses;
    private final String sender;
    private final Optional<String> configurationSet;
    private final String inboundDomain;

    Post(SesV2Client ses, String sender, Optional<String> configurationSet, String inboundDomain) {
        this.ses = ses;
        this.sender = sender;
        this.configurationSet = configurationSet;
        this.inboundDomain = inboundDomain;
    }

    /**
     * @return SES's message id
     * @throws NotSent where SES refused it
     */
    String send(Outgoing mail) {
        try {
            return ses.sendEmail(request(mail)).messageId();
        } catch (SesV2Exception e) {
            throw new NotSent(e);
        }
    }

    /** Where answers to a mail with this token are read. */
    String replyAddress(String token) {
        return "reply+%s@%s".formatted(token, inboundDomain);
    }

    private SendEmailRequest request(Outgoing mail) {
        var request = SendEmailRequest.builder()
                .fromEmailAddress("Latchkey <%s>".formatted(sender))
                .destination(to -> to.toAddresses(mail.to().value()))
                .content(content -> content.simple(simple -> simple.subject(subject ->
                                subject.data(mail.written().subject()).charset("UTF-8"))
                        .body(body -> body.text(
                                        text -> text.data(mail.written().text()).charset("UTF-8"))
                                .html(html -> html.data(mail.written().html()).charset("UTF-8")))
                        .headers(headers(mail))));
        configurationSet.ifPresent(request::configurationSetName);
        mail.written().replyTo().ifPresent(request::replyToAddresses);
        return request.build();
    }

    private List<MessageHeader> headers(Outgoing mail) {
        var headers = new ArrayList<MessageHeader>();
        headers.add(header("X-Latchkey-Mail", mail.kind().word()));
        headers.add(header("Auto-Submitted", mail.kind() == MailKind.RECEIPT ? "auto-replied" : "auto-generated"));
        headers.add(header("X-Auto-Response-Suppress", mail.kind().decides() ? "DR, RN, NRN, AutoReply" : "All"));
        mail.ticket().ifPresent(ticket -> {
            headers.add(header("X-Latchkey-Ticket", ticket.value()));
            mail.stop().ifPresent(address -> headers.addAll(stop(address)));
            headers.add(header("References", "<%s@%s>".formatted(ticket, inboundDomain)));
        });
        mail.event().ifPresent(event -> headers.add(header("X-Latchkey-Event", event)));
        return headers;
    }

    /** One click in the mail client stops such mails (RFC 8058); SES signs both headers. */
    private static List<MessageHeader> stop(String address) {
        return List.of(
                header("List-Unsubscribe", "<%s>".formatted(address)),
                header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }

    private static MessageHeader header(String name, String value) {
        return MessageHeader.builder().name(name).value(value).build();
    }

    /**
     * @param stop where mails of this kind about this ticket can be stopped
     */
    record Outgoing(
            Address to,
            MailKind kind,
            Written written,
            Optional<TicketId> ticket,
            Optional<String> event,
            Optional<String> stop) {

        static Outgoing plain(Address to, MailKind kind, Written written) {
            return new Outgoing(to, kind, written, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** SES did not take it. */
    static final class NotSent extends RuntimeException {
        NotSent(SesV2Exception cause) {
            super(cause.getMessage(), cause);
        }

        @Override
        public synchronized SesV2Exception getCause() {
            return (SesV2Exception) java.util.Objects.requireNonNull(super.getCause());
        }
    }
}
