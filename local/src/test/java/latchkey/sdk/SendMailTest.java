package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.EmailContent;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;

@SdkTest("SES v2")
@Source("ses/latest/APIReference-V2/API_SendEmail.html")
@Unjudged(by = Judge.LOCALSTACK, why = "has no SES v2")
@Unjudged(by = Judge.AWS, why = "mail can be sent for a domain only whose owner has verified it")
class SendMailTest {

    private static final String IDENTITIES = "ses/latest/dg/creating-identities.html";
    private static final String DESTINATION = "ses/latest/APIReference-V2/API_Destination.html";
    private static final String RAW = "ses/latest/dg/send-email-raw.html";

    private final Aws aws;
    private final SesV2Client ses;
    private final Sender sender;

    SendMailTest(Aws aws) {
        this.aws = aws;
        this.ses = aws.ses();
        this.sender = Sender.of(aws, ses);
    }

    @Test
    void every_mail_that_is_taken_has_an_id_of_its_own() {
        var one = sender.send(send -> {});
        var other = sender.send(send -> {});

        assertThat(one).isNotEmpty();
        assertThat(other).isNotEmpty().isNotEqualTo(one);
    }

    @Test
    @Source("ses/latest/dg/troubleshoot-error-messages.html")
    void a_sender_that_nobody_verified_is_refused_as_MessageRejected() {
        assertThatThrownBy(() -> sender.send(send -> send.fromEmailAddress("who@not-" + sender.domain())))
                .isInstanceOf(MessageRejectedException.class)
                .hasMessageContaining("Email address is not verified")
                .hasMessageContaining("who@not-" + sender.domain());
    }

    @Test
    @Source(IDENTITIES)
    void a_verified_domain_sends_for_each_of_its_addresses_and_subdomains() {
        assertThat(sender.send(send -> send.fromEmailAddress("Anybody <anybody@%s>".formatted(sender.domain()))))
                .isNotEmpty();
        assertThat(sender.send(send -> send.fromEmailAddress("a@b." + sender.domain())))
                .isNotEmpty();
    }

    @Test
    @Source(IDENTITIES)
    void a_verified_address_sends_for_itself_only() {
        var address = aws.name("address") + "@example.com";
        ses.createEmailIdentity(create -> create.emailIdentity(address));

        assertThat(sender.send(send -> send.fromEmailAddress(address))).isNotEmpty();
        assertThatThrownBy(() -> sender.send(send -> send.fromEmailAddress("other-" + address)))
                .isInstanceOf(MessageRejectedException.class);
    }

    @Test
    @Source(IDENTITIES)
    @Differs(judge = Judge.MINISTACK, how = "MessageRejected")
    void a_verified_address_sends_with_a_label_too() {
        var name = aws.name("address");
        ses.createEmailIdentity(create -> create.emailIdentity(name + "@example.com"));

        assertThat(sender.send(send -> send.fromEmailAddress(name + "+ticket@example.com")))
                .isNotEmpty();
    }

    @Test
    @Source(IDENTITIES)
    void domains_know_no_upper_and_lower_case_and_addresses_do() {
        var name = aws.name("address");
        ses.createEmailIdentity(create -> create.emailIdentity(name + "@example.com"));

        assertThat(sender.send(send ->
                        send.fromEmailAddress("latchkey@" + sender.domain().toUpperCase(Locale.ROOT))))
                .isNotEmpty();
        assertThatThrownBy(() -> sender.send(send -> send.fromEmailAddress(name + "@EXAMPLE.com")))
                .isInstanceOf(MessageRejectedException.class);
    }

    @Test
    @Source("ses/latest/dg/verify-addresses-and-domains.html")
    @Differs(judge = Judge.MINISTACK, how = "It need not be")
    void the_address_in_a_Sender_header_must_be_verified_too() {
        assertThatThrownBy(() -> sender.sendWith("Sender", "who@not-" + sender.domain()))
                .isInstanceOf(MessageRejectedException.class);
    }

    @Test
    @Source("ses/latest/APIReference-V2/API_DeleteEmailIdentity.html")
    void nobody_sends_for_an_identity_that_was_deleted() {
        ses.deleteEmailIdentity(delete -> delete.emailIdentity(sender.domain()));

        assertThatThrownBy(() -> sender.send(send -> {})).isInstanceOf(MessageRejectedException.class);
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "It is passed over")
    void a_configuration_set_that_there_is_not_is_refused_as_NotFoundException() {
        assertThatThrownBy(() -> sender.send(send -> send.configurationSetName(aws.name("nowhere"))))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "It is sent")
    void a_mail_without_content_is_refused() {
        assertBad(() -> sender.send(send -> send.content(EmailContent.builder().build())));
    }

