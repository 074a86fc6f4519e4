package latchkey.reply;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.reply.Phrases.Meaning;

/** What people answer, in every language we know, from its word files. */
final class Vocabulary {

    /** Each has a word file; {@code everywhere} holds what belongs to no language. */
    private static final List<String> IN_LATIN_LETTERS = List.of(
            "everywhere",
            "english",
            "german",
            "french",
            "spanish",
            "portuguese",
            "italian",
            "dutch",
            "swedish",
            "danish",
            "norwegian",
            "finnish",
            "polish",
            "czech",
            "turkish");

    private static final List<String> IN_OTHER_LETTERS =
            List.of("russian", "ukrainian", "japanese", "chinese", "korean");

    /** Words of a name before or after a greeting; a character each in scripts without blanks. */
    private static final int LONGEST_NAME = 3;

    private static final int LONGEST_NAME_BEFORE = 8;

    /** What would make more of a greeting or apology than that. */
    private static final Set<Section> NO_NAME = EnumSet.of(
            Section.LIMITS,
            Section.CONDITIONS,
            Section.MISTAKES,
            Section.AGAINST_APPROVE,
            Section.AGAINST_DENY,
            Section.AGAINST_DONE);

    private static final Set<Section> NO_NAME_BEFORE = EnumSet.of(
            Section.LIMITS,
            Section.LIMITS_OF_GIVING,
            Section.CONDITIONS,
            Section.MISTAKES,
            Section.AGAINST_APPROVE,
            Section.AGAINST_DENY,
            Section.AGAINST_DONE);

    /** Anything may follow these in their clause. */
    private static final Set<Section> OPEN = EnumSet.of(Section.CANNOT, Section.REASSIGN, Section.REASONS_OF_WEAK);

    private static final Set<Section> NO_APOLOGY = EnumSet.of(Section.LIMITS, Section.CONDITIONS, Section.MISTAKES);

    /** Said from the start of a clause; behind a name at its end; and anywhere. */
    private final Phrases said = new Phrases();

    private final Phrases saidBehind = new Phrases();

    private final Phrases saidBeside = new Phrases();

    /** By language: what limits elsewhere and is an everyday word here. */
    private final List<Set<String>> harmless = new ArrayList<>();

    private final Pattern because;

