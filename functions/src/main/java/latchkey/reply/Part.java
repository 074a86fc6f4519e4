package latchkey.reply;

import java.util.Locale;
import java.util.Set;

/**
 * One part of a mail, by its headers alone.
 *
 * @param type the media type in lower case, {@code text/plain} where none is named
 * @param contentType the whole Content-Type, empty where there is none
 * @param disposition the whole Content-Disposition, empty where there is none
 */
public record Part(String type, String contentType, String disposition) {

    /** What Outlook packs files and rich text into for others of its kind (MS-OXTNEF). */
    private static final Set<String> TNEF = Set.of("application/ms-tnef", "application/vnd.ms-tnef");

    /** A file or a whole mail, rather than what the author wrote into this one. */
    public boolean isAttachment() {
        return startsWithWord(disposition, "attachment")
                || type.startsWith("message/")
                || TNEF.contains(type)
                || (!isContainer() && (named(disposition, "filename") || named(contentType, "name")));
    }

    /** S/MIME that may hold what it signs; it is named like a file ({@code smime.p7m}) and is the mail itself. */
    boolean mayHoldSigned() {
        return type.equals("application/pkcs7-mime") || type.equals("application/x-pkcs7-mime");
    }

    /** Says {@code name=} in its Content-Type at all. */
    boolean names(String name) {
        return named(contentType, name);
    }

    boolean isContainer() {
        return type.startsWith("multipart/");
    }

    /** Says {@code name=value} in its Content-Type, in whatever case and with or without quotes. */
    boolean says(String name, String value) {
        for (String parameter : contentType.toLowerCase(Locale.ROOT).split(";", -1)) {
            String plain = parameter.replace("\"", "").replace(" ", "").strip();
            if (plain.equals(name + "=" + value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWithWord(String value, String word) {
        return value.strip().regionMatches(true, 0, word, 0, word.length());
    }

    /** RFC 2231 writes {@code filename*=} and {@code filename*0=} too. */
    private static boolean named(String value, String parameter) {
        for (String piece : value.split(";", -1)) {
            if (startsWithWord(piece, parameter + "=") || startsWithWord(piece, parameter + "*")) {
                return true;
            }
        }
        return false;
    }
}
