package latchkey.reply;

import java.lang.Character.UnicodeScript;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Until when somebody is away, as far as their absence note says it. It goes by {@code absence.words}. */
public final class Absence {

    /** Characters. What stands further from a day does not speak of it. */
    private static final int NEAR = 40;

    /** Characters. A note says it early; the rest is for whom to turn to instead. */
    private static final int LONGEST = 4_000;

    /** Years from today; a day further off is something else. */
    private static final int FARTHEST = 1;

    /** Weekdays and "and including" may stand between a word and its day; the end of a sentence may not. */
    private static final String BETWEEN = "[^.!?;。！？\\d]{0,24}$";

    private static final String DAY_OF_A_RANGE = "(?<!\\d)\\d{1,2}(?:st|nd|rd|th)?\\.?\\s*";

    /** English writes the month first or second, as it likes. */
    private static final String EITHER_ORDER = "en";

    private static final Set<UnicodeScript> UNSPACED =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    private final WrittenDates dates;
    private final Pattern until;
    private final Pattern untilDayFirst;
    private final Pattern to;
    private final Pattern toDayFirst;
    private final Pattern range;
    private final Pattern behind;

    private Absence(WordFile file) {
        this.dates = new WrittenDates(file.sections().keySet());
        this.until = before(words(file, "until", true));
        this.untilDayFirst = before(words(file, "until", false));
        this.to = between(words(file, "to", true) + "|[-–—]");
        this.toDayFirst = between(words(file, "to", false));
        this.range = Pattern.compile(DAY_OF_A_RANGE + "(?:" + words(file, "to", true) + "|[-–—])\\s*$");
        this.behind = Pattern.compile("^(?:\\s|[(（][^)）]{0,6}[)）]|,)*(?:" + words(file, "behind", true) + ")");
    }

    /**
     * The last day that a note names, or the day of the return, which people do not tell apart.
     *
     * @param today days before it are past, and a day without its year is the next such
     */
    public static Optional<LocalDate> until(Mail mail, LocalDate today) {
        var text = mail.headers().first("Subject").orElse("") + " ; "
                + NewText.of(mail).text();
        return until(text, today);
    }

    static Optional<LocalDate> until(String text, LocalDate today) {
        return new Absence(WordFile.read("absence.words")).find(text, today);
    }

    private Optional<LocalDate> find(String text, LocalDate today) {
        String line = QuoteWords.lower(text.substring(0, Math.min(text.length(), LONGEST)))
                .replaceAll("\\s+", " ");
        var found = dates.in(line, today);
        for (int i = 0; i < found.size(); i++) {
            var date = found.get(i);
            String before =
                    line.substring(Math.max(i == 0 ? 0 : found.get(i - 1).end(), date.start() - NEAR), date.start());
            boolean last = until.matcher(before).find()
                    || behind.matcher(line.substring(date.end())).find()
                    || range.matcher(before).find()
                    || (i > 0 && to.matcher(before).find());
            boolean dayFirst = untilDayFirst.matcher(before).find()
                    || toDayFirst.matcher(before).find();
            var day = ordered(date, found, dayFirst).filter(one -> last);
            if (day.filter(one -> isToCome(one, today)).isPresent()) {
                return day;
            }
        }
        return Optional.empty();
    }

    /** As the words write it; otherwise as another day of the note shows: "11/23 - 12/05" has the month first. */
    private static Optional<LocalDate> ordered(
            WrittenDates.Found date, List<WrittenDates.Found> all, boolean dayFirst) {
        if (all.stream().anyMatch(one -> one.dayFirst().isEmpty())) {
            return date.monthFirst();
        }
        return dayFirst || all.stream().anyMatch(one -> one.monthFirst().isEmpty())
                ? date.dayFirst()
                : date.inEitherOrder();
    }

    private static boolean isToCome(LocalDate day, LocalDate today) {
        return !day.isBefore(today) && !day.isAfter(today.plusYears(FARTHEST));
    }

    private static Pattern before(String words) {
        return Pattern.compile("(?:" + words + ")" + BETWEEN);
    }

    /** A weekday may follow. */
    private static Pattern between(String words) {
        return Pattern.compile("(?:" + words + ")\\s*\\p{L}{0,12},?\\s*$");
    }

    /** The longest first, so that "till" does not stand for "till och med". */
    private static String words(WordFile file, String kind, boolean all) {
        List<String> phrases = new ArrayList<>();
        file.sections()
                .forEach((language, lines) -> lines.stream()
                        .filter(line -> line.startsWith(kind + ":") && (all || !language.equals(EITHER_ORDER)))
                        .forEach(line -> phrases.addAll(
                                List.of(line.substring(kind.length() + 1).split("\\|", -1)))));
        return phrases.stream()
                .map(phrase -> QuoteWords.lower(phrase.strip()))
                .distinct()
                .sorted((a, b) -> b.length() - a.length())
                .map(Absence::quoted)
                .collect(Collectors.joining("|"));
    }

    /** A word is a whole one; Chinese, Japanese and Korean put no blanks between theirs. */
    private static String quoted(String phrase) {
        return (isSpaced(phrase.codePointAt(0)) ? "(?<!\\p{L})" : "")
                + Pattern.quote(phrase)
                + (isSpaced(phrase.codePointBefore(phrase.length())) ? "(?!\\p{L})" : "");
    }

    private static boolean isSpaced(int letter) {
        return Character.isLetter(letter) && !UNSPACED.contains(UnicodeScript.of(letter));
    }
}
