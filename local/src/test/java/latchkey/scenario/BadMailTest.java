package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Mail that must change nothing: nobody unknown is answered, no function fails. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadMailTest {

    private final Company company = Company.demo();
    private String ticket = "";
    private List<String> before = List.of();
    private int mails;

    @BeforeAll
    void somebody_is_asked() {
        ticket = company.person("mara").requests("canvas", "Posters for the quay");
        before = company.person("mara").timeline(ticket);
    }

    @AfterAll
    void end() {
        assertThat(company.person("mara").timeline(ticket)).isEqualTo(before);
        try (company) {
            company.isSound();
        }
    }

    private Mail ask() {
        mails = company.allMail().size();
        return company.person("bea").asked(ticket);
    }

    private void nothingChangedAndSent(int more) {
        company.idle();
        assertThat(company.person("mara").timeline(ticket)).isEqualTo(before);
        assertThat(company.allMail()).hasSize(mails + more);
    }

    private void fromBea(String raw, Mail ask) {
        assertThat(company.post().send("bea@demo.example", ask.replyTo(), raw)).startsWith("250");
    }

    @Test
    void to_an_unknown_token() {
        var ask = ask();
        company.post()
                .send(
                        "bea@demo.example",
                        "reply+00000000000000000000000000@inbound.demo.example",
                        Reply.plain("bea@demo.example", ask, "approve"));
        nothingChangedAndSent(0);
    }

    @Test
    void to_another_address_is_not_taken() {
        assertThat(company.post().send("bea@demo.example", "postmaster@inbound.demo.example", "Subject: x\r\n\r\nx"))
                .startsWith("550");
    }

    @Test
    void forged_in_the_name_of_the_owner_tells_the_owner_once_a_day() {
        var other = company.person("mara").requests("canvas", "Forged");
        mails = company.allMail().size();
        var ask = company.person("bea").asked(other);
        var forged = "X-Local-Verdicts: spf=FAIL; dkim=FAIL; dmarc=FAIL; spam=PASS; virus=PASS";
        fromBea(Reply.plain("bea@demo.example", ask, "approve", forged), ask);
        nothingChangedAndSent(1);
        assertThat(company.person("bea").newest(other).text()).contains("may be forged");
        fromBea(Reply.plain("bea@demo.example", ask, "approve", forged), ask);
        nothingChangedAndSent(1);
        assertThat(company.person("mara").ticket(other).text("stage")).isEqualTo("approval");
    }

    @Test
    void written_by_a_machine() {
        var ask = ask();
        fromBea(Reply.plain("bea@demo.example", ask, "approve", "Auto-Submitted: auto-replied"), ask);
        fromBea(Reply.plain("bea@demo.example", ask, "approve", "Precedence: bulk"), ask);
        fromBea(Reply.plain("bea@demo.example", ask, "approve", "List-Id: <all.demo.example>"), ask);
        nothingChangedAndSent(0);
    }

    @Test
    void a_bounce() {
        var ask = ask();
        company.post().send("", ask.replyTo(), Reply.plain("mailer-daemon@demo.example", ask, "Delivery has failed"));
        nothingChangedAndSent(0);
    }

    @Test
    void thirty_megabytes() {
        var ask = ask();
        fromBea(Reply.plain("bea@demo.example", ask, "approve\n" + "all work and no play\n".repeat(1_500_000)), ask);
        nothingChangedAndSent(0);
    }

    @Test
    void a_bomb_of_nested_parts() {
        var ask = ask();
        var bomb = new StringBuilder(
                "From: bea@demo.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n");
        for (int i = 0; i < 5_000; i++) {
            bomb.append("--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n".formatted(i, i + 1));
        }
        fromBea(bomb.toString(), ask);
        nothingChangedAndSent(0);
    }

    @Test
    void an_empty_reply_gets_one_answer_and_decides_nothing() {
        var ask = ask();
        fromBea(Reply.gmail("bea@demo.example", ask, ""), ask);
        nothingChangedAndSent(1);
        assertThat(company.person("bea").newest(ticket).text()).contains("nothing new in your mail");
    }

    @Test
    void from_a_colleague_who_was_not_asked() {
        var ask = ask();
        company.post().send("lena@demo.example", ask.replyTo(), Reply.plain("lena@demo.example", ask, "approve"));
        nothingChangedAndSent(2);
        assertThat(company.mailbox("lena").getLast().text())
                .contains("for somebody else")
                .doesNotContain("Canvas");
        assertThat(company.person("bea").newest(ticket).text()).contains("lena@demo.example");
    }

    @Test
    void a_wrong_charset_is_read_as_well_as_it_can_be() {
        var other = company.person("mara").requests("canvas", "More posters");
        var ask = company.person("bea").asked(other);
        var raw = Reply.plain("bea@demo.example", ask, "approve").replace("charset=utf-8", "charset=x-unknown-9");
        company.post().send("bea@demo.example", List.of(ask.replyTo()), raw.getBytes(StandardCharsets.ISO_8859_1));
        company.idle();
        assertThat(company.person("mara").ticket(other).text("stage")).isEqualTo("assignment");
    }

    @Test
    void the_same_mail_twice_is_one_mail() {
        var other = company.person("mara").requests("canvas", "Twice");
        var ask = company.person("bea").asked(other);
        var raw = Reply.plain("bea@demo.example", ask, "A question?");
        fromBea(raw, ask);
        fromBea(raw, ask);
        company.idle();
        assertThat(company.person("mara").timeline(other)).containsOnlyOnce("commented");
        assertThat(company.person("bea").kindsOfMail(other)).containsExactly("ask", "receipt");
    }
}
