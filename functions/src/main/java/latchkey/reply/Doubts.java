package latchkey.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import latchkey.reply.Intent.Why;
import latchkey.ticket.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Holds everything that stands beside a decision against it.
 *
 * @param weakly it was a bare yes or no
 * @param languages a bit for each language in which it is a decision
 */
record Doubts(Vocabulary words, Stage stage, Verdict verdict, boolean weakly, int languages) {

    /** Words, its mark among them. */
    private static final int SHORTEST_QUESTION = 3;

    /** Words. "For two weeks" below a decision belongs to it; a longer sentence is a remark. */
    private static final int LONGEST_ADDITION = 8;

    /**
     * What stands in the line of a decision.
     *
     * @param beside all of it without the decision and what is only kind
     * @param sentence the same of its clause alone, where it may give any reason
     * @param after the clauses after it
     * @param reason what follows that clause; empty where it may not give any reason
     */
    record Around(String beside, String sentence, List<Said> after, String reason) {}

    /** A clear denial. What limits is why it denies: "Deny. Not before March." denies. */
    boolean mayGiveAnyReason() {
        return verdict == Verdict.DENY && !weakly;
    }

    /** Why the decision does not stand; nothing if it does. */
    @Nullable
    Why why(Around line, List<String> below) {
        if (!verdict.fits(stage)) {
            return Why.OTHER_STAGE;
        }
        if (line.after.stream().anyMatch(this::isContrary) || contradicts(beside(line.beside))) {
            return Why.CONTRADICTORY;
        }
        if (saysMoreThanYes(line.after) || limits(beside(line.sentence)) || Marks.sayPart(line.sentence)) {
            return Why.LIMITED;
        }
        return below(
                mayGiveAnyReason()
                        ? Stream.concat(Stream.of(line.reason), below.stream()).toList()
                        : below);
    }

    /**
     * "Yes, strange request" says more than yes, and nobody can list what else people add. Only what begins as a reason does is
     * taken for one: "yes, needed for the audit".
     */
    private boolean saysMoreThanYes(List<Said> after) {
        return weakly
                && !after.stream()
                        .dropWhile(verdict == Verdict.DENY ? Said::isKind : Said::isCourtesy)
                        .limit(1)
                        .allMatch(Said::givesReason);
    }

    /** A remark may hold any word; only a condition, what begins as a limit, or a limit in the first line takes effect. */
    private @Nullable Why below(List<String> lines) {
        var wrapped = new ArrayList<String>();
        boolean first = true;
        for (String line : lines) {
            List<Clause> clauses = Clause.of(line);
            if (isOnlyAQuestion(line)) {
                return Why.QUESTION;
            }
            if (first && !mayGiveAnyReason() && Marks.sayPart(line)) {
                return Why.LIMITED;
            }
            List<Said> said = clauses.stream().map(words::said).toList();
            if (said.stream().anyMatch(this::isContrary)) {
                return Why.CONTRADICTORY;
            }
            clauses.forEach(clause -> wrapped.addAll(clause.words().each()));
            if (!said.stream().allMatch(Said::isCourtesy)) {
                if (limitsBelow(clauses, first, Marks.goesOn(line))) {
                    return Why.LIMITED;
                }
                first = false;
            }
        }
        Beside beside = words.beside(new Words(wrapped), languages);
        boolean limits = !mayGiveAnyReason() && beside.has(Section.CONDITIONS);
        return limits || beside.has(Section.MISTAKES) ? Why.LIMITED : null;
    }

    /** "Really?" A longer question below is a remark. */
    private static boolean isOnlyAQuestion(String line) {
        return Marks.asks(line) && Words.of(line).size() <= SHORTEST_QUESTION;
    }

    private boolean limitsBelow(List<Clause> clauses, boolean first, boolean goesOn) {
        var line = new ArrayList<String>();
        var starts = new ArrayList<Integer>();
        for (Clause clause : clauses) {
            starts.add(line.size());
            line.addAll(clause.words().each());
        }
        Beside beside = words.beside(new Words(line), languages);
        boolean isAddition = first && line.size() <= LONGEST_ADDITION;
        if (mayGiveAnyReason()) {
            return (isAddition && contradicts(beside)) || isNoReason(clauses, first, goesOn);
        }
        return starts.stream().anyMatch(start -> beside.hasAt(start, Section.LIMITS))
                || (verdict != Verdict.DENY && beside.hasAt(0, Section.LIMITS_OF_GIVING))
                || (first && (beside.has(Section.LIMITS) || (weakly && limits(beside))))
                || (isAddition && (limits(beside) || contradicts(beside)));
    }

    /** "Unless she is trained", "for now", ", but for today". */
    private boolean isNoReason(List<Clause> line, boolean first, boolean goesOn) {
        Words clause = line.stream()
                .filter(each -> !words.said(each).isCourtesy())
                .findFirst()
                .orElseThrow()
                .words();
        Beside beside = words.beside(clause, languages);
        return beside.hasAt(0, Section.EXCEPTIONS)
                || beside.hasBefore(clause.size(), Section.EXCEPTIONS)
                || (goesOn && beside.hasAt(0, Section.LIMITS))
                || (first && beside.isAll(clause.size(), Section.LIMITS));
    }

    private Beside beside(String text) {
        return words.beside(Words.of(text), languages);
    }

    private boolean limits(Beside beside) {
        return beside.has(Section.LIMITS)
                || beside.has(Section.CONDITIONS)
                || beside.has(Section.MISTAKES)
                || ((weakly || verdict != Verdict.DENY) && beside.has(Section.LIMITS_OF_GIVING))
                || (weakly && beside.has(Section.LIMITS_OF_WEAK));
    }

    private boolean contradicts(Beside beside) {
        return beside.has(
                switch (verdict) {
                    case APPROVE -> Section.AGAINST_APPROVE;
                    case DENY -> Section.AGAINST_DENY;
                    case DONE -> Section.AGAINST_DONE;
                });
    }

    private boolean isContrary(Said said) {
        if (weakly && verdict == Verdict.DENY && said.saysNoTrouble()) {
            return true;
        }
        if (said.isKindIn(languages)) {
            return false;
        }
        Verdict other = said.verdict(stage);
        return said.takesBack() || (other != null && other != verdict);
    }
}
