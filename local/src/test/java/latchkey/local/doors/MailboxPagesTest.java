package latchkey.local.doors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Disk;
import latchkey.local.aws.Rehearsal;
import latchkey.local.aws.VirtualClock;
import latchkey.local.aws.s3.S3;
import latchkey.local.aws.ses.ReceiptRule;
import latchkey.local.aws.ses.Receiving;
import latchkey.local.aws.ses.Relay;
import latchkey.local.aws.ses.Ses;
import latchkey.runtime.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MailboxPagesTest {

    @TempDir
    Path folder;

    final Disk disk = Disk.inMemory();
    final VirtualClock clock = new VirtualClock(disk);
    final Ses ses = new Ses(disk, clock);
    final List<String> topic = new ArrayList<>();
    S3 s3;
    SmtpDoor door;
    MailboxPages pages;

    @BeforeEach
    void open() throws Exception {
        s3 = new S3(folder);
        s3.create("mail");
        var receiving = new Receiving(s3, clock, (caller, permission) -> true);
        receiving.rule(
                new ReceiptRule("r", List.of("inbound.demo.example"), true, true, "mail", "", Optional.of("topic")),
                topic::add);
        door = SmtpDoor.open(0, "inbound.demo.example", "demo.example", receiving);
        pages = new MailboxPages(ses.sent(), clock, door::port);
        ses.verify("demo.example");
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void the_list_is_json_oldest_first() {
        var first = send("priya@demo.example", "Access to <Forge>");
        var second = send("hugo@demo.example", "Another");

        var list = list(Map.of());

        assertThat(list).extracting(mail -> mail.get("id")).containsExactly(first, second);
        assertThat(list.getFirst())
                .containsOnlyKeys(
                        "id", "at", "from", "to", "replyTo", "subject", "text", "html", "headers", "links", "raw")
                .containsEntry("from", "latchkey@demo.example")
                .containsEntry("to", List.of("priya@demo.example"))
                .containsEntry("replyTo", "reply+abc@inbound.demo.example")
                .containsEntry("subject", "Access to <Forge>")
                .containsEntry("text", "Grüße, see https://latchkey.example/tickets/AR-1?a=1&b=2.\nWhy?")
                .containsEntry(
                        "links",
                        List.of(
                                "https://latchkey.example/tickets/AR-1?a=1&b=2",
                                "https://latchkey.example/tickets/AR-1"));
        assertThat(list.getFirst().get("headers")).asString().contains("X-Latchkey-Mail=[ask]");
        assertThat(list(Map.of("to", "Priya@Demo.example"))).hasSize(1);
        assertThat(list(Map.of("after", first)))
                .extracting(mail -> mail.get("id"))
                .containsExactly(second);
        assertThat(pages.get(String.valueOf(list.getFirst().get("raw")), Map.of())
                        .body())
                .isEqualTo(ses.sent().bytes(first).orElseThrow());
    }

    @Test
    void what_is_not_known_is_refused_by_name() {
        assertThat(pages.get(MailboxPages.MESSAGES, Map.of("form", "x")).status())
                .isEqualTo(400);
        assertThat(pages.get(MailboxPages.MESSAGES, Map.of("after", "x")).status())
                .isEqualTo(400);
        assertThat(pages.get(MailboxPages.ROOT, Map.of("x", "y")).status()).isEqualTo(400);
        assertThat(pages.get(MailboxPages.MESSAGES + "/x", Map.of()).status()).isEqualTo(404);
        assertThat(pages.post(MailboxPages.MESSAGES + "/x/reply", Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void the_page_shows_mails_as_text_and_runs_nothing_of_them() {
        var id = send("priya@demo.example", "<script>alert(1)</script>");

        var page = pages.get(MailboxPages.ROOT, Map.of("id", id));
        var html = pages.get(MailboxPages.MESSAGES + "/" + id + "/html", Map.of());

        assertThat(new String(page.body(), UTF_8))
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(1)", "sandbox=\"allow-popups", "priya@demo.example");
        assertThat(page.headers().get("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(new String(html.body(), UTF_8)).contains("<p>Grüße");
        assertThat(html.headers().get("Content-Security-Policy"))
                .startsWith("sandbox ")
                .doesNotContain("allow-scripts");
        assertThat(pages.get(MailboxPages.ROOT + "/style.css", Map.of()).status())
                .isEqualTo(200);
    }

    @Test
    void a_reply_goes_by_smtp_with_the_mail_quoted_below() throws Exception {
        var id = send("priya@demo.example", "Access to Forge");

        var answer = pages.post(
                MailboxPages.MESSAGES + "/" + id + "/reply", Map.of("text", "approve\nbut read only – please"));

        assertThat(answer.status()).isEqualTo(303);
        var received = received();
        assertThat(received.getFrom()[0]).hasToString("priya@demo.example");
        assertThat(received.getSubject()).isEqualTo("Re: Access to Forge");
        var messageId = "<%s@eu-west-1.amazonses.com>".formatted(id);
        assertThat(received.getHeader("In-Reply-To")).containsExactly(messageId);
        assertThat(received.getHeader("References")[0]).contains(messageId);
        var text = String.valueOf(
                ((MimeMultipart) received.getContent()).getBodyPart(0).getContent());
        assertThat(text)
                .startsWith("approve\r\nbut read only – please\r\n\r\nOn ")
                .contains(", Latchkey <latchkey@demo.example> wrote:\r\n\r\n> Grüße, see https://");
        assertThat(topic.getLast()).contains("\"source\":\"priya@demo.example\"", "reply+abc@inbound.demo.example");
    }

    @Test
    void a_reply_that_the_door_does_not_take_comes_back_with_what_was_typed() {
        var id = send("priya@demo.example", "Sign in", "nobody@demo.example");

        var answer = pages.post(MailboxPages.MESSAGES + "/" + id + "/reply", Map.of("text", "my words"));

        assertThat(answer.status()).isEqualTo(502);
        assertThat(new String(answer.body(), UTF_8)).contains("was not taken", "550", "my words");
    }

    @Test
    void only_a_recipient_answers() {
        var id = send("priya@demo.example", "Access");

        var answer = pages.post(
                MailboxPages.MESSAGES + "/" + id + "/reply", Map.of("text", "approve", "from", "hugo@demo.example"));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void a_relay_gets_each_mail_too() throws Exception {
        var relaying = new Ses(Disk.inMemory(), clock, Optional.of(Relay.Target.of("127.0.0.1:" + door.port())));
        relaying.verify("demo.example");

        send(relaying, "reply+relayed@inbound.demo.example", "Relayed", "reply+abc@inbound.demo.example");
        relaying.close();

        assertThat(received().getSubject()).isEqualTo("Relayed");
        assertThat(topic.getLast()).contains("reply+relayed@inbound.demo.example");
    }

    private MimeMessage received() throws Exception {
        var receipt = String.valueOf(Json.object(topic.getLast()));
        var key = receipt.replaceAll("(?s).*objectKey=([a-z0-9]+).*", "$1");
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(s3.get("mail", key).orElseThrow()));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> list(Map<String, String> query) {
        var page = pages.get(MailboxPages.MESSAGES, query);
        assertThat(page.status()).isEqualTo(200);
        return (List<Map<String, Object>>) Objects.requireNonNull(Json.read(page.body()));
    }

    private String send(String to, String subject) {
        return send(to, subject, "reply+abc@inbound.demo.example");
    }

    private String send(String to, String subject, String replyTo) {
        return send(ses, to, subject, replyTo);
    }

    private String send(Ses by, String to, String subject, String replyTo) {
        var client = new Rehearsal(clock, Map.of(), by).client(SesV2Client.builder(), Caller.DEVELOPER);
        return client.sendEmail(
                        mail -> mail.fromEmailAddress("Latchkey <latchkey@demo.example>")
                                .destination(address -> address.toAddresses(to))
                                .replyToAddresses(replyTo)
                                .content(
                                        content -> content.simple(
                                                simple -> simple.subject(text -> text.data(subject))
                                                        .headers(List.of(MessageHeader.builder()
                                                                .name("X-Latchkey-Mail")
                                                                .value("ask")
                                                                .build()))
                                                        .body(
                                                                body -> body.text(
                                                                                text -> text.charset("UTF-8")
                                                                                        .data(
                                                                                                "Grüße, see https://latchkey.example/tickets/AR-1?a=1&b=2.\nWhy?"))
                                                                        .html(
                                                                                text -> text.charset("UTF-8")
                                                                                        .data(
                                                                                                "<p>Grüße</p><a href=\"https://latchkey.example/tickets/AR-1\">"))))))
                .messageId();
    }
}
