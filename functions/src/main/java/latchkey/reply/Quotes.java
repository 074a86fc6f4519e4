package latchkey.reply;

import java.util.ArrayList;
import java.util.List;

/** Tells the lines of a reply that are new from those that are quoted, signed or added by a client. */
final class Quotes {

    /**
     * Characters. A quoted line at least so long was probably wrapped by a client that marked only its first piece
     * (lines are wrapped at 72 to 80).
     */
    private static final int WRAPPED = 60;

    private final List<String> lines;
    private final boolean[] dropped;
    private boolean[] quoteFollows = {};
    private int end;

    Quotes(List<String> lines) {
        this.lines = lines;
        this.dropped = new boolean[lines.size()];
        this.end = lines.size();
    }

    List<String> newLines() {
        markPrefixed();
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
            dropped[i] = line.startsWith(">") || line.equals("|") || line.startsWith("| ");
        }
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
        if (line.equals("--") || QuoteForms.isMarker(line)) {
            end = i;
        } else if (QuoteForms.isDivider(line.replace("*", "")) || QuoteForms.isHeaderBlock(lines, i)) {
            endUnlessPrefixed(i, i);
        } else {
            int start = QuoteForms.attribution(lines, dropped, i, quoteFollows[i]);
            if (start >= 0) {
                endUnlessPrefixed(start, i);
            }
        }
    }

    /** Where the quote has marks of its own, text may follow it; where it has none, all that follows is quote. */
    private void endUnlessPrefixed(int start, int last) {
        if (quoteFollows[last]) {
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
        boolean apart = true;
        for (int i = 0; i < end; i++) {
            if (dropped[i]) {
                trimEnd(kept);
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
        trimEnd(kept);
        return kept;
    }

    /** Blank lines, rules and footers of phones at the end of what was written in one go. */
    private static void trimEnd(List<String> kept) {
        while (!kept.isEmpty() && isNothing(kept.getLast().strip())) {
            kept.removeLast();
        }
    }

    private static boolean isNothing(String line) {
        return line.isEmpty() || QuoteForms.isRule(line) || QuoteForms.isFooter(line);
    }
}
