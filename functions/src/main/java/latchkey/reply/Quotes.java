package latchkey.reply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells the lines of a reply that are new from those that are quoted, signed or added by a client. */
final class Quotes {

    /**
     * Characters. A quoted line at least so long was probably wrapped by a client that marked only its first piece
     * (lines are wrapped at 72 to 80).
     */
    private static final int WRAPPED = 60;

    /** Characters of a name before {@code >}, as some clients mark each line: {@code Bo> }. */
    private static final int LONGEST_NAME = 10;

    private final List<String> lines;
    private final boolean[] dropped;
    private final Attribution attributions;
    private final boolean unmarkedToo;
    private final List<String> signed = new ArrayList<>();
    private boolean[] quoteFollows = {};
    private int end;

    /** @param unmarkedToo true where what is quoted without marks is wanted too, without the lines that introduce it */
    Quotes(List<String> lines, boolean unmarkedToo) {
        this.lines = lines;
        this.unmarkedToo = unmarkedToo;
        this.dropped = new boolean[lines.size()];
        this.attributions = new Attribution(lines, dropped);
        this.end = lines.size();
    }

    /** What looks like signatures, and was left out of the new lines. */
    List<String> signed() {
        return signed;
    }

    List<String> newLines() {
        markPrefixed();
        markNamed();
        markWrappedPieces();
        quoteFollows = quoteFollows();
        for (int i = 0; i < end; i++) {
            if (!dropped[i] && !lines.get(i).isBlank()) {
                look(i);
            }
        }
        return kept();
    }

    /** {@code >} is a quote everywhere; {@code |} marks the requester's words in our mails. */
    private void markPrefixed() {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            dropped[i] = line.startsWith(">") ? !isEndOfAddress(line, i) : line.equals("|") || line.startsWith("| ");
        }
    }

    /** The last piece of an attribution that was wrapped before the bracket: {@code > wrote:}. */
    private boolean isEndOfAddress(String line, int i) {
        return i > 0
                && line.endsWith(":")
                && !lines.get(i - 1).isBlank()
                && !lines.get(i - 1).stripLeading().startsWith(">")
                && lines.get(i - 1).indexOf('@') > 0;
    }

    /** One name before {@code >} on several lines. */
    private void markNamed() {
        Map<String, Integer> names = new HashMap<>();
        for (String line : lines) {
            int bracket = named(line);
            if (bracket > 0) {
                names.merge(line.substring(0, bracket), 1, Integer::sum);
            }
        }
        for (int i = 0; !names.isEmpty() && i < lines.size(); i++) {
            int bracket = named(lines.get(i));
            dropped[i] |= bracket > 0 && names.getOrDefault(lines.get(i).substring(0, bracket), 0) > 1;
        }
    }

    private static int named(String line) {
        int bracket = line.indexOf('>');
        if (bracket <= 0
                || bracket > LONGEST_NAME
                || (bracket + 1 < line.length() && line.charAt(bracket + 1) != ' ')) {
            return -1;
        }
        for (int i = 0; i < bracket; i++) {
            if (!Character.isLetter(line.charAt(i))) {
                return -1;
            }
        }
        return bracket;
    }

    private void markWrappedPieces() {
        for (int i = 1; i + 1 < lines.size(); i++) {
            if (dropped[i - 1] && dropped[i + 1] && !lines.get(i).isBlank() && goesOn(lines.get(i - 1))) {
                dropped[i] = true;
            }
        }
    }

    private static boolean goesOn(String quoted) {
        String line = quoted.strip();
        return line.length() >= WRAPPED && ".!?:".indexOf(line.charAt(line.length() - 1)) < 0;
    }

    private void look(int i) {
        String line = lines.get(i).strip();
        if (line.equals("--")) {
            end = i;
        } else if (Divider.isOurs(lines, i)) {
            endAbove(i);
        } else if (Divider.is(lines, i)) {
            endUnlessPrefixed(i, i);
        } else if (HeaderBlock.begins(lines, i)) {
            endUnlessPrefixed(i, unmarkedToo ? HeaderBlock.end(lines, i) : i);
        } else {
            int start = attributions.start(i, quoteFollows[i]);
            if (start >= 0) {
                endUnlessPrefixed(start, i);
            }
        }
    }

    /** Our own mail begins here; what a client says above it in whatever language is no more the writer's. */
    private void endAbove(int ours) {
        int above = ours - 1;
        while (above >= 0 && lines.get(above).isBlank()) {
            above--;
        }
        int start = above < 0 || dropped[above] ? -1 : attributions.start(above, true);
        end = start >= 0 ? start : ours;
    }

    /** Where the quote has marks of its own, text may follow it; where it has none, all that follows is quote. */
    private void endUnlessPrefixed(int start, int last) {
        if (unmarkedToo || quoteFollows[last]) {
            for (int i = start; i <= last; i++) {
                dropped[i] = true;
            }
        } else {
            end = start;
        }
    }

    /** For each line whether the next line that is not blank has a mark of quoting; in one pass, for any number of blanks. */
    private boolean[] quoteFollows() {
        var follows = new boolean[lines.size()];
        boolean quoted = false;
        for (int i = lines.size() - 1; i >= 0; i--) {
            follows[i] = quoted;
            quoted = dropped[i] || (quoted && lines.get(i).isBlank());
        }
        return follows;
    }

    private List<String> kept() {
        var kept = new ArrayList<String>();
        int start = 0;
        boolean apart = true;
        for (int i = 0; i < end; i++) {
            if (dropped[i]) {
                if (!apart) {
                    trim(kept, start);
                }
                start = kept.size();
                apart = true;
            } else if (!apart) {
                kept.add(lines.get(i).stripTrailing());
            } else if (!lines.get(i).isBlank()) {
                if (!kept.isEmpty()) {
                    kept.add("");
                }
                kept.add(lines.get(i).stripTrailing());
                apart = false;
            }
        }
        trim(kept, start);
        return kept;
    }

    /** Another's mail stays as it ends. */
    private void trim(List<String> kept, int start) {
        if (!unmarkedToo) {
            signed.addAll(Ending.trim(kept, start));
        }
    }
}
