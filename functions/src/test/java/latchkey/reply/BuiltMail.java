package latchkey.reply;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a mail of ours, such as no client sends and each could: words, what stands between, the quote of a client, all
 * packed in some way. A recipe is a byte for each choice, so that each of its changes is a small change of the mail.
 *
 * @param author what its author decides, null where they decide nothing
 */
record BuiltMail(byte[] raw, @Nullable Verdict author) {

    /** Characters of all that is repeated: a little more than is read. */
    private static final int MOST_REPEATED = MailReader.MAX_TEXT + 1_000;

    private static final int MOST_LAYERS = MailReader.MAX_DEPTH + 2;

    static BuiltMail of(byte[] recipe) {
        var choose = new Choices(recipe);
        var author = choose.of(MailPieces.AUTHORS);
        return new BuiltMail(new Packing(choose, author.words()).mail(), author.verdict());
    }

    /** Reads a recipe; where it ends, it goes on with zeros. */
    private static final class Choices {

        private final byte[] recipe;
        private int at;

        Choices(byte[] recipe) {
            this.recipe = recipe;
        }

        int next() {
            return at < recipe.length ? recipe[at++] & 0xFF : 0;
        }

        <T> T of(List<T> all) {
            return all.get(next() % all.size());
        }

        boolean seldom() {
            return next() > 215;
        }
    }

    /** Puts one mail together. */
    private static final class Packing {

        private final Choices choose;
        private final String words;
        private final String lineEnd;

        Packing(Choices choose, String words) {
            this.choose = choose;
            this.words = words;
            this.lineEnd = choose.of(MailPieces.LINE_ENDS);
        }

        byte[] mail() {
            var mail = new ByteArrayOutputStream();
            ascii(mail, MailPieces.HEAD + some(MailPieces.HEADERS));
            switch (choose.next() % 6) {
                case 0 -> part(mail, false);
                case 1 -> part(mail, true);
                case 2 ->
                    inside(mail, "multipart/alternative", () -> {
                        boundary(mail, "b");
                        part(mail, false);
                        boundary(mail, "b");
                        part(mail, true);
                    });
                case 3 -> inside(mail, "multipart/mixed", () -> files(mail, choose.next() % 2 == 0));
                case 4 -> layers(mail, choose.next() % MOST_LAYERS);
                default ->
                    inside(mail, choose.of(MailPieces.CONTAINERS), () -> {
                        boundary(mail, choose.seldom() ? "c" : "b");
                        part(mail, choose.next() % 2 == 0);
                    });
            }
            byte[] whole = mail.toByteArray();
            return choose.seldom() ? Arrays.copyOf(whole, whole.length * choose.next() / 256) : whole;
        }

        private void files(ByteArrayOutputStream mail, boolean html) {
            file(mail);
            boundary(mail, "b");
            part(mail, html);
            file(mail);
        }

        private void file(ByteArrayOutputStream mail) {
            boundary(mail, "b");
            ascii(mail, choose.of(MailPieces.FILES));
        }

        private void layers(ByteArrayOutputStream mail, int layers) {
            for (int i = 0; i < layers; i++) {
                ascii(mail, "Content-Type: " + choose.of(MailPieces.CONTAINERS) + "; boundary=\"l" + i + "\"\n\n");
                boundary(mail, "l" + i);
            }
            part(mail, choose.next() % 2 == 0);
        }

        private void inside(ByteArrayOutputStream mail, String container, Runnable content) {
            ascii(mail, "Content-Type: " + container + "; boundary=b\n\nA preamble.\n");
            content.run();
            ascii(mail, "\n--b" + (choose.seldom() ? "\n" : "--\n") + "An epilogue.\n");
        }

        private void boundary(ByteArrayOutputStream mail, String name) {
            ascii(mail, "\n--" + name + "\n");
        }

        private void part(ByteArrayOutputStream mail, boolean html) {
            Charset charset = choose.of(MailPieces.CHARSETS);
            String named = choose.seldom() ? choose.of(MailPieces.CHARSET_NAMES) : charset.name();
            byte[] body = (html ? html() : plain()).replace("\n", lineEnd).getBytes(charset);
            String encoding = choose.of(MailPieces.ENCODINGS);
            ascii(
                    mail,
                    "Content-Type: text/%s; charset=%s%s\nContent-Transfer-Encoding: %s\n\n"
                            .formatted(html ? "html" : "plain", named, choose.of(MailPieces.PARAMETERS), encoding));
            mail.writeBytes(encoded(body, choose.seldom() ? "8bit" : encoding));
        }

        private static byte[] encoded(byte[] body, String encoding) {
            return switch (encoding) {
                case "base64" -> Base64.getMimeEncoder().encode(body);
                case "quoted-printable" -> quotedPrintable(body);
                default -> body;
            };
        }

        private static byte[] quotedPrintable(byte[] body) {
            var printable = new StringBuilder(body.length * 2);
            for (byte b : body) {
                if (b == '\n' || b == '\r' || (b >= ' ' && b < 127 && b != '=')) {
                    printable.append((char) b);
                } else {
                    printable.append("=%02X".formatted(b & 0xFF));
                }
            }
            return printable.toString().getBytes(StandardCharsets.US_ASCII);
        }

        private String plain() {
            String notice = MailPieces.noticeAsText(choose.of(MailPieces.NOTICES), choose.next());
            return words + "\n" + some(MailPieces.TEXTS)
                    + choose.of(MailPieces.QUOTES).replace("§", notice);
        }

        private String html() {
            String notice = MailPieces.noticeAsHtml(choose.of(MailPieces.NOTICES));
            String quote = choose.of(List.of(HtmlRepliesTest.QUOTES));
            String sheet = "<style>" + some(MailPieces.SHEETS) + "</style>";
            String styled = "<p style='" + some(MailPieces.STYLES) + "' class='" + some(MailPieces.STYLES) + "'></p>";
            String reply = quote.replace("Approve", words + styled + some(MailPieces.TAGS));
            return sheet + reply.replace("§", some(MailPieces.TAGS) + notice);
        }

        /** Up to seven pieces, each some times; seldom as often as the text that is read has room for it. */
        private String some(List<String> pieces) {
            var some = new StringBuilder();
            for (int left = choose.next() % 8; left > 0; left--) {
                String piece = choose.of(pieces);
                int times = choose.seldom() ? 1 << (choose.next() % 20) : 1 + choose.next() % 6;
                int room = Math.max(0, MOST_REPEATED - some.length()) / piece.length();
                some.append(piece.repeat(Math.min(times, room)));
            }
            return some.toString();
        }

        private void ascii(ByteArrayOutputStream mail, String text) {
            mail.writeBytes(text.replace("\n", lineEnd).getBytes(StandardCharsets.UTF_8));
        }
    }
}
