package latchkey.reply;

/** Letters that are not what they seem. */
final class Disguise {

    private Disguise() {}

    /**
     * Whether a line holds words that are not what they seem: put together from scripts that look alike, or written in signs
     * that only look like letters. Wide letters are how Chinese and Japanese keyboards write Latin ones.
     */
    static boolean isIn(String line) {
        return Words.of(line).each().stream().anyMatch(Disguise::mixes)
                || (!Words.isAscii(line)
                        && line.codePoints()
                                .anyMatch(c -> onlyLooksLikeLetter(c) || (isWide(c) && !holdsHanOrKana(line))));
    }

    /** Mathematical, circled, squared and raised letters, ligatures. The one in an emoji is none. */
    private static boolean onlyLooksLikeLetter(int c) {
        boolean isSign = (c >= 0x02B0 && c <= 0x02B8)
                || (c >= 0x1D2C && c <= 0x1DBF)
                || (c >= 0x2070 && c <= 0x24FF && c != 'ℹ')
                || (c >= 0xFB00 && c <= 0xFB06)
                || (c >= 0x1D400 && c <= 0x1D7FF)
                || (c >= 0x1F100 && c <= 0x1F1AC);
        return isSign && Character.isAlphabetic(c);
    }

    private static boolean isWide(int c) {
        return (c >= 'Ａ' && c <= 'Ｚ') || (c >= 'ａ' && c <= 'ｚ');
    }

    private static boolean holdsHanOrKana(String line) {
        return line.codePoints().anyMatch(Words::standsAlone);
    }

    private static boolean mixes(String word) {
        Character.UnicodeScript seen = null;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '-' || c == '\'') {
                seen = null;
                continue;
            }
            var script = Character.isLetter(c) ? Character.UnicodeScript.of(c) : Character.UnicodeScript.COMMON;
            if (script == Character.UnicodeScript.COMMON) {
                continue;
            }
            if (seen != null && seen != script) {
                return true;
            }
            seen = script;
        }
        return false;
    }
}
