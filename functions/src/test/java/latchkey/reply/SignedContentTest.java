package latchkey.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** S/MIME mails that carry what they sign inside of the signature. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SignedContentTest {

    private static final String HEAD = "From: Bo Lind <bo@demo.example>\nMIME-Version: 1.0\n";

    @Test
    void a_mail_inside_of_its_signature_is_read_whole_or_in_pieces() {
        byte[] inner =
                raw("Content-Type: text/plain; charset=utf-8\n\nDeny\nNo licence is left for the rest of the year.\n");

        assertThat(mail(smime(whole(inner))).text())
                .isEqualTo(mail(HEAD + new String(inner, UTF_8)).text());
        assertThat(mail(smime(inPieces(inner))).text())
                .isEqualTo(mail(HEAD + new String(inner, UTF_8)).text());
        assertThat(mail(smime(new byte[] {0x30, 3, 1, 2, 3})).text()).isEqualTo(new MailText.Missing());
        for (int end = 0; end < whole(inner).length; end++) {
            assertThat(MailReader.read(raw(smime(Arrays.copyOf(whole(inner), end)))))
                    .isInstanceOf(Mail.class);
        }
    }

    @Test
    void one_inside_of_another_is_not_opened() {
        String twice = smime(whole(raw(smime(whole(raw("Content-Type: text/plain\n\nApprove"))))));

        assertThat(mail(twice).text()).isEqualTo(new MailText.Missing());
    }

    private static String smime(byte[] cms) {
        return HEAD + "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n"
                + "Content-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(cms) + "\n";
    }

    /** SignedData up to its content, all lengths left open as Outlook does, the content in one string. */
    private static byte[] whole(byte[] content) {
        return cms("04 83 %06X".formatted(content.length), content, "00 00");
    }

    private static byte[] inPieces(byte[] content) {
        var pieces = new ByteArrayOutputStream();
        for (int i = 0; i < content.length; i += 20) {
            int length = Math.min(20, content.length - i);
            pieces.write(4);
            pieces.write(length);
            pieces.write(content, i, length);
        }
        return cms("24 80", pieces.toByteArray(), "00 00 00 00");
    }

    private static byte[] cms(String opening, byte[] content, String end) {
        var hex = HexFormat.of();
        var cms = new ByteArrayOutputStream();
        cms.writeBytes(hex.parseHex(
                ("30 80 06 09 2A 86 48 86 F7 0D 01 07 02 A0 80 30 80 02 01 01 31 0F 30 0D 06 09 60 86 48 01"
                                + "65 03 04 02 01 05 00 30 80 06 09 2A 86 48 86 F7 0D 01 07 01 A0 80" + opening)
                        .replace(" ", "")));
        cms.writeBytes(content);
        cms.writeBytes(hex.parseHex(end.replace(" ", "")));
        return cms.toByteArray();
    }

    private static Mail mail(String text) {
        return (Mail) MailReader.read(raw(text));
    }

    private static byte[] raw(String text) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(UTF_8);
    }
}
