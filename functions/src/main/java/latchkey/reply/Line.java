package latchkey.reply;

/** A line as it is looked at: what shows nothing and what only emphasises taken out. */
final class Line {

    private Line() {}

    /** Without marks of emphasis and direction, a wide colon as a narrow one, blanks around it gone. */
    static String plain(String line) {
        int i = 0;
        while (i < line.length() && !isNoise(line.charAt(i)) && line.charAt(i) != '：') {
            i++;
        }
        if (i == line.length()) {
            return line.strip();
        }
        var plain = new StringBuilder(line.length()).append(line, 0, i);
        for (; i < line.length(); i++) {
            char c = line.charAt(i);
            if (!isNoise(c)) {
                plain.append(c == '：' ? ':' : c);
            }
        }
        return plain.toString().strip();
    }

    private static boolean isNoise(char c) {
        return c == '*'
                || (c >= '\u200B' && c <= '\u200F')
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\u2060'
                || c == '\uFEFF'
                || c == '\u00AD';
    }

    /** A line that only draws: {@code ________}. What is no letter, digit, quote or emoji and is not alone. */
    static boolean isRule(String line) {
        if (line.length() < 3 && !line.equals("--")) {
            return line.equals("ᐧ");
        }
        for (int i = 0; i < line.length(); i++) {
            if ("_-=*~#+ᐧ—–─━.·• ".indexOf(line.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits;
    }
}