    @Test
    @Source("ses/latest/APIReference-V2/API_Body.html")
    @Differs(judge = Judge.MINISTACK, how = "It may be neither")
    void a_body_is_text_or_HTML_or_both() {
        assertThat(sender.send(send ->
                        send.content(content -> content.simple(simple -> simple.subject(text -> text.data("Hello"))
                                .body(body -> body.html(text -> text.data("<p>How are you?</p>")))))))
                .isNotEmpty();
        assertBad(() -> sender.send(send -> send.content(content -> content.simple(
                simple -> simple.subject(text -> text.data("Hello")).body(body -> {})))));
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "It is sent")
    void a_mail_to_nobody_is_refused() {
        assertBad(() -> sender.send(send -> send.destination(to -> {})));
    }

    @Test
    @Source("ses/latest/dg/quotas.html")
    @Differs(judge = Judge.MINISTACK, how = "More are taken")
    void a_mail_has_up_to_50_recipients_together() {
        Consumer<Integer> send = count -> sender.send(mail -> mail.destination(to ->
                to.toAddresses(many(count - 2)).ccAddresses("cc@example.com").bccAddresses("bcc@example.com")));

        send.accept(50);
        assertBad(() -> send.accept(51));
    }

    @Test
    @Source(DESTINATION)
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void an_address_that_is_none_is_refused() {
        for (var address : List.of("mara", "mara@", "@example.com", "ma ra@example.com", "mara@exam ple.com")) {
            assertBad(() -> sender.sendTo(address));
        }
    }

    @Test
    @Source(DESTINATION)
    @Differs(judge = Judge.MINISTACK, how = "Any is taken")
    void an_address_is_in_ASCII_before_the_at_and_in_Punycode_after_it() {
        assertThat(sender.sendTo("mara@xn--bcher-kva.example")).isNotEmpty();
        assertBad(() -> sender.sendTo("jürgen@example.com"));
        assertBad(() -> sender.sendTo("mara@bücher.example"));
    }

    @Test
    @Source("ses/latest/APIReference-V2/API_MessageTag.html")
    @Differs(judge = Judge.MINISTACK, how = "Any is taken")
    void a_tag_has_up_to_256_letters_digits_hyphens_and_underscores() {
        assertThat(sender.send(send -> send.emailTags(tag("kind", "a-_9".repeat(64)))))
                .isNotEmpty();
        assertBad(() -> sender.send(send -> send.emailTags(tag("kind", "x".repeat(257)))));
        assertBad(() -> sender.send(send -> send.emailTags(tag("the kind", "ask"))));
        assertBad(() -> sender.send(send -> send.emailTags(tag("kind", "für"))));
    }

    @Test
    @Source(RAW)
    void a_raw_mail_names_its_sender_and_its_recipients_itself() {
        assertThat(sender.sendRaw("From: %s\r\nTo: %s\r\nSubject: Hello\r\n\r\nHow are you?\r\n"
                        .formatted(sender.address(), Sender.RECIPIENT)))
                .isNotEmpty();
    }

    @Test
    @Source(RAW)
    @Differs(judge = Judge.MINISTACK, how = "It is sent")
    void a_raw_mail_without_a_sender_or_to_nobody_is_refused() {
        assertBad(() -> sender.sendRaw("To: %s\r\n\r\nHello\r\n".formatted(Sender.RECIPIENT)));
        assertBad(() -> sender.sendRaw("From: %s\r\n\r\nHello\r\n".formatted(sender.address())));
    }

    @Test
    @Source("ses/latest/dg/troubleshoot-error-messages.html")
    void the_sender_of_a_raw_mail_must_be_verified_too() {
        assertThatThrownBy(() -> sender.sendRaw(
                        "From: who@not-%s\r\nTo: %s\r\n\r\nHello\r\n".formatted(sender.domain(), Sender.RECIPIENT)))
                .isInstanceOf(MessageRejectedException.class);
    }

    private static List<String> many(int count) {
        return IntStream.range(0, count)
                .mapToObj("person%d@example.com"::formatted)
                .toList();
    }

    private static MessageTag tag(String name, String value) {
        return MessageTag.builder().name(name).value(value).build();
    }

    private static void assertBad(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(BadRequestException.class);
    }
}
