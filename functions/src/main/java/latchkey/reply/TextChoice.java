package latchkey.reply;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;

/**
 * What of a mail its author wrote: every text/plain that is no file, one after the other. Some clients cut the text in two
 * around a picture, and what stands below it may limit what stands above.
 */
final class TextChoice {

    private MailText.@Nullable Plain plain;
    private boolean html;

    /** Reads the part where it is the one; the parser stands at its body. */
    void offer(Part part, MimeTokenStream tokens) throws IOException {
        if (part.isAttachment()) {
            return;
        }
        if (part.type().equals("text/html")) {
            html = true;
        } else if (part.type().equals("text/plain")) {
            var more = read(part, tokens);
            plain = plain == null ? more : joined(plain, more);
        }
    }

    MailText chosen() {
        return plain == null || (html && plain.text().isBlank()) ? new MailText.Missing(html) : plain;
    }

    /** The rest of a text that is too long already is not kept: the reader knows that it was cut. */
    private static MailText.Plain joined(MailText.Plain first, MailText.Plain more) {
        return first.text().length() > MailReader.MAX_TEXT
                ? new MailText.Plain(first.text(), true)
                : new MailText.Plain(first.text() + "\n" + more.text(), first.cut() || more.cut());
    }

    private static MailText.Plain read(Part part, MimeTokenStream tokens) throws IOException {
        byte[] bytes = tokens.getDecodedInputStream().readNBytes(MailReader.MAX_TEXT + 1);
        boolean cut = bytes.length > MailReader.MAX_TEXT;
        byte[] kept = cut ? Arrays.copyOf(bytes, MailReader.MAX_TEXT) : bytes;
        String text = new String(kept, charset(tokens.getBodyDescriptor().getCharset()));
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return new MailText.Plain(
                part.says("format", "flowed") ? Flowed.join(lines, part.says("delsp", "yes")) : lines, cut);
    }

    /** UTF-8 for a name nobody knows, and for us-ascii, of which it is a superset that senders mean more often than not. */
    private static Charset charset(@Nullable String name) {
        try {
            Charset charset = name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
            return charset.equals(StandardCharsets.US_ASCII) || !charset.canEncode() ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
