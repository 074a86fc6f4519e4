package latchkey.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import latchkey.Kept;
import latchkey.people.Address;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What SES tells, and how far a mail is believed for it: the table in SECURITY.md. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NotificationTest {

    private static final Address PRIYA = new Address("priya@demo.example");
    private static final String SPF =
            "pass (spfCheck: domain of demo.example designates 192.0.2.1 as permitted sender) client-ip=192.0.2.1; envelope-from=priya@demo.example; helo=mx.demo.example;";
    private static final String SIGNED =
            "amazonses.com;\r\n spf=%s\r\n dkim=pass header.i=@demo.example;\r\n dmarc=none header.from=demo.example;"
                    .formatted(SPF);

    @Test
    void a_received_mail_is_known_by_its_envelope_and_never_by_its_headers() {
        assertThat(Notification.parse(kept("received")))
                .isEqualTo(new Notification.Received(
                        "o3vrnil0e2ic28trm7dfhrc2v0clambda4nbp0g1",
                        "priya@demo.example",
                        List.of("reply+0123456789abcdefghjkmnpqrs@inbound.demo.example"),
                        new Notification.Verdicts("PASS", "PASS", "GRAY", "PASS", "PASS"),
                        "raw-mail",
                        "inbound/o3vrnil0e2ic28trm7dfhrc2v0clambda4nbp0g1"));
    }

    @Test
    void the_message_that_ses_writes_when_a_rule_is_set_up_is_no_mail() {
        assertThat(Notification.parse(kept("set-up")))
                .isEqualTo(new Notification.Other("it names no mail in a bucket"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "{}",
                "{\"notificationType\":\"AmazonSnsSubscriptionSucceeded\"}",
                "{\"notificationType\":\"Received\"}",
                "{\"notificationType\":\"Received\",\"mail\":7,\"receipt\":[]}",
                "{\"notificationType\":\"Received\",\"receipt\":{\"action\":{\"type\":\"SNS\"}},\"content\":\"From: x\"}",
                "Successfully validated SNS topic for Amazon SES event publishing.",
            })
    void an_unknown_notification_is_something_else_and_no_fault(String body) {
        assertThat(Notification.parse(body)).isInstanceOf(Notification.Other.class);
    }

    @ParameterizedTest(name = "dmarc {0}, dkim {1}, spf {2}: {3}")
    @CsvSource({
        "PASS, PASS, PASS, Believed",
        "PASS, FAIL, FAIL, Believed",
        "GRAY, PASS, FAIL, Believed",
        "GRAY, FAIL, PASS, Unsure",
        "GRAY, GRAY, PASS, Unsure",
        "FAIL, PASS, PASS, Disbelieved",
        "PROCESSING_FAILED, PASS, PASS, Disbelieved",
        "'', PASS, PASS, Disbelieved",
        "pass, PASS, PASS, Disbelieved",
    })
    void a_mail_is_believed_by_dmarc_or_by_the_signature_of_a_named_domain(
            String dmarc, String dkim, String spf, String level) {
        var verdicts = new Notification.Verdicts("PASS", "PASS", spf, dkim, dmarc);

        assertThat(new Belief(Set.of("demo.example"))
                        .of(verdicts, PRIYA, SIGNED, SPF)
                        .getClass()
                        .getSimpleName())
                .isEqualTo(level);
    }

    @Test
    void a_signature_counts_only_where_SES_says_that_it_is_of_the_domain_of_From() {
        var verdicts = new Notification.Verdicts("PASS", "PASS", "PASS", "PASS", "GRAY");
        var belief = new Belief(Set.of("demo.example"));

        assertThat(belief.of(verdicts, PRIYA, SIGNED, SPF)).isInstanceOf(Belief.Level.Believed.class);
        for (var results : List.of(
                "",
                SIGNED.replace("header.i=@demo.example", "header.i=@elsewhere.example"),
                SIGNED.replace("amazonses.com", "mx.elsewhere.example"),
                SIGNED.replace("header.i=@demo.example", "header.i=@demo.example.elsewhere.example"),
                SIGNED.replace("dkim=pass", "dkim=fail"))) {
            assertThat(belief.of(verdicts, PRIYA, results, SPF)).isInstanceOf(Belief.Level.Unsure.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "eve@elsewhere.example | mx; dkim=pass header.i=@demo.example",
                "\"a; dkim=pass header.i=@demo.example; b\"@elsewhere.example | mx",
                "eve@elsewhere.example; helo=mx; dkim=pass header.i=@demo.example | mx",
            })
    void what_the_sender_said_in_the_envelope_is_never_read_as_a_signature(String envelope, String helo) {
        var verdicts = new Notification.Verdicts("PASS", "PASS", "PASS", "PASS", "GRAY");
        var belief = new Belief(Set.of("demo.example"));
        var spf = SPF.replace("priya@demo.example", envelope).replace("mx.demo.example", helo);
        var results = SIGNED.replace(SPF, spf);
        var foreign =
                results.replace(spf + "\r\n dkim=pass header.i=@demo", spf + "\r\n dkim=pass header.i=@elsewhere");

        assertThat(belief.of(verdicts, PRIYA, results, spf)).isInstanceOf(Belief.Level.Believed.class);
        assertThat(belief.of(verdicts, PRIYA, foreign, spf)).isInstanceOf(Belief.Level.Unsure.class);
        assertThat(belief.of(verdicts, PRIYA, results, "")).isInstanceOf(Belief.Level.Unsure.class);
        assertThat(belief.of(
                        verdicts, PRIYA, foreign.replace(" dkim", " dkim=pass header.i=@other.example;\r\n dkim"), spf))
                .isInstanceOf(Belief.Level.Unsure.class);
    }

    @Test
    void a_signature_of_a_domain_that_nobody_named_does_not_count() {
        var verdicts = new Notification.Verdicts("PASS", "PASS", "PASS", "PASS", "GRAY");

        assertThat(new Belief(Set.of()).of(verdicts, PRIYA, SIGNED, SPF)).isInstanceOf(Belief.Level.Unsure.class);
        assertThat(new Belief(Set.of("")).of(verdicts, PRIYA, SIGNED, SPF)).isInstanceOf(Belief.Level.Unsure.class);
    }

    private static String kept(String file) {
        return Kept.text("v1/ses/" + file);
    }
}
