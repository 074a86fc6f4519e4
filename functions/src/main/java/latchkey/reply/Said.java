package latchkey.reply;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import latchkey.reply.Phrases.Meaning;
import latchkey.ticket.Stage;
import org.jspecify.annotations.Nullable;

/** What a clause says as a whole: for each section the languages in which its words are a phrase of it. */
final class Said {

    private static final Set<Section> KIND =
            EnumSet.of(Section.COURTESIES, Section.NO_TROUBLE, Section.GREETINGS, Section.GREETINGS_BEHIND);

    private final Map<Section, Integer> languages = new EnumMap<>(Section.class);

    private boolean whollyKind;

    private int kind() {
        return in(Section.COURTESIES, Section.NO_TROUBLE, Section.GREETINGS, Section.GREETINGS_BEHIND);
    }

    /** The clause is a phrase, from its first word to its last. */
    void add(Meaning meaning) {
        addBegun(meaning);
        whollyKind |= isKind(meaning.section());
    }

    /** It begins with a phrase, or ends with one, and says more. */
    void addBegun(Meaning meaning) {
        languages.merge(meaning.section(), 1 << meaning.language(), (a, b) -> a | b);
    }

    private static boolean isKind(Section section) {
        return KIND.contains(section);
    }

    /** Kind in every word: "thanks from Monday on" may be more than thanks. */
    boolean isWhollyKind() {
        return whollyKind;
    }

    private int in(Section... sections) {
        int all = 0;
        for (Section section : sections) {
            all |= languages.getOrDefault(section, 0);
        }
        return all;
    }

    /** Greeting, thanks or apology, or a filler like "sure": says nothing about the request. In doubt it is that. */
    boolean isCourtesy() {
        return isKind() || in(Section.FILLERS) != 0;
    }

    /** The same without fillers, which can make another sense beside a decision. */
    boolean isKind() {
        return (in(Section.THANKS) | kind()) != 0;
    }

    /** "Tak" is yes in Polish; below a decision in Danish it is thanks. */
    boolean isKindIn(int decided) {
        return ((in(Section.THANKS) | kind()) & decided) != 0;
    }

    /** "No, no problem" and "no, of course" are no denials. */
    boolean saysNoTrouble() {
        return in(Section.NO_TROUBLE) != 0;
    }

    boolean greets() {
        return in(Section.GREETINGS, Section.GREETINGS_BEHIND) != 0;
    }

    /**
     * What it decides, for the stage where it can mean two things ("access granted"); nothing where two languages disagree
     * or it is a courtesy in one of them.
     */
    @Nullable
    Verdict verdict(Stage stage) {
        boolean approves = in(Section.APPROVE, Section.APPROVE_WEAKLY) != 0;
        boolean denies = in(Section.DENY, Section.DENY_WEAKLY) != 0;
        boolean done = in(Section.DONE) != 0;
        if (isCourtesy() || (denies && (approves || done))) {
            return null;
        }
        if (done && (stage != Stage.APPROVAL || !approves)) {
            return Verdict.DONE;
        }
        return approves ? Verdict.APPROVE : denies ? Verdict.DENY : null;
    }

    boolean decides() {
        return languagesOfDecision() != 0;
    }

    /** A bare yes or no, in one language at least: says less than a word that names the decision. */
    boolean isWeak() {
        return in(Section.APPROVE_WEAKLY, Section.DENY_WEAKLY) != 0;
    }

    /** A bit for each language in which it decides. */
    int languagesOfDecision() {
        return in(Section.APPROVE, Section.APPROVE_WEAKLY, Section.DENY, Section.DENY_WEAKLY, Section.DONE);
    }

    /** Begins as the reason of a bare yes or no does. */
    boolean givesReason() {
        return in(Section.REASONS_OF_WEAK) != 0;
    }

    boolean saysCannot() {
        return in(Section.CANNOT) != 0;
    }

    boolean withdraws() {
        return in(Section.WITHDRAW) != 0;
    }

    /** Whether it begins so; to whom is not looked at. */
    boolean reassigns() {
        return in(Section.REASSIGN) != 0;
    }

    boolean pleads() {
        return in(Section.PLEASE) != 0;
    }

    /** Takes back what was said before it. */
    boolean takesBack() {
        return in(Section.TAKEN_BACK) != 0;
    }
}
