package latchkey.reply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link BuiltMail} is built of. */
final class MailPieces {

    /** What somebody writes, of which no beginning decides, and what it decides. */
    record Author(String words, @Nullable Verdict verdict) {}

    static final List<Author> AUTHORS = List.of(
            new Author("", null),
            new Author("Thank you, I am looking at it.", null),
            new Author("What is it for?", null),
            new Author("Hugo should look at this first.\nHe knows the harbour.", null),
            new Author("Kind regards\nBea Fontaine", null),
            new Author("-- \nBea Fontaine\nDesign Lead", null),
            new Author("Ich sehe es mir später an.", null),
            new Author("Спасибо, посмотрю.", null),
            new Author("後で確認します。", null),
            new Author("Approve", Verdict.APPROVE),
            new Author("Approved, thanks.\n\nKind regards\nBea", Verdict.APPROVE),
            new Author("Deny\nNo licence is left.", Verdict.DENY),
            new Author("Done", Verdict.DONE));

    static final List<String> NOTICES =
            List.of("ask", "reminder", "ask-with-a-remark", "receipt", "denied", "submitted");

    static final String HEAD =
            "From: Bea Fontaine <bea@demo.example>\nTo: reply+x@inbound.demo.example\nMIME-Version: 1.0\n";

    static final List<String> LINE_ENDS = List.of("\r\n", "\n", "\r");

    static final List<String> HEADERS = List.of(
            "Subject: =?utf-8?Q?approve?=\n",
            "Subject: approve\n",
            "X-Long: " + "x".repeat(900) + "\n",
            "X-Folded: a\n b\n\tc\n",
            "To: a@demo.example, b@demo.example\n",
            "Content-Type: text/html\n",
            "Content-Disposition: attachment; filename=\"a.txt\"\n",
            "Content-Transfer-Encoding: base64\n",
            "no colon\n",
            ": no name\n",
            "\u00FC\u00DF: \u00E9\n");

    static final List<String> CONTAINERS = List.of(
            "multipart/mixed",
            "multipart/alternative",
            "multipart/related",
            "multipart/signed",
            "multipart/digest",
            "multipart/",
            "message/rfc822",
            "application/pkcs7-mime");

    static final List<String> FILES = List.of(
            "Content-Type: text/plain; name=a.txt\n\nApprove\n",
            "Content-Type: message/rfc822\n\nSubject: x\n\nApprove\n",
            "Content-Type: application/ms-tnef\nContent-Transfer-Encoding: base64\n\nQXBwcm92ZQ==\n",
            "Content-Type: text/calendar; method=REQUEST; name=i.ics\n\nBEGIN:VCALENDAR\n",
            "Content-Type: text/html; charset=utf-8\nContent-Disposition: attachment\n\n<p>Deny</p>\n",
            "Content-Type: image/png\nContent-ID: <a>\nContent-Transfer-Encoding: base64\n\n%%%\n");

