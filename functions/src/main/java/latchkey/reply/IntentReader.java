package latchkey.reply;

import java.util.List;
import latchkey.people.PlainText;
import latchkey.reply.Intent.Comment;
import latchkey.reply.Intent.Decision;
import latchkey.reply.Intent.Why;
import latchkey.ticket.Stage;
import org.jspecify.annotations.Nullable;

/** Finds the line that can decide, and holds everything around it against the decision. */
final class IntentReader {

    /** Characters. A line at least so long without an end was wrapped; its sentence goes on in the next. */
    private static final int WRAPPED = 60;

    private final Vocabulary words;
    private final NewText text;
    private final List<String> lines;
    private final Stage stage;

    IntentReader(Vocabulary words, NewText text, Stage stage) {
        this.words = words;
        this.text = text;
        this.lines = List.of(text.text().split("\n", -1));
        this.stage = stage;
    }

    Intent read() {
        if (text.text().isBlank()) {
            return new Intent.Nothing();
        }
        if (text.text().length() > Kept.LONGEST) {
            return new Comment(Why.TOO_LONG, "");
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!isCourtesy(lines.get(i))) {
                int next = endOfSentence(i);
                return decide(String.join(" ", lines.subList(i, next)).strip(), lines.subList(next, lines.size()));
            }
        }
        return new Comment(Why.NO_DECISION, "");
    }

    private boolean isCourtesy(String line) {
        return line.indexOf('?') < 0 && Clause.of(line).stream().allMatch(words::isCourtesy);
    }

    private int endOfSentence(int start) {
        int next = start + 1;
        while (next < lines.size()
                && !lines.get(next).isBlank()
                && goesOn(lines.get(next - 1).strip())) {
            next++;
        }
        return next;
    }

    private static boolean goesOn(String line) {
        return line.length() >= WRAPPED && ".!?。！？".indexOf(line.charAt(line.length() - 1)) < 0;
    }

    private Intent decide(String line, List<String> below) {
        if (line.codePoints().anyMatch(PlainText::reorders)) {
            return new Comment(Why.DISGUISED, line);
        }
        if (line.chars().anyMatch(c -> "?？؟¿".indexOf(c) >= 0)) {
            return new Comment(Why.QUESTION, line);
        }
        List<Clause> clauses = afterCourtesies(Clause.of(line));
        if (clauses.isEmpty()) {
            return new Comment(Why.NO_DECISION, line);
        }
        Verdict verdict = words.decision(clauses.getFirst(), stage);
        if (verdict == null) {
            return new Comment(undecided(clauses.getFirst()), line);
        }
        int said = sameVerdict(clauses, verdict);
        String rest = line.substring(clauses.get(said - 1).end());
        boolean weakly = clauses.subList(0, said).stream().allMatch(words::isWeak);
        Why doubt = doubt(verdict, weakly, clauses.subList(said, clauses.size()), rest, below);
        return doubt == null ? new Decision(verdict, line, Remark.of(words, rest, below)) : new Comment(doubt, line);
    }

    private List<Clause> afterCourtesies(List<Clause> clauses) {
        int first = 0;
        while (first < clauses.size() && words.isCourtesy(clauses.get(first))) {
            first++;
        }
        return clauses.subList(first, clauses.size());
    }

    private Why undecided(Clause clause) {
        return stage != Stage.APPROVAL && words.saysCannot(clause) ? Why.CANNOT_BY_MAIL : Why.NO_DECISION;
    }

    /** How many clauses say it, as in "Yes, approved." */
    private int sameVerdict(List<Clause> clauses, Verdict verdict) {
        int said = 1;
        while (said < clauses.size() && words.decision(clauses.get(said), stage) == verdict) {
            said++;
        }
        return said;
    }

    private @Nullable Why doubt(Verdict verdict, boolean weakly, List<Clause> more, String rest, List<String> below) {
        if (!verdict.fits(stage)) {
            return Why.OTHER_STAGE;
        }
        var saidToo = Words.of(rest);
        if (isContrary(more, verdict) || words.contradicts(saidToo, verdict)) {
            return Why.CONTRADICTORY;
        }
        if (words.limits(saidToo, verdict, weakly) || words.sets(Words.of(String.join(" ", below)))) {
            return Why.LIMITED;
        }
        boolean first = true;
        for (String line : below) {
            if (isCourtesy(line)) {
                continue;
            }
            if (isContrary(Clause.of(line), verdict)) {
                return Why.CONTRADICTORY;
            }
            if (limits(Words.of(line), verdict, first, weakly)) {
                return Why.LIMITED;
            }
            first = false;
        }
        return null;
    }

    /** A remark may hold any word; only what begins as a limit, sets a condition or qualifies a bare yes takes effect. */
    private boolean limits(Words said, Verdict verdict, boolean first, boolean weakly) {
        return words.beginsWithLimit(said, verdict) || (first && weakly && words.limits(said, verdict, true));
    }

    private boolean isContrary(List<Clause> clauses, Verdict verdict) {
        return clauses.stream().anyMatch(clause -> {
            Verdict other = words.decision(clause, stage);
            return words.takesBack(clause) || (other != null && other != verdict);
        });
    }
}
