package latchkey.reply;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * Reads a raw mail with a pull parser, in one pass and without building a tree. Every limit is a count that the sender
 * cannot get around, so the work is bounded by the size of the mail; none of them touches a mail that a person writes.
 */
public final class MailReader {

    /** Bytes. What Gmail and Exchange Online send at most; SES would take 40 MB, and nobody answers with that. */
    public static final int MAX_BYTES = 25 << 20;

    /** Multiparts within multiparts. Real mail has five or six; each level is one more look at every byte below. */
    public static final int MAX_DEPTH = 20;

    /** A reply with a hundred photographs is no reply. */
    public static final int MAX_PARTS = 100;

    /** Of one mail or part; long ways through gateways leave about a hundred. */
    static final int MAX_HEADERS = 1_000;

    /** Bytes of one unfolded header; a To with some thousand recipients still fits. */
    static final int MAX_HEADER_BYTES = 100_000;

    /** Bytes. RFC 5322 says 998; HTML in one line without encoding is longer and seen in the wild. */
    static final int MAX_LINE_BYTES = 1 << 20;

    /** Bytes of text that are read. A ticket keeps 8,000 characters; the rest is quote. */
    public static final int MAX_TEXT = 256 << 10;

    /** Bytes of a mail inside of its signature that are read, of one such part only; the text stands before the files. */
    private static final int MAX_SIGNED = 4 << 20;

    private static final MimeConfig LIMITS = new MimeConfig.Builder()
            .setMaxHeaderCount(MAX_HEADERS)
            .setMaxHeaderLen(MAX_HEADER_BYTES)
            .setMaxLineLen(MAX_LINE_BYTES)
            .setMaxContentLen(MAX_BYTES)
            .build();

    private final Headers.Collector mailHeaders = new Headers.Collector();
    private final List<Part> parts = new ArrayList<>();
    private final TextChoice text = new TextChoice();
    private String contentType = "";
    private String disposition = "";
    private int depth;
    private boolean insideSignature;

    private MailReader() {}

    /** Reads a mail, whatever is in it. */
    public static Reading read(byte[] raw) {
        if (raw.length > MAX_BYTES) {
            return new Unreadable("The mail has %,d bytes; at most %,d are read.".formatted(raw.length, MAX_BYTES));
        }
        try {
            return new MailReader().walk(raw);
        } catch (MimeException | IOException unread) {
            return new Unreadable("The mail is broken, or its headers or lines are more or longer than are read: "
                    + unread.getMessage());
        }
    }

    private Reading walk(byte[] raw) throws MimeException, IOException {
        String refused = parts(raw);
        return refused.isEmpty() ? new Mail(mailHeaders.headers(), parts, text.chosen()) : new Unreadable(refused);
    }

    /** Reads every part; says why not, where there are too many. */
    private String parts(byte[] raw) throws MimeException, IOException {
        var tokens = new MimeTokenStream(LIMITS, DecodeMonitor.SILENT, null, null);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(new ByteArrayInputStream(raw));
        String refused = "";
        for (var state = tokens.getState();
                state != EntityState.T_END_OF_STREAM && refused.isEmpty();
                state = tokens.next()) {
            switch (state) {
                case T_START_HEADER -> {
                    contentType = "";
                    disposition = "";
                }
                case T_FIELD -> field(tokens.getField());
                case T_START_MULTIPART -> {
                    depth++;
                    text.begin(addPart(tokens));
                }
                case T_END_MULTIPART -> {
                    depth--;
                    text.end();
                }
                case T_BODY -> refused = body(tokens);
                case T_START_MESSAGE,
                        T_END_MESSAGE,
                        T_RAW_ENTITY,
                        T_END_HEADER,
                        T_PREAMBLE,
                        T_EPILOGUE,
                        T_START_BODYPART,
                        T_END_BODYPART,
                        T_END_OF_STREAM -> {}
            }
            refused = refused.isEmpty() ? refusal() : refused;
        }
        return refused;
    }

    private String refusal() {
        if (depth > MAX_DEPTH) {
            return "The mail nests parts deeper than " + MAX_DEPTH + " levels.";
        }
        return parts.size() > MAX_PARTS ? "The mail has more than " + MAX_PARTS + " parts." : "";
    }

    private String body(MimeTokenStream tokens) throws MimeException, IOException {
        var part = addPart(tokens);
        if (!part.mayHoldSigned()) {
            text.offer(part, tokens);
        } else if (!insideSignature && parts.size() == 1) { // the mail itself; another is a file
            insideSignature = true;
            var signed = SignedContent.of(tokens.getDecodedInputStream().readNBytes(MAX_SIGNED));
            return signed.isPresent() ? parts(signed.get()) : "";
        }
        return "";
    }

    private Part addPart(MimeTokenStream tokens) {
        var part = new Part(tokens.getBodyDescriptor().getMimeType(), contentType, disposition);
        parts.add(part);
        return part;
    }

    private void field(Field field) {
        String value = value(field);
        if (parts.isEmpty()) {
            mailHeaders.add(field.getName(), value);
        }
        if (field.getName().equalsIgnoreCase("Content-Type")) {
            contentType = value;
        } else if (field.getName().equalsIgnoreCase("Content-Disposition")) {
            disposition = value;
        }
    }

    /** The parser would read headers as US-ASCII; those of RFC 6532 are UTF-8. */
    private static String value(Field field) {
        String raw = new String(field.getRaw().toByteArray(), StandardCharsets.UTF_8);
        String body = raw.substring(raw.indexOf(':') + 1);
        return body.replace("\r", "").replace("\n", "").strip();
    }
}
