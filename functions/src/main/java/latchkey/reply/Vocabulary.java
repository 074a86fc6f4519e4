package latchkey.reply;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import latchkey.ticket.Stage;
import org.jspecify.annotations.Nullable;

/** The decision words of one language, from its word file. */
final class Vocabulary {

    static final Vocabulary ENGLISH = new Vocabulary(WordFile.read("english.words"));

    /** Words of a name after a greeting. */
    private static final int MOST_NAMES = 3;

    private final Map<String, Verdict> approvals = new HashMap<>();
    private final Set<String> done;
    private final Set<String> weak;
    private final Set<String> courtesies;
    private final List<String> greetings;
    private final List<String> apologies;
    private final List<String> cannot;
    private final Set<String> limits;
    private final Set<String> limitsOfGiving;
    private final Set<String> weakLimits;
    private final Set<String> takenBack;
    private final Set<String> conditions;
    private final Map<Verdict, Set<String>> opposites;

    Vocabulary(WordFile file) {
        file.phrases("approve").forEach(phrase -> approvals.put(phrase, Verdict.APPROVE));
        file.phrases("deny").forEach(this::denies);
        done = setOf(file.phrases("done"));
        weak = setOf(file.phrases("weak"));
        courtesies = setOf(file.phrases("courtesies"));
        greetings = file.phrases("greetings");
        apologies = file.phrases("apologies");
        cannot = file.phrases("cannot");
        limits = setOf(file.phrases("limits"));
        limitsOfGiving = setOf(file.phrases("limits of what gives"));
        takenBack = setOf(file.phrases("taken back"));
        weakLimits = setOf(file.phrases("limits of a bare yes or no"));
        conditions = setOf(file.phrases("conditions"));
        opposites = Map.of(
                Verdict.APPROVE, setOf(file.phrases("against approve")),
                Verdict.DENY, setOf(file.phrases("against deny")),
                Verdict.DONE, setOf(file.phrases("against done")));
    }

    /** A pattern may stand for the same phrase twice. */
    private static Set<String> setOf(List<String> phrases) {
        return Set.copyOf(new HashSet<>(phrases));
    }

    private void denies(String phrase) {
        if (approvals.put(phrase, Verdict.DENY) == Verdict.APPROVE) {
            throw new IllegalStateException("A word file says that \"" + phrase + "\" approves and denies.");
        }
    }

    /** What the clause decides, for the stage where it can mean two things ("access granted"). */
    @Nullable
    Verdict decision(Clause clause, Stage stage) {
        Verdict approval = approvals.get(clause.words());
        Verdict doing = done.contains(clause.words()) ? Verdict.DONE : null;
        return doing == null || (approval != null && stage == Stage.APPROVAL) ? approval : doing;
    }

    /** A bare yes or no, which says less than a word that names the decision. */
    boolean isWeak(Clause clause) {
        return weak.contains(clause.words());
    }

    /** Greeting, thanks or apology: says nothing about the request. */
    boolean isCourtesy(Clause clause) {
        String words = clause.words();
        return courtesies.contains(words)
                || greetings.stream().anyMatch(greeting -> greets(words, greeting))
                || apologies.stream().anyMatch(apology -> beginsWith(words, apology));
    }

    private static boolean greets(String words, String greeting) {
        return beginsWith(words, greeting)
                && words.chars().filter(c -> c == ' ').count()
                                - greeting.chars().filter(c -> c == ' ').count()
                        <= MOST_NAMES;
    }

    private static boolean beginsWith(String words, String start) {
        return words.startsWith(start) && (words.length() == start.length() || words.charAt(start.length()) == ' ');
    }

    boolean saysCannot(Clause clause) {
        return cannot.stream().anyMatch(start -> beginsWith(clause.words(), start));
    }

    /** Narrows or doubts the decision; the more a decision gives, and the less its word says, the less it takes. */
    boolean limits(Words said, Verdict verdict, boolean weakly) {
        return said.hasOneOf(limits)
                || ((weakly || verdict != Verdict.DENY) && said.hasOneOf(limitsOfGiving))
                || (weakly && said.hasOneOf(weakLimits));
    }

    boolean beginsWithLimit(Words said, Verdict verdict) {
        return said.beginsWithOneOf(limits) || (verdict != Verdict.DENY && said.beginsWithOneOf(limitsOfGiving));
    }

    /** The whole clause takes back what was said before it. */
    boolean takesBack(Clause clause) {
        return takenBack.contains(clause.words());
    }

    boolean sets(Words said) {
        return said.hasOneOf(conditions);
    }

    boolean contradicts(Words said, Verdict verdict) {
        return said.hasOneOf(opposites.getOrDefault(verdict, Set.of()));
    }
}
