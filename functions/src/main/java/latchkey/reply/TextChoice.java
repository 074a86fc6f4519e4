package latchkey.reply;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * What of a mail its author wrote: every text that is no file, one after the other, for some clients cut the text in two around
 * a picture, and what stands below it may limit what stands above. Texts below one multipart/alternative are one text in
 * several forms.
 */
final class TextChoice {

    private final List<Piece> pieces = new ArrayList<>();

    /** For each multipart that is open, the text that all below it belong to; of others than alternatives there is none. */
    private final Deque<Piece> open = new ArrayDeque<>();

    private int bytes;

    /** One text; what is null was not sent. */
    private static final class Piece {
        private @Nullable String plain;
        private @Nullable String html;
        private boolean cut;

        private void add(boolean isHtml, String text) {
            if (isHtml) {
                html = html == null ? text : html + "\n" + text;
            } else {
                plain = plain == null ? text : plain + "\n" + text;
            }
        }

        private boolean hasPlain() {
            return plain != null && !(html != null && Stub.is(plain));
        }
    }

    private static final Piece APART = new Piece();

    void begin(Part container) {
        var outer = open.isEmpty() ? APART : open.getLast();
        open.addLast(container.type().equals("multipart/alternative") && outer == APART ? new Piece() : outer);
    }

    void end() {
        open.pollLast();
    }

    /** Reads the part where it is text; the parser stands at its body. */
    void offer(Part part, MimeTokenStream tokens) throws IOException {
        boolean isHtml = part.type().equals("text/html");
        if (part.isAttachment() || !(isHtml || part.type().equals("text/plain"))) {
            return;
        }
        var piece = open.isEmpty() || open.getLast() == APART ? new Piece() : open.getLast();
        if (!pieces.contains(piece)) {
            pieces.add(piece);
        }
        read(piece, isHtml, part, tokens);
    }

    private void read(Piece piece, boolean isHtml, Part part, MimeTokenStream tokens) throws IOException {
        if (bytes > 2 * MailReader.MAX_TEXT) {
            piece.cut = true;
            return;
        }
        byte[] read = tokens.getDecodedInputStream().readNBytes(MailReader.MAX_TEXT + 1);
        bytes += read.length;
        boolean cut = read.length > MailReader.MAX_TEXT;
        piece.cut |= cut || bytes > 2 * MailReader.MAX_TEXT;
        byte[] kept = cut ? Arrays.copyOf(read, MailReader.MAX_TEXT) : read;
        String named = tokens.getBodyDescriptor().getCharset();
        String text = Encoding.decode(kept, part.names("charset") ? named : null, isHtml);
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        piece.add(
                isHtml,
                !isHtml && part.says("format", "flowed") ? Flowed.join(lines, part.says("delsp", "yes")) : lines);
    }

    MailText chosen() {
        boolean anyPlain = pieces.stream().anyMatch(Piece::hasPlain);
        boolean anyHtml = pieces.stream().anyMatch(piece -> piece.html != null);
        if (!anyHtml) {
            return anyPlain ? plain() : new MailText.Missing();
        }
        return anyPlain ? new MailText.Both(plain(), html(), pieces.stream().allMatch(Piece::hasPlain)) : html();
    }

    private MailText.Plain plain() {
        var text = new StringBuilder();
        for (var piece : pieces) {
            if (piece.hasPlain()) {
                text.append(text.isEmpty() ? "" : "\n").append(piece.plain);
            }
        }
        return new MailText.Plain(text.toString(), cut());
    }

    private MailText.Html html() {
        var text = new StringBuilder();
        for (var piece : pieces) {
            if (piece.html != null) {
                text.append(piece.html).append('\n');
            } else if (piece.plain != null) {
                text.append("<pre>").append(Entities.escape(piece.plain)).append("</pre>\n");
            }
        }
        return new MailText.Html(text.toString(), cut());
    }

    private boolean cut() {
        return pieces.stream().anyMatch(piece -> piece.cut);
    }
}
