package latchkey.reply;

/** Undoes the soft line breaks of format=flowed (RFC 3676), so that a sentence is one line again. */
final class Flowed {

    private Flowed() {}

    static String join(String text, boolean deleteSpace) {
        var joined = new StringBuilder(text.length());
        boolean soft = false;
        int depthBefore = 0;
        for (String line : text.split("\n", -1)) {
            int depth = depth(line);
            String rest = unstuffed(line.substring(depth));
            if (soft && depth == depthBefore && !rest.equals("-- ")) {
                joined.append(rest);
            } else {
                joined.append(joined.isEmpty() ? "" : "\n")
                        .append(">".repeat(depth))
                        .append(depth > 0 ? " " : "");
                joined.append(rest);
            }
            soft = rest.endsWith(" ") && !rest.equals("-- ");
            if (soft && deleteSpace) {
                joined.setLength(joined.length() - 1);
            }
            depthBefore = depth;
        }
        return joined.toString();
    }

    private static int depth(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        return depth;
    }

    private static String unstuffed(String line) {
        return line.startsWith(" ") ? line.substring(1) : line;
    }
}
