package latchkey.reply;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import latchkey.people.Address;
import latchkey.people.PlainText;

/** Looks for an instruction in the first line that is more than greeting, thanks or apology. */
final class InstructionReader {

    /** What an address ends at, in text and where a client has made a link of it. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>()\\[\\]{},;:\"'“”„«»|@]+@[^\\s<>()\\[\\]{},;:\"'“”„«»|@]+");

    private static final Set<Section> LIMITS = EnumSet.of(Section.LIMITS, Section.CONDITIONS);

    private final Vocabulary words;
    private final String line;
    private final List<String> below;

    private InstructionReader(Vocabulary words, FirstLine first) {
        this.words = words;
        this.line = first.line();
        this.below = first.below();
    }

    static Optional<Instruction> read(Vocabulary words, String text) {
        return text.length() > Kept.LONGEST
                ? Optional.empty()
                : FirstLine.of(words, text).flatMap(first -> new InstructionReader(words, first).instruction());
    }

    private Optional<Instruction> instruction() {
        if (Marks.asks(line) || line.codePoints().anyMatch(PlainText::reorders) || Disguise.isIn(line)) {
            return Optional.empty();
        }
        return Clause.of(line).stream()
                .dropWhile(clause -> isKind(words.said(clause)))
                .findFirst()
                .flatMap(this::instruction);
    }

    private Optional<Instruction> instruction(Clause clause) {
        var said = words.said(clause);
        if (said.withdraws() && !limited(line.substring(clause.end()))) {
            return Optional.of(new Instruction.Withdraw(line, Remark.of(words, line.substring(clause.end()), below)));
        }
        return said.reassigns() && !limited(line.substring(clause.start()))
                ? Optional.of(new Instruction.Reassign(
                        address(line.substring(clause.start())), line, Remark.of(words, "", below)))
                : Optional.empty();
    }

    /** "Withdraw if nobody answers" is no instruction; nor is one that the next line takes back. */
    private boolean limited(String restOfLine) {
        var rest = restOfLine + "\n" + String.join("\n", below);
        return !words.beside(Words.of(rest), 0).hasNone(LIMITS)
                || rest.lines()
                        .flatMap(one -> Clause.of(one).stream())
                        .map(words::said)
                        .anyMatch(said -> said.takesBack() && !said.pleads());
    }

    private static boolean isKind(Said said) {
        return said.isCourtesy() || said.pleads();
    }

    /** One that stands there, however often: Outlook writes {@code bea@example.com<mailto:bea@example.com>}. */
    private static Optional<Address> address(String text) {
        var found = ADDRESS.matcher(text)
                .results()
                .map(match -> match.group().replaceFirst("[.!]+$", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return found.size() == 1 ? Address.parse(found.iterator().next()) : Optional.empty();
    }
}
