package latchkey.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails made to take time or memory. Each is read or refused within the limits, from its bytes to what it decides. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileMailTest {

    /** Bytes taken in all, not at a time, by reading a mail for each of the three stages. An HTML reply of 30 KB takes 1 MB. */
    static final long MOST = 160L << 20;

    private static final int MEGA = 1 << 20;

    record Refused(String mail, byte[] raw, String why) {
        @Override
        public String toString() {
            return mail;
        }
    }

    static Stream<Refused> refused() {
        String longer = "more or longer than are read";
        return Stream.of(
                new Refused("30 MB", new byte[30_000_000], "30,000,000 bytes; at most 26,214,400 are read"),
                new Refused("1,000,000 headers", raw("X-A: b\n".repeat(1_000_000) + "\nApprove"), longer),
                new Refused("100,000 addresses", raw("Cc: " + "bo@demo.example, ".repeat(100_000) + "\n\nx"), longer),
                new Refused("a header of 500,000 lines", raw("X-A: b\n" + " c\n".repeat(500_000) + "\nx"), longer),
                new Refused("a header of 200 KB", raw("X-A: " + "b".repeat(200_000) + "\n\nx"), longer),
                new Refused(
                        "an encoded word of 1 MB", raw("Subject: =?utf-8?b?" + "Q".repeat(MEGA) + "?=\n\nx"), longer),
                new Refused("20,000 multiparts within each other", raw(nested(20_000)), "deeper than 20 levels"),
                new Refused("10 MB of them", raw(nested(180_000)), "deeper than 20 levels"),
                new Refused("200,000 parts", raw(mixed("Approve\n--b\n\n".repeat(200_000))), "more than 100 parts"),
                new Refused("200,000 parts of nothing", raw(mixed("--b\n".repeat(200_000))), "more than 100 parts"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_is_more_than_any_mail_has_is_refused(Refused mail) {
        isBounded(mail.raw());

        assertThat(MailReader.read(mail.raw()))
                .isInstanceOfSatisfying(
                        Unreadable.class, refused -> assertThat(refused.why()).contains(mail.why()));
    }

    static Stream<Named<byte[]>> read() {
        return Stream.of(
                mail("no byte of 1 GB that is named", "Content-Length: 1073741824\n" + base64("QXBwcm92ZQ==")),
                mail("a line of 10 MB", "\n" + "x".repeat(10 * MEGA)),
                mail("base64 of 20 MB", base64(Base64.getMimeEncoder().encodeToString(new byte[15 * MEGA]))),
                mail("base64 that is none", base64("%=%".repeat(4 * MEGA))),
                mail(
                        "quoted-printable that is none",
                        "Content-Transfer-Encoding: quoted-printable\n\n" + "=\n".repeat(MEGA)),
                mail("20 levels", nested(20)),
                mail("96 parts of 240 KB", mixed(("x\n".repeat(80_000) + "--b\n\n").repeat(95))),
                mail(
                        "100 parts of HTML",
                        mixed(("Content-Type: text/html\n\n" + "<p>".repeat(40_000) + "\n--b\n").repeat(95))),
                mail("boundaries that are almost one", mixed(("--" + "b".repeat(50) + "\n").repeat(200_000))),
                mail(
                        "a boundary of 60 characters",
                        "Content-Type: multipart/mixed; boundary=" + "-".repeat(60) + "\n\n"
                                + ("-".repeat(61) + "\n").repeat(100_000)),
                mail("2,000 encoded words", "Subject: " + "=?utf-8?q?a?= ".repeat(2_000) + "\n\nApprove"),
                mail("From in comments", "From: " + "(".repeat(90_000) + "\n\nApprove"));
    }

    @ParameterizedTest
    @MethodSource("read")
    void what_is_odd_is_read(byte[] raw) {
        isBounded(raw);

        assertThat(MailReader.read(raw)).isInstanceOf(Mail.class);
    }

    @Test
    void a_large_file_beside_the_text_is_counted_and_not_kept() {
        String file = (Base64.getMimeEncoder().encodeToString(new byte[MEGA]) + "\r\n").repeat(15);
        byte[] raw = raw(mixed(
                "Approve\n--b\nContent-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n\n" + file));

        assertThat(ReadingLaws.hold(raw).bytes()).isLessThan(MEGA);
        assertThat(MailReader.read(raw)).isInstanceOfSatisfying(Mail.class, mail -> {
            assertThat(mail.text()).isEqualTo(new MailText.Plain("Approve", false));
            assertThat(mail.attachments()).isEqualTo(1);
        });
    }

    static final List<String> TEXTS = List.of(
            "\n",
            " \n",
            "x\n",
            ":\n",
            "1@:\n",
            "On 1\n",
            "From: a@b\n",
            "> \n\n",
            ">",
            "> ",
            "--- -\n",
            "Approve, ",
            "- ",
            "1:",
            "\uD83D\uDC4D",
            "[cid:",
            "](",
            "-----BEGIN PGP SIGNED MESSAGE-----\n",
            "Kind regards\n",
            "a>\n",
            "\u0130",
            "\u0301",
            "\u202E",
            "\uFDFA",
            "'");

    @ParameterizedTest
    @FieldSource("TEXTS")
    void the_longest_text_of_one_thing_is_read(String thing) {
        isBounded(raw("Content-Type: text/plain; charset=utf-8\n\nApprove\n" + full(thing)));
        isBounded(raw("Content-Type: text/plain; charset=utf-8; format=flowed\n\nApprove\n" + full(thing)));
    }

    /** In time too: that is one of the laws. */
    private static void isBounded(byte[] raw) {
        assertThat(ReadingLaws.hold(raw).bytes()).isLessThan(MOST);
    }

    private static String nested(int levels) {
        var raw = new StringBuilder();
        for (int i = 0; i < levels; i++) {
            raw.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        return raw + "\nApprove";
    }

    private static String mixed(String parts) {
        return "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + parts + "--b--\n";
    }

    private static String base64(String body) {
        return "Content-Transfer-Encoding: base64\n\n" + body;
    }

    private static String full(String thing) {
        return thing.repeat((MailReader.MAX_TEXT - 100) / thing.getBytes(UTF_8).length);
    }

    private static Named<byte[]> mail(String name, String rest) {
        return Named.of(name, raw(rest));
    }

    private static byte[] raw(String rest) {
        return (MailPieces.HEAD + rest)
                .replace("\r\n", "\n")
                .replace("\n", "\r\n")
                .getBytes(UTF_8);
    }
}
