package latchkey.reply;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Headers that a client has copied above what it quotes: From:, Sent:, To:, Subject:, in the languages of {@code quotes.words}. */
final class HeaderBlock {

    private enum Kind {
        FROM,
        SENT,
        TO,
        SUBJECT,
        ALSO
    }

    private static final Map<String, Kind> LABELS = labels();

    /** Characters of the longest label. */
    private static final int LONGEST = 25;

    /** Lines that are not blank, within which a block shows that it is one. */
    private static final int LINES = 10;

    /** Lines within it that have no label: the rest of a wrapped one. */
    private static final int UNLABELLED = 3;

    private HeaderBlock() {}

    private static Map<String, Kind> labels() {
        var labels = new HashMap<String, Kind>();
        for (var kind : Kind.values()) {
            QuoteWords.READ.all(QuoteWords.lower(kind.name())).forEach(label -> labels.putIfAbsent(label, kind));
        }
        return labels;
    }

    /**
     * One begins in this line: three kinds of label, From among them; or From with an address and one more kind, where a client
     * writes several into one line.
     */
    static boolean begins(List<String> lines, int at) {
        String first = Line.plain(lines.get(at));
        Kind kind = kind(first);
        if (kind == null || kind == Kind.ALSO) {
            return false;
        }
        var kinds = EnumSet.of(kind);
        int unlabelled = 0;
        int seen = 1;
        for (int i = at + 1; i < lines.size() && i <= at + 2 * LINES && seen < LINES && unlabelled <= UNLABELLED; i++) {
            String line = Line.plain(lines.get(i));
            if (line.isEmpty()) {
                continue;
            }
            seen++;
            Kind next = kind(line);
            if (next == null) {
                unlabelled++;
            } else {
                kinds.add(next);
            }
        }
        return kinds.contains(Kind.FROM)
                && (kinds.size() >= 3 || (kinds.size() == 2 && kind == Kind.FROM && first.indexOf('@') > 0));
    }

    /** The last line of the block that begins in this line: what follows stands below a blank one. */
    static int end(List<String> lines, int at) {
        int end = at;
        while (end + 1 < lines.size() && !lines.get(end + 1).isBlank()) {
            end++;
        }
        return end;
    }

    static boolean isLabelled(String line) {
        return kind(Line.plain(line)) != null;
    }

    private static @Nullable Kind kind(String line) {
        int colon = line.indexOf(':');
        return colon <= 0 || colon > LONGEST
                ? null
                : LABELS.get(QuoteWords.lower(line.substring(0, colon).strip()));
    }
}