    private Vocabulary(List<String> languages) {
        var reasons = new ArrayList<String>();
        for (String language : languages) {
            var file = WordFile.read(language + ".words");
            read(file, harmless.size());
            reasons.addAll(file.sections().getOrDefault(Section.BECAUSE.head(), List.of()));
        }
        this.because = Pattern.compile(
                reasons.stream().map(Vocabulary::word).collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** A whole one, where words have blanks between them. */
    private static String word(String phrase) {
        return Words.standsAlone(phrase.charAt(0))
                ? Pattern.quote(phrase)
                : "(?<!\\p{L})" + Pattern.quote(phrase) + "(?!\\p{L})";
    }

    /** The pieces of a line that are looked at each for itself: what gives a reason is one, with or without a mark before it. */
    List<Clause> clauses(String line) {
        return Clause.of(
                line, because.matcher(line).results().map(MatchResult::start).collect(Collectors.toSet()));
    }

    /** The words of all languages that can stand in a text. Most replies need a third fewer to be read, and the first one waits. */
    static Vocabulary of(String text) {
        return text.chars().anyMatch(Vocabulary::isOtherLetter) ? InAllLetters.WORDS : InLatinLetters.WORDS;
    }

    private static boolean isOtherLetter(int c) {
        return c >= 0x0370 && Character.isLetter(c) && Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN;
    }

    /** Read when the first reply comes. */
    private static final class InLatinLetters {
        private static final Vocabulary WORDS = new Vocabulary(IN_LATIN_LETTERS);
    }

    /** Read when the first such reply comes. */
    private static final class InAllLetters {
        private static final Vocabulary WORDS =
                new Vocabulary(Stream.concat(IN_LATIN_LETTERS.stream(), IN_OTHER_LETTERS.stream())
                        .toList());
    }

    private void read(WordFile file, int language) {
        var ofThis = new HashSet<String>();
        file.sections().forEach((head, lines) -> {
            Section section = Section.headed(head);
            if (section == Section.HARMLESS) {
                lines.forEach(line -> Words.ofNormal(line)
                        .each()
                        .forEach(word -> ofThis.addAll(List.of(word, Words.withoutAccents(word)))));
            } else if (section != Section.BECAUSE) {
                Phrases phrases =
                        section.isSaidBeside() ? saidBeside : section == Section.GREETINGS_BEHIND ? saidBehind : said;
                lines.forEach(line -> phrases.add(line, new Meaning(language, section)));
            }
        });
        harmless.add(ofThis);
    }

    /** What the whole clause is, in any language. */
    Said said(Clause clause) {
        Words words = clause.words();
        var whole = new Said();
        said.at(words, 0, (meaning, end) -> {
            if (end == words.size()) {
                whole.add(meaning);
            } else if (OPEN.contains(meaning.section())) {
                whole.add(meaning);
            } else if (meaning.section() == Section.GREETINGS && end >= words.size() - LONGEST_NAME) {
                addUnless(NO_NAME, meaning, words, end, whole);
            } else if (meaning.section() == Section.THANKS) {
                addUnless(NO_APOLOGY, meaning, words, end, whole);
            }
        });
        if (words.size() <= LONGEST_NAME_BEFORE && !whole.decides()) {
            addGreetingBehind(words, whole);
        }
        return whole;
    }

    private void addGreetingBehind(Words words, Said whole) {
        for (int first = 1; first < words.size(); first++) {
            saidBehind.at(words, first, (meaning, end) -> {
                if (end == words.size()) {
                    addUnless(NO_NAME_BEFORE, meaning, words, 0, whole);
                }
            });
        }
    }

    /** One or two words that begin with capitals and limit nothing. */
    boolean mayBeName(Clause clause, String line) {
        String written = line.substring(clause.start(), clause.end()).strip();
        int words = clause.words().size();
        return words < LONGEST_NAME
                && Arrays.stream(written.split(" ", -1)).allMatch(Vocabulary::beginsWithCapital)
                && !said(clause).decides()
                && beside(clause.words(), 0).hasNone(NO_NAME_BEFORE);
    }

    private static boolean beginsWithCapital(String word) {
        return !word.isEmpty() && Character.isUpperCase(word.charAt(0));
    }

    private void addUnless(Set<Section> limits, Meaning meaning, Words words, int from, Said to) {
        var rest = new Words(words.each().subList(from, words.size()));
        if (beside(rest, 1 << meaning.language()).hasNone(limits)) {
            to.addBegun(meaning);
        }
    }

    /**
     * What limits or contradicts in a text that stands beside a decision.
     *
     * @param languages a bit for each in which the decision was said; words that are harmless in all of them limit nothing,
     *     unless they limit in one of them
     */
    Beside beside(Words text, int languages) {
        var beside = new Beside();
        for (int i = 0; i < text.size(); i++) {
            int first = i;
            saidBeside.at(text, first, (meaning, end) -> {
                if (isOf(languages, meaning.language())
                        || !isHarmless(text.each().subList(first, end), languages)) {
                    beside.add(meaning.section(), first, end);
                }
            });
        }
        return beside;
    }

    private static boolean isOf(int languages, int language) {
        return (languages & (1 << language)) != 0;
    }

    private boolean isHarmless(List<String> words, int languages) {
        if (words.size() != 1 || languages == 0) {
            return false;
        }
        for (int language = 0; language < harmless.size(); language++) {
            if (isOf(languages, language) && !harmless.get(language).contains(words.getFirst())) {
                return false;
            }
        }
        return true;
    }
}
