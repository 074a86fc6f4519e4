package latchkey.reply;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Charsets and transfer encodings, true and untrue. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EncodingTest {

    private static final String HEAD = "From: Bo Lind <bo@demo.example>\nMIME-Version: 1.0\n";

    @Test
    void charsets_are_followed_and_unknown_ones_read_as_utf_8() {
        byte[] latin = (HEAD + "Content-Type: text/plain; charset=iso-8859-1\n\nGrüße").getBytes(ISO_8859_1);

        assertThat(((Mail) MailReader.read(latin)).text()).isEqualTo(new MailText.Plain("Grüße", false));
        assertThat(plain("charset=klingon-8\n\nGrüße")).isEqualTo("Grüße");
        assertThat(plain("charset=\"?*\"\n\nGrüße")).isEqualTo("Grüße");
        assertThat(plain("charset=us-ascii\n\nGrüße")).isEqualTo("Grüße");
        assertThat(plain("charset=utf-16\n\nx")).hasSize(1);
    }

    @Test
    void charsets_that_say_less_than_they_mean_are_read_as_meant() {
        assertThat(bytes("iso-8859-1", "windows-1252", "“Grüße” – 5 €")).isEqualTo("“Grüße” – 5 €");
        assertThat(bytes("gb2312", "GB18030", "镕基同意")).isEqualTo("镕基同意");
        assertThat(bytes("ks_c_5601-1987", "x-windows-949", "똠방각하 승인")).isEqualTo("똠방각하 승인");
        assertThat(bytes("shift_jis", "windows-31j", "①承認します")).isEqualTo("①承認します");
        assertThat(bytes("iso-2022-jp", "ISO-2022-JP", "承認します")).isEqualTo("承認します");
        assertThat(bytes("koi8-r", "KOI8-R", "Одобряю")).isEqualTo("Одобряю");
        assertThat(bytes("windows-1251", "windows-1251", "Одобряю")).isEqualTo("Одобряю");
        assertThat(bytes("big5", "Big5", "同意")).isEqualTo("同意");
    }

    @Test
    void charsets_that_are_wrong_are_found_out() {
        assertThat(bytes("utf-8", "windows-1252", "Genehmigt, schöne Grüße")).isEqualTo("Genehmigt, schöne Grüße");
        assertThat(bytes("iso-8859-1", "UTF-8", "Genehmigt, schöne Grüße")).isEqualTo("Genehmigt, schöne Grüße");
        assertThat(bytes("us-ascii", "windows-1252", "Grüße")).isEqualTo("Grüße");
        assertThat(bytes("utf-16", "US-ASCII", "Approve it")).doesNotContain("Approve");
    }

    private static String bytes(String named, String written, String text) {
        byte[] head = raw(HEAD + "Content-Type: text/plain; charset=" + named + "\n\n");
        byte[] body = text.getBytes(Charset.forName(written));
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return ((MailText.Plain) ((Mail) MailReader.read(whole)).text()).text();
    }

    @Test
    void html_without_a_charset_is_read_as_it_says_itself() {
        String html = "<html><head><meta charset=\"windows-1251\"></head><p>Одобряю</p>";
        byte[] head = raw(HEAD + "Content-Type: text/html\n\n");
        byte[] body = html.getBytes(Charset.forName("windows-1251"));
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);

        assertThat(NewText.of((Mail) MailReader.read(whole)).text()).isEqualTo("Одобряю");
    }

    @Test
    void broken_encodings_give_what_can_be_read() {
        assertThat(plain("charset=utf-8\nContent-Transfer-Encoding: base64\n\nQXBwcm92*!ZQ"))
                .startsWith("Approv");
        assertThat(plain("charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nApprove =ZZ="))
                .startsWith("Approve");
        assertThat(plain("charset=utf-8\nContent-Transfer-Encoding: x-unheard-of\n\nApprove"))
                .isEqualTo("Approve");
    }

    private static String plain(String parameterAndRest) {
        return ((MailText.Plain)
                        ((Mail) MailReader.read(raw(HEAD + "Content-Type: text/plain; " + parameterAndRest))).text())
                .text();
    }

    private static byte[] raw(String text) {
        return text.replace("\n", "\r\n").getBytes(UTF_8);
    }
}
