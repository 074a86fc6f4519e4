package latchkey.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import latchkey.reply.Automatic.Kind;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AutomaticTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: Re: access",
                "Auto-Submitted: no",
                "Auto-Submitted: No (a person)",
                "Precedence: first-class",
                "X-Auto-Response-Suppress: DR, RN, NRN",
                "Return-Path: <bo@demo.example>",
            })
    void a_persons_mail_is_not_automatic(String header) {
        assertThat(kind(header, "bo@demo.example")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Latchkey-Mail: receipt | OURS",
                "Return-Path: <> | REPORT",
                "X-Failed-Recipients: bo@demo.example | REPORT",
                "Content-Type: multipart/report; boundary=b | REPORT",
                "Content-Type: message/delivery-status | REPORT",
                "Auto-Submitted: auto-replied (vacation) | AUTO_REPLY",
                "Auto-Submitted: auto-generated; owner-email=\"x@demo.example\" | AUTO_REPLY",
                "Auto-Submitted: normal | AUTO_REPLY",
                "X-Autoreply: yes | AUTO_REPLY",
                "X-Autorespond: Out of office | AUTO_REPLY",
                "X-Auto-Response-Suppress: All | AUTO_REPLY",
                "X-Auto-Response-Suppress: DR, OOF | AUTO_REPLY",
                "Content-Type: text/calendar; method=REPLY | CALENDAR",
                "Precedence: Bulk | BULK",
                "Precedence: list | BULK",
                "Precedence: junk | BULK",
                "List-Id: <docks.demo.example> | BULK",
                "List-Unsubscribe: <mailto:x@demo.example> | BULK",
            })
    void each_sign_of_a_machine_is_seen(String header, Kind kind) {
        assertThat(kind(header, "bo@demo.example")).contains(kind);
    }

    @Test
    void a_null_return_path_is_a_report() {
        assertThat(kind("Subject: x", "")).contains(Kind.REPORT);
        assertThat(kind("Subject: x", "<>")).contains(Kind.REPORT);
    }

    @Test
    void a_mail_systems_own_address_is_a_report() {
        assertThat(Automatic.of(mail("From: Mail Delivery <MAILER-DAEMON@demo.example>\n\nApprove"), "x@demo.example"))
                .contains(new Automatic(Kind.REPORT, "It is from mailer-daemon@demo.example."));
    }

    @Test
    void an_invitation_as_a_file_is_a_persons_but_a_calendars_answer_is_not() {
        String file = """
                Content-Type: multipart/mixed; boundary=b

                --b

                See you
                --b
                Content-Type: text/calendar; %s
                Content-Disposition: attachment; filename=invite.ics

                BEGIN:VCALENDAR
                --b--
                """;

        assertThat(Automatic.of(mail(file.formatted("method=REQUEST")), "bo@demo.example"))
                .isEmpty();
        assertThat(Automatic.of(mail(file.formatted("Method=\"REPLY\"")), "bo@demo.example"))
                .map(Automatic::kind)
                .contains(Kind.CALENDAR);
    }

    private static Optional<Kind> kind(String header, String envelopeFrom) {
        return Automatic.of(mail("From: bo@demo.example\n" + header + "\n\nApprove\n"), envelopeFrom)
                .map(Automatic::kind);
    }

    private static Mail mail(String text) {
        return (Mail) MailReader.read(text.getBytes(UTF_8));
    }
}
