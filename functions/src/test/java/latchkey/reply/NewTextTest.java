package latchkey.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import latchkey.ticket.Stage;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NewTextTest {

    private static final String NOTICE =
            NewText.MARKER + "\n\nAna asks for Figma.\nReply approve or deny.\n\n| Approve\n| please\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, 23 Nov 2026 at 09:14, Latchkey <latchkey@demo.example> wrote:",
                "On Mon, Nov 23, 2026 at 9:14 AM Latchkey\n<latchkey@demo.example> wrote:",
                "On Nov 23, 2026 at 9:14 AM +0200, Latchkey <latchkey@demo.example>, wrote:",
                "Am 23.11.2026 um 09:14 schrieb Latchkey <latchkey@demo.example>:",
                "Am Mo., 23. Nov. 2026 um 09:14 Uhr schrieb Latchkey <\nlatchkey@demo.example>:",
                "Le lun. 23 nov. 2026 à 09:14, Latchkey <latchkey@demo.example> a écrit :",
                "23 noyabr 2026, 09:14, Latchkey <latchkey@demo.example>:",
            })
    void a_quote_below_its_attribution_is_cut(String attribution) {
        assertThat(of("Approve\nGood fit\n\n" + attribution + "\n\n" + quoted(NOTICE)))
                .isEqualTo("Approve\nGood fit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----Original Message-----\nFrom: Latchkey\nSent: Monday\nTo: Bo",
                "________________________________\nFrom: Latchkey <latchkey@demo.example>\nSent: Monday\nTo: Bo\nSubject: Ask",
                "*From:* Latchkey <latchkey@demo.example>\n*Sent:* Monday\n*Subject:* Ask",
                "Von: Latchkey <latchkey@demo.example>\nGesendet: Montag\nAn: Bo\nBetreff: Ask",
                "-------- Ursprüngliche Nachricht --------\nVon: Latchkey\nDatum: Montag",
                "From: Latchkey <latchkey@demo.example> Date: 23/11/2026 To: Bo <bo@demo.example>\nSubject: Ask",
                "-----\"Latchkey\" <latchkey@demo.example> wrote: -----\nTo: Bo",
                "On 23 Nov 2026, Latchkey <latchkey@demo.example> wrote:",
            })
    void a_quote_without_marks_is_cut_at_its_head(String head) {
        assertThat(of("Deny\n\n" + head + "\n\n" + NOTICE)).isEqualTo("Deny");
    }

    @Test
    void our_own_notice_is_known_by_its_marker_whatever_stands_around_it() {
        assertThat(of("Approve\n\n  " + NOTICE)).isEqualTo("Approve");
        assertThat(of("Approve\n*" + NewText.MARKER + "*\napprove")).isEqualTo("Approve");
    }

    @Test
    void the_notice_alone_is_an_empty_reply() {
        assertThat(NewText.of(NOTICE).isEmpty()).isTrue();
        assertThat(NewText.of(quoted(NOTICE)).isEmpty()).isTrue();
        assertThat(NewText.of("On 23 Nov 2026, Latchkey <x@demo.example> wrote:\n" + quoted(NOTICE))
                        .isEmpty())
                .isTrue();
        assertThat(NewText.of("\n\n-- \nBo Lind\nApproved Suppliers\n").isEmpty())
                .isTrue();
        assertThat(NewText.of("Sent from my iPhone\n\n> x").isEmpty()).isTrue();
        assertThat(NewText.of("").isEmpty()).isTrue();
    }

    @Test
    void an_answer_below_the_quote_is_kept() {
        assertThat(of("On 23 Nov 2026, Latchkey <latchkey@demo.example> wrote:\n\n" + quoted(NOTICE)
                        + "\nprovisioned\n"))
                .isEqualTo("provisioned");
    }

    @Test
    void answers_between_the_quote_are_kept() {
        assertThat(of("> Approve or deny?\nDeny.\n\n> Why?\n\nNo licence left.\n"))
                .isEqualTo("Deny.\n\nNo licence left.");
    }

    @Test
    void the_rest_of_a_quoted_line_that_a_client_wrapped_is_quote() {
        assertThat(
                        of(
                                "Thanks\n\n> You can decide by mail: reply with one word in the first line, say\napprove\n> or deny.\n"))
                .isEqualTo("Thanks");
    }

    @Test
    void the_requesters_words_are_quote_even_where_the_client_marks_nothing() {
        assertThat(of("| Approve\n| now\n")).isEmpty();
    }

    @Test
    void signatures_and_footers_are_cut() {
        assertThat(of("Approve\n\n-- \nBo Lind\nDenied Boarding Team")).isEqualTo("Approve");
        assertThat(of("Approve\n\nSent from my Galaxy\n")).isEqualTo("Approve");
        assertThat(of("Approve\n\nGet Outlook for Android<https://outlook.example>\n_______\n"))
                .isEqualTo("Approve");
    }

    @Test
    void a_sentence_that_only_looks_like_a_footer_or_attribution_stays() {
        assertThat(of("Sent from my old account by mistake.\nDeny"))
                .isEqualTo("Sent from my old account by mistake.\nDeny");
        assertThat(of("On second thought, this is what she wrote:\nno access")).endsWith("no access");
        assertThat(of("Two things from: me\nyou")).endsWith("you");
    }

    @Test
    void a_clear_signed_mail_is_read_inside_its_armour() {
        String signed = """
                -----BEGIN PGP SIGNED MESSAGE-----
                Hash: SHA512

                Deny
                - - a reason

                - --
                Bo
                -----BEGIN PGP SIGNATURE-----

                abc
                -----END PGP SIGNATURE-----
                """;

        assertThat(of(signed)).isEqualTo("Deny\n- a reason");
    }

    @Test
    void words_around_a_signed_text_are_not_lost() {
        assertThat(of("Only if trained:\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nApprove\n"
                        + "-----BEGIN PGP SIGNATURE-----\nabc\n-----END PGP SIGNATURE-----\nNot before Monday"))
                .isEqualTo("Only if trained:\n\nApprove\nNot before Monday");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On 23 Nov 2026, Jonas <jonas@ledger.example> wrote:\n\nApprove",
                "---------- Forwarded message ---------\nFrom: Jonas <jonas@ledger.example>\nDate: Monday\nSubject: Re\n\nApprove",
                "From: Jonas <jonas@ledger.example>\nSent: Monday\nTo: Bea\nSubject: Re\n\nApprove",
            })
    void anothers_mail_passed_on_is_a_comment_and_decides_nothing(String passedOn) {
        var text = NewText.of(plain(passedOn));

        assertThat(text.text()).isEqualTo("Approve");
        assertThat(text.intent(Stage.APPROVAL)).isInstanceOf(Intent.Comment.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On 23 Nov 2026, Latchkey <latchkey@demo.example> wrote:\n\nMara asks.\nApprove",
                "From: Latchkey\nSent: Monday\nTo: Bea\nSubject: Ask\n\nSee https://latchkey.demo.example/tickets/1",
                "From: Latchkey\nSent: Monday\nTo: Bea\nSubject: Ask\n\n--- Reply above\nthis line ---\nApprove",
                "From: Latchkey\nSent: Monday\nTo: Bea\nSubject: Ask\n\n*---\u00A0Reply above this\u00A0line ---*\nApprove",
            })
    void our_own_mail_sent_back_is_an_empty_reply(String quoted) {
        assertThat(NewText.of(plain(quoted)).isEmpty()).isTrue();
    }

    private static Mail plain(String text) {
        return (Mail) MailReader.read(("From: bea@demo.example\r\nTo: reply+x@inbound.demo.example\r\n"
                        + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text.replace("\n", "\r\n"))
                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_plain_part_that_decides_is_no_stub_whatever_else_it_says() {
        assertThat(Stub.is("Denied, I do not want this. This message is in HTML"))
                .isFalse();
        assertThat(Stub.is("This message is in HTML; your client cannot show it."))
                .isTrue();
    }

    private static String of(String plain) {
        return NewText.of(plain).text();
    }

    private static String quoted(String text) {
        return text.lines().map(line -> "> " + line + "\n").reduce("", String::concat);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "approve\nBest regards\nNot yet",
                "approve\n\nBest,\nUnless Hugo objects",
                "Approved.\n\nKind regards\nWait, scratch that",
                "approve\n\nCheers\nHold on please"
            })
    void what_only_looks_like_a_signature_may_limit(String reply) {
        assertThat(NewText.of(reply).intent(Stage.APPROVAL)).isInstanceOf(Intent.Comment.class);
    }

    @Test
    void a_signature_limits_nothing() {
        var text = NewText.of("Approved\n\nKind regards\nHugo Castell\nSecurity Officer, Madrid");

        assertThat(text.text()).isEqualTo("Approved");
        assertThat(text.intent(Stage.APPROVAL)).isInstanceOf(Intent.Decision.class);
    }
}