    static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.ISO_8859_1,
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            Charset.forName("windows-1252"),
            Charset.forName("GB18030"),
            Charset.forName("ISO-2022-JP"),
            Charset.forName("Shift_JIS"),
            Charset.forName("UTF-32"),
            Charset.forName("IBM037"));

    static final List<String> CHARSET_NAMES = List.of(
            "utf-8", "us-ascii", "utf-7", "x-none", "", "\"", "iso-2022-cn", "utf-16be", "IBM500", "x-user-defined");

    static final List<String> ENCODINGS = List.of("8bit", "quoted-printable", "base64", "7bit", "binary", "x-uuencode");

    static final List<String> PARAMETERS =
            List.of("", "; format=flowed", "; format=flowed; delsp=yes", "; name=", ";;=");

    /** What may stand between words and quote of a plain mail. */
    static final List<String> TEXTS = List.of(
            "\n",
            " ",
            "\u00A0\n",
            "> \n",
            ">",
            "| \n",
            "-- \n",
            "___\n",
            "x\n",
            "1@:\n",
            "On 1\n",
            "From: a@b\n",
            "Sent from my iPhone\n",
            "Kind regards\n",
            "[cid:x]\n",
            "](",
            "a, ",
            "\uD83D\uDC4D",
            "\uD83D",
            "\u202E",
            "\u0130",
            "\u0000",
            "-----BEGIN PGP SIGNED MESSAGE-----\n",
            "-----BEGIN PGP SIGNATURE-----\n",
            "<https://demo.example>",
            "\u0301");

    static final List<String> TAGS = List.of(
            "<div>",
            "</div>",
            "<br>",
            "<p>x",
            "<blockquote>",
            "</blockquote>",
            "<table><tr><td>",
            "<td>",
            "<b><i>",
            "<a href='",
            "<!--",
            "-->",
            "<style>a{",
            "<style>.a{display:none}</style>",
            "<div class='gmail_quote a'>",
            "<div style='font-size:0;left:-1e9px;border-top:solid'>",
            "<svg><p>",
            "<select><option>",
            "<template>",
            "<textarea>",
            "<plaintext>",
            "<frameset>",
            "&amp;",
            "&#x110000;",
            "&",
            "<pre>\n",
            "<x y=1 z=",
            "\u0000",
            "<![CDATA[");

    /** What stands in a style sheet, again and again. */
    static final List<String> SHEETS = List.of(
            ".a{display:none}",
            ".a{font-size:9px;font-size:8px}",
            "a,",
            ".a,.b,",
            "{display:none}",
            "x:y;",
            "font:",
            "font:9px/0 a;",
            "left:",
            "@media{",
            "}",
            "/*",
            " ");

    /** What stands in a style or class, again and again. */
    static final List<String> STYLES = List.of(
            "font:", "font-size:", "left:", ";", "a ", "b\n", "color:red;", "position:absolute;", "0", " ", "x_");

    /** What clients put above their quote, and the quote. */
    static final List<String> QUOTES = List.of(
            "\n§",
            "\nOn Mon, 23 Nov 2026 at 09:14, Latchkey <latchkey@demo.example> wrote:\n\n§",
            "\nAm Mo., 23. Nov. 2026 um 09:14 Uhr schrieb Latchkey <\nlatchkey@demo.example>:\n\n§",
            "\n-----Original Message-----\nFrom: Latchkey\nSent: Monday\nTo: Bea\nSubject: Ask\n\n§",
            "\n________________________________\nVon: Latchkey <latchkey@demo.example>\nGesendet: Montag\nAn: Bea\nBetreff: x\n\n§",
            "\n2026-11-23 9:14 GMT+01:00 Latchkey <latchkey@demo.example>:\n\n§",
            "\nBegin forwarded message:\n\n§",
            "\n------------------ 原始邮件 ------------------\n发件人: Latchkey\n发送时间: 2026\n收件人: Bea\n主题: x\n\n§\n");

    private MailPieces() {}

    static String noticeAsHtml(String name) {
        return read(name + ".html");
    }

    /** As clients quote text: marked or not, wrapped or not, with emphasis or hard blanks. */
    static String noticeAsText(String name, int how) {
        String notice = read(name + ".txt");
        String wrapped = (how & 8) == 0 ? notice : wrapped(notice, 40 + (how >> 4));
        return switch (how & 7) {
            case 0 -> wrapped;
            case 1, 2 -> wrapped.replaceAll("(?m)^", "> ");
            case 3 -> wrapped.replaceAll("(?m)^", ">");
            case 4 -> wrapped.replaceAll("(?m)^", "    ");
            case 5 -> wrapped.replace(NewText.MARKER, "*" + NewText.MARKER + "*");
            case 6 -> wrapped.replace(' ', '\u00A0');
            default -> wrapped.replaceAll("(?m)^", "Latchkey> ");
        };
    }

    private static String wrapped(String text, int width) {
        return text.replaceAll("(.{1," + width + "})(?: +|$)", "$1\n").replace("\n\n\n", "\n\n");
    }

    private static String read(String name) {
        try (var file = MailPieces.class.getResourceAsStream("/latchkey/courier/" + name)) {
            if (file == null) {
                throw new IllegalStateException("There is no mail of ours called " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
