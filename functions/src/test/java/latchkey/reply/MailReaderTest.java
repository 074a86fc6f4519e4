package latchkey.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MailReaderTest {

    private static final String HEAD =
            "From: Bo Lind <bo@demo.example>\nMessage-ID: <m1@demo.example>\nMIME-Version: 1.0\n";

    @Test
    void a_plain_mail_has_its_text_and_headers() {
        Mail mail = mail(HEAD + "subject: Re: access\n\nApprove\nFits the team.\n");

        assertThat(mail.text()).isEqualTo(new MailText.Plain("Approve\nFits the team.\n", false));
        assertThat(mail.headers().first("Subject")).contains("Re: access");
        assertThat(mail.headers().all("from")).containsExactly("Bo Lind <bo@demo.example>");
        assertThat(mail.attachments()).isZero();
    }

    @Test
    void a_folded_header_is_one_line_and_each_of_two_headers_is_kept() {
        Mail mail = mail("From: a@demo.example\nFrom: b@demo.example\nSubject: one\n two\n\nx\n");

        assertThat(mail.headers().all("From")).containsExactly("a@demo.example", "b@demo.example");
        assertThat(mail.headers().first("Subject")).contains("one two");
    }

    @Test
    void the_plain_part_is_taken_from_alternatives_beside_a_file() {
        Mail mail = mail(HEAD + """
                Content-Type: multipart/mixed; boundary=outer

                --outer
                Content-Type: multipart/alternative; boundary=inner

                --inner
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                Gr=C3=BC=C3=9Fe
                --inner
                Content-Type: text/html

                <p>something else</p>
                --inner--
                --outer
                Content-Type: text/plain; name="approve.txt"

                Approve
                --outer--
                """);

        assertThat(mail.text())
                .isEqualTo(new MailText.Both(
                        new MailText.Plain("Grüße", false), new MailText.Html("<p>something else</p>\n", false), true));
        assertThat(mail.attachments()).isEqualTo(1);
    }

    @Test
    void a_file_before_the_text_is_not_the_text() {
        Mail mail = mail(HEAD + """
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain
                Content-Disposition: ATTACHMENT

                Approve
                --b
                Content-Type: message/rfc822

                From: x@demo.example
                Content-Type: text/plain

                Approve
                --b
                Content-Type: text/plain

                See the files.
                --b--
                """);

        assertThat(mail.text()).isEqualTo(new MailText.Plain("See the files.", false));
        assertThat(mail.attachments()).isEqualTo(2);
    }

    @Test
    void html_alone_or_beside_a_stub_is_the_text() {
        String html = "Content-Type: text/html\n\n<p>Approve</p>\n";

        assertThat(mail(HEAD + html).text()).isInstanceOf(MailText.Html.class);
        for (String stub : List.of("", "  ", "[cid:logo.png]", "This message is in HTML format.", "--")) {
            assertThat(mail(HEAD + "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n" + stub + "\n--b\n"
                                    + html + "--b--\n")
                            .text())
                    .as(stub)
                    .isInstanceOf(MailText.Html.class);
        }
        assertThat(mail(HEAD + "Content-Type: image/png\n\nxx").text()).isEqualTo(new MailText.Missing());
    }

    @Test
    void an_empty_mail_has_empty_text() {
        assertThat(mail(HEAD + "\n").text()).isEqualTo(new MailText.Plain("", false));
        assertThat(MailReader.read(new byte[0])).isInstanceOf(Reading.class);
    }

    @Test
    void signed_parts_are_read_and_what_outlook_packs_is_counted() {
        Mail mail = mail(HEAD + """
                Content-Type: multipart/signed; boundary=s; protocol="application/pkcs7-signature"

                --s
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: text/plain

                Deny
                --m
                Content-Type: application/ms-tnef

                Approve
                --m--
                --s
                Content-Type: application/pkcs7-signature; name="smime.p7s"

                Approve
                --s--
                """);

        assertThat(mail.text()).isEqualTo(new MailText.Plain("Deny", false));
        assertThat(mail.attachments()).isEqualTo(2);
    }

    @Test
    void flowed_lines_are_joined_but_not_the_signature_mark() {
        assertThat(plain("format=flowed\n\nApproved, but only \nif she is trained\n-- \nBo\n> quoted \n> on\n"))
                .isEqualTo("Approved, but only if she is trained\n-- \nBo\n> quoted on\n");
        assertThat(plain("format=\"flowed\"; delsp=yes\n\nappro \nve\n")).isEqualTo("approve\n");
    }

    @Test
    void more_text_than_is_read_is_cut_and_says_so() {
        var text = (MailText.Plain)
                mail(HEAD + "\n" + "word word\n".repeat(40_000)).text();

        assertThat(text.cut()).isTrue();
        assertThat(text.text().replace("\n", "\r\n")).hasSize(MailReader.MAX_TEXT);
    }

    @Test
    void a_mail_cut_off_in_the_middle_gives_what_is_there() {
        String whole =
                HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nApprove\nFits.";

        assertThat(mail(whole).text()).isEqualTo(new MailText.Plain("Approve\nFits.", false));
        for (int end = 0; end < whole.length(); end++) {
            assertThat(MailReader.read(whole.substring(0, end).getBytes(UTF_8))).isNotNull();
        }
    }

    @Test
    void a_multipart_without_boundary_is_read_as_plain_text_in_which_nothing_decides() {
        assertThat(mail(HEAD + "Content-Type: multipart/mixed\n\n--b\n\nApprove\n--b--\n")
                        .text())
                .isEqualTo(new MailText.Plain("--b\n\nApprove\n--b--\n", false));
    }

    private static String plain(String parameterAndRest) {
        return ((MailText.Plain) mail(HEAD + "Content-Type: text/plain; " + parameterAndRest)
                        .text())
                .text();
    }

    private static Mail mail(String text) {
        return (Mail) MailReader.read(raw(text));
    }

    private static byte[] raw(String text) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(UTF_8);
    }
}
