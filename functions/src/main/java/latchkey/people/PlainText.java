package latchkey.people;

/** What people write, fit to be stored and shown: no character that hides, reorders or controls. */
public final class PlainText {

    private PlainText() {}

    /** Line ends as {@code \n}, tabs; nothing else that is {@linkplain #unprintable unprintable}, and no blank around it. */
    public static String clean(String written) {
        var kept = new StringBuilder(written.length());
        written.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(c -> c == '\n' || c == '\t' || !unprintable(c))
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }

    /** Whether a code point has no place in a name or a line: it controls, hides, reorders, or is half of another. */
    public static boolean unprintable(int codePoint) {
        return Character.isISOControl(codePoint)
                || reorders(codePoint)
                || invisible(codePoint)
                || codePoint == 0x2028
                || codePoint == 0x2029
                || Character.getType(codePoint) == Character.SURROGATE
                || isTag(codePoint);
    }

    /** Changes the order in which the characters around it are shown (Unicode UAX 9: embeddings, overrides, isolates). */
    public static boolean reorders(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    /** Shows nothing: zero-width space, marks, soft hyphen, byte order mark. Joiners are part of emoji and scripts. */
    public static boolean invisible(int codePoint) {
        return codePoint == 0x00AD
                || codePoint == 0x061C
                || codePoint == 0x200B
                || codePoint == 0x200E
                || codePoint == 0x200F
                || codePoint == 0x2060
                || codePoint == 0xFEFF;
    }

    /** Language tags (U+E0001 and the block around it): letters that nobody sees. */
    private static boolean isTag(int codePoint) {
        return codePoint >= 0xE0000 && codePoint <= 0xE007F;
    }
}
