package latchkey.reply;

import java.util.List;
import latchkey.people.PlainText;
import latchkey.reply.Intent.Comment;
import latchkey.reply.Intent.Decision;
import latchkey.reply.Intent.Why;
import latchkey.ticket.Stage;

/** Finds the line that can decide, and what is said in it. */
final class IntentReader {

    private final Vocabulary words;
    private final NewText text;
    private final Stage stage;

    private IntentReader(NewText text, Stage stage) {
        this.words = Vocabulary.of(text.text());
        this.text = text;
        this.stage = stage;
    }

    /** Reads new text as an answer to what {@code stage} asks. */
    static Intent read(NewText text, Stage stage) {
        return new IntentReader(text, stage).read();
    }

    private Intent read() {
        if (text.text().isBlank()) {
            return new Intent.Nothing();
        }
        if (text.text().length() > Kept.LONGEST) {
            return new Comment(Why.TOO_LONG, "");
        }
        return FirstLine.of(words, text.text())
                .map(first -> decide(first.line(), first.below()))
                .orElseGet(() -> new Comment(Why.NO_DECISION, ""));
    }

    private Intent decide(String line, List<String> below) {
        if (line.codePoints().anyMatch(PlainText::reorders) || Disguise.isIn(line)) {
            return new Comment(Why.DISGUISED, line);
        }
        if (Marks.asks(line)) {
            return new Comment(Why.QUESTION, line);
        }
        List<Clause> clauses = words.clauses(line);
        List<Said> said = clauses.stream().map(words::said).toList();
        int first = 0;
        while (first < said.size() && (said.get(first).isCourtesy() || isGreeted(first, line, clauses, said))) {
            first++;
        }
        if (first == said.size()) {
            return new Comment(Why.NO_DECISION, line);
        }
        Verdict verdict = said.get(first).verdict(stage);
        return verdict == null
                ? new Comment(undecided(said.get(first)), line)
                : weigh(verdict, first, line, clauses, said, below);
    }

    /** "Hello, Ana, approved", "Ana, hello, approved". */
    private boolean isGreeted(int at, String line, List<Clause> clauses, List<Said> said) {
        boolean greets = (at > 0 && said.get(at - 1).greets())
                || (at == 0 && said.size() > 1 && said.get(1).greets());
        return greets && line.startsWith(",", clauses.get(at).end()) && words.mayBeName(clauses.get(at), line);
    }

    private Why undecided(Said said) {
        return stage != Stage.APPROVAL && said.saysCannot() ? Why.CANNOT_BY_MAIL : Why.NO_DECISION;
    }

    private Intent weigh(
            Verdict verdict, int first, String line, List<Clause> clauses, List<Said> said, List<String> below) {
        int end = first;
        int languages = 0;
        boolean weakly = true;
        while (end < said.size() && said.get(end).verdict(stage) == verdict) {
            languages |= said.get(end).languagesOfDecision();
            weakly &= said.get(end).isWeak();
            end++;
        }
        var doubts = new Doubts(words, stage, verdict, weakly, languages);
        int decided = clauses.get(end - 1).end();
        int sentence = doubts.mayGiveAnyReason() ? Marks.endOfClause(line, decided) : line.length();
        var beside = new Doubts.Around(
                outside(line, clauses, said, end),
                outside(line.substring(0, sentence), before(sentence, clauses), said, end),
                said.subList(end, said.size()),
                line.substring(sentence));
        Why why = isField(verdict, line.substring(decided)) ? Why.LIMITED : doubts.why(beside, below);
        return why == null
                ? new Decision(verdict, line, Remark.of(words, line.substring(decided), below))
                : new Comment(why, line);
    }

    /** "Approved: FALSE", "Approve: that is Hugo's": the name of a field, or of who decides. */
    private static boolean isField(Verdict verdict, String rest) {
        String value = rest.strip();
        return verdict != Verdict.DENY && value.length() > 1 && (value.charAt(0) == ':' || value.charAt(0) == '：');
    }

    private static List<Clause> before(int end, List<Clause> clauses) {
        return clauses.stream().takeWhile(clause -> clause.start() < end).toList();
    }

    /** The line without the decision and what is only kind; what is before a decision can contradict it too. */
    private static String outside(String line, List<Clause> clauses, List<Said> said, int end) {
        var outside = new StringBuilder(line.length());
        int at = 0;
        for (int i = 0; i < clauses.size(); i++) {
            if (i < end || said.get(i).isWhollyKind()) {
                outside.append(line, at, clauses.get(i).start()).append(' ');
                at = clauses.get(i).end();
            }
        }
        return outside.append(line, at, line.length()).toString();
    }
}
