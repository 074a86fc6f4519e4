package latchkey.local.aws.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Disk;
import latchkey.local.aws.Rehearsal;
import latchkey.local.aws.VirtualClock;
import latchkey.local.aws.iam.Statement;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/** What is the look-alike's own, and mails as they go out. What SES does as AWS does it is tested in {@code latchkey.sdk}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SesTest {

    private static final Caller COURIER = new Caller("CourierFunction");

    final Disk disk = Disk.inMemory();
    final VirtualClock clock = new VirtualClock(disk);
    final Ses ses = new Ses(disk, clock);
    final Rehearsal rehearsal = new Rehearsal(
            clock,
            Map.of(
                    COURIER,
                    List.of(Statement.allow(
                            List.of("ses:SendEmail"),
                            List.of(
                                    "arn:aws:ses:eu-west-1:123456789012:identity/demo.example",
                                    "arn:aws:ses:eu-west-1:123456789012:configuration-set/mails")))),
            ses);
    final SesV2Client client = rehearsal.client(SesV2Client.builder(), COURIER);

    {
        ses.verify("demo.example");
        ses.configurationSet("mails");
    }

    @Test
    void a_mail_has_the_headers_of_the_caller_and_of_ses() {
        var id = send(mail("mara@demo.example")).messageId();

        var sent = RawMail.of(ses.sent().bytes(id).orElseThrow());

        assertThat(id).matches("0102[0-9a-f]{12}-[0-9a-f-]{36}-000000");
        assertThat(sent.all("Message-ID")).containsExactly("<%s@eu-west-1.amazonses.com>".formatted(id));
        assertThat(sent.all("Date")).hasSize(1);
        assertThat(sent.first("From")).contains("Latchkey <latchkey@demo.example>");
        assertThat(sent.first("To")).contains("mara@demo.example");
        assertThat(sent.first("Reply-To")).contains("reply+abc@inbound.demo.example");
        assertThat(sent.first("Auto-Submitted")).contains("auto-generated");
        assertThat(sent.first("Subject").orElseThrow()).isEqualTo("=?UTF-8?Q?Zugang_f=C3=BCr_Mara?=");
        assertThat(sent.first("Content-Type").orElseThrow()).startsWith("multipart/alternative");
    }

    @Test
    void long_lists_of_references_are_folded_and_read_again_alike() {
        var references = String.join(
                " ",
                IntStream.range(0, 20)
                        .mapToObj(i -> "<%040d@eu-west-1.amazonses.com>".formatted(i))
                        .toList()
                        .subList(0, 14));

        var id = send(mail("mara@demo.example", "References", references)).messageId();

        var bytes = ses.sent().bytes(id).orElseThrow();
        assertThat(RawMail.of(bytes).first("References")).contains(references);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1).lines()).allMatch(line -> line.length() <= 998);
    }

    @Test
    void mails_outlive_the_process(@TempDir Path folder) {
        String id;
        try (var file = Disk.at(folder.resolve("data"))) {
            var before = new Ses(file, new VirtualClock(file));
            before.verify("demo.example");
            before.configurationSet("mails");
            id = new Rehearsal(clock, Map.of(), before)
                    .client(SesV2Client.builder(), Caller.DEVELOPER)
                    .sendEmail(mail("mara@demo.example"))
                    .messageId();
        }

        try (var file = Disk.at(folder.resolve("data"))) {
            var after = new Ses(file, new VirtualClock(file)).sent();
            assertThat(after.after(Optional.empty())).extracting(SentMail::id).containsExactly(id);
            assertThat(after.bytes(id)).isPresent();
        }
    }

    @Test
    void an_identity_or_configuration_set_that_no_policy_names_is_denied() {
        ses.verify("other.example");
        var from = mail("mara@demo.example").toBuilder()
                .fromEmailAddress("a@other.example")
                .build();
        var set = mail("mara@demo.example").toBuilder()
                .configurationSetName("others")
                .build();

        assertThatThrownBy(() -> client.sendEmail(from)).hasMessageContaining("identity/other.example");
        assertThatThrownBy(() -> client.sendEmail(set)).hasMessageContaining("configuration-set/others");
        assertThatThrownBy(() -> developer().sendEmail(set)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_raw_mail_keeps_its_bytes_but_for_id_date_and_bcc() {
        var raw =
                "From: latchkey@demo.example\r\nTo: mara@demo.example\r\nBcc: ines@demo.example\r\nMessage-ID: <mine@x>\r\nDate: yesterday\r\nX-Mine: 1\r\n\r\nHello\r\n";

        var id = developer()
                .sendEmail(request ->
                        request.content(content -> content.raw(data -> data.data(SdkBytes.fromUtf8String(raw)))))
                .messageId();

        var sent = RawMail.of(ses.sent().bytes(id).orElseThrow());
        assertThat(sent.all("Message-ID")).containsExactly(SentMail.messageId(id));
        assertThat(sent.all("Bcc")).isEmpty();
        assertThat(sent.first("X-Mine")).contains("1");
        assertThat(new String(sent.rest(), StandardCharsets.US_ASCII)).isEqualTo("\r\nHello\r\n");
        assertThat(ses.sent().find(id).orElseThrow().recipients())
                .containsExactly("mara@demo.example", "ines@demo.example");
        assertThatThrownBy(() -> client.sendEmail(request ->
                        request.content(content -> content.raw(data -> data.data(SdkBytes.fromUtf8String(raw))))))
                .hasMessageContaining("ses:SendRawEmail");
    }

    @Test
    void a_refusal_says_what_is_wrong_in_the_words_of_aws() {
        assertBad(mail("mara"), "Missing final '@domain'");
        assertBad(mail("ma ra@demo.example"), "Local address");
        assertBad(mail("mara@demo"), "Domain");
        assertBad(mail("mara@demo.example", "Message-ID", "<a@b>"), "Message-ID is set by SES");
    }

    @Test
    void what_is_not_there_is_refused_by_name() {
        assertThatThrownBy(() -> developer().listEmailIdentities(request -> {}))
                .isInstanceOfSatisfying(
                        SesV2Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NotImplemented"));
        assertThatThrownBy(() -> developer()
                        .sendEmail(mail("mara@demo.example").toBuilder()
                                .content(content -> content.template(template -> template.templateName("a")))
                                .build()))
                .hasMessageContaining("SendEmail.Content.Template");
    }

    private SendEmailResponse send(SendEmailRequest mail) {
        return client.sendEmail(mail);
    }

    private SesV2Client developer() {
        return rehearsal.client(SesV2Client.builder(), Caller.DEVELOPER);
    }

    private void assertBad(SendEmailRequest mail, String sentence) {
        assertThatThrownBy(() -> client.sendEmail(mail))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining(sentence);
    }

    private static SendEmailRequest mail(String to) {
        return mail(to, "Auto-Submitted", "auto-generated");
    }

    private static SendEmailRequest mail(String to, String header, String value) {
        Consumer<Message.Builder> simple = message -> message.subject(
                        text -> text.data("Zugang für Mara").charset("UTF-8"))
                .body(body -> body.text(text -> text.data("Grüße\nund mehr").charset("UTF-8"))
                        .html(text -> text.data("<p>Grüße</p>").charset("UTF-8")))
                .headers(List.of(
                        MessageHeader.builder().name(header).value(value).build()));
        return SendEmailRequest.builder()
                .fromEmailAddress("Latchkey <latchkey@demo.example>")
                .destination(address -> address.toAddresses(to))
                .replyToAddresses("reply+abc@inbound.demo.example")
                .configurationSetName("mails")
                .content(content -> content.simple(simple))
                .build();
    }
}
