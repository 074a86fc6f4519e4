package latchkey.reply;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes text of bytes, whatever charset their sender named and whether or not it is true. */
final class Encoding {

    /**
     * What senders write is what the name's larger sibling can read: the table of the WHATWG Encoding Standard, section 4.2, for
     * those names that Java takes at their word.
     */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "windows-874"),
            Map.entry("tis-620", "windows-874"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("iso-8859-8-i", "windows-1255"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("cp-850", "IBM850"),
            Map.entry("unicode", "UTF-16"));

    /** Bytes of HTML in which the charset is looked for where the part names none. */
    private static final int HEAD = 1024;

    /** Western European, and a character for nearly every byte. */
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private Encoding() {}

    /** @param named as in the Content-Type; null where it names none */
    static String decode(byte[] bytes, @Nullable String named, boolean isHtml) {
        Charset charset = charset(named == null && isHtml ? inHead(bytes) : named);
        if (isAscii(bytes) && asciiCompatible(charset)) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        if (charset.equals(StandardCharsets.UTF_8)) {
            String text = withoutMark(new String(bytes, charset));
            return isMostlyBroken(text) ? new String(bytes, WESTERN) : text;
        }
        return charset.equals(WESTERN) ? utf8IfItIs(bytes) : withoutMark(new String(bytes, charset));
    }

    /** UTF-8 for a name nobody knows, and for us-ascii, of which it is a superset that senders mean more often than not. */
    private static Charset charset(@Nullable String named) {
        if (named == null) {
            return StandardCharsets.UTF_8;
        }
        String name = named.strip().toLowerCase(Locale.ROOT);
        try {
            Charset charset = Charset.forName(MEANT.getOrDefault(name, name));
            return charset.equals(StandardCharsets.US_ASCII) || !charset.canEncode() ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    private static @Nullable String inHead(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
        int at = head.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (at < 0) {
            return null;
        }
        int start = at + "charset=".length();
        while (start < head.length() && "\"' ".indexOf(head.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        while (end < head.length()
                && (Character.isLetterOrDigit(head.charAt(end)) || "-_:.".indexOf(head.charAt(end)) >= 0)) {
            end++;
        }
        return end > start ? head.substring(start, end) : null;
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0 || b == 0x1B || b == 0) {
                return false;
            }
        }
        return true;
    }

    /** Not UTF-16 and -32, nor EBCDIC. */
    private static boolean asciiCompatible(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                || new String(new byte[] {'a', '\n', 'Z'}, charset).equals("a\nZ");
    }

    /** Of what is not ASCII, half or more is no UTF-8: it never was. A character that a gateway cut breaks only itself. */
    private static boolean isMostlyBroken(String text) {
        int broken = 0;
        int other = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\uFFFD') {
                broken++;
            } else if (text.charAt(i) > 0x7F) {
                other++;
            }
        }
        return broken > 0 && broken >= other;
    }

    /** Bytes that are UTF-8 throughout are no accident: some senders name iso-8859-1 whatever they send. */
    private static String utf8IfItIs(byte[] bytes) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return text.toString();
        } catch (CharacterCodingException western) {
            return new String(bytes, WESTERN);
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
