package latchkey.reply;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds days in a text, as people of many languages write them. */
final class WrittenDates {

    private static final int CENTURY = 2_000;

    /** Months. A day without its year that is past for longer is the next one. */
    private static final int HALF_A_YEAR = 6;

    /** The JDK's styles of a month's name: in full or short, within a date or alone. */
    private static final List<TextStyle> NAMES =
            List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);

    private static final String YEAR = "(?:\\s?,?\\s?(?:de |del |do |of )?(?<year>\\d{4}))?";

    private final Map<String, Month> months = new HashMap<>();
    private final List<Pattern> patterns;

    /** @param languages tags whose months are known */
    WrittenDates(Collection<String> languages) {
        var doubtful = new HashSet<String>();
        for (var language : languages) {
            for (var month : Month.values()) {
                NAMES.forEach(
                        style -> add(month.getDisplayName(style, Locale.forLanguageTag(language)), month, doubtful));
            }
        }
        doubtful.forEach(months::remove);
        String names = months.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        this.patterns = List.of(
                Pattern.compile("(?<!\\d)(?<year>\\d{4})[-/](?<month>\\d{1,2})[-/](?<day>\\d{1,2})(?!\\d)"),
                Pattern.compile(
                        "(?:(?<year>\\d{4})\\s?[年년]\\s?)?(?<month>\\d{1,2})\\s?[月월]\\s?(?<day>\\d{1,2})\\s?[日일]"),
                Pattern.compile(
                        "(?<!\\d)(?<day>\\d{1,2})\\.\\s?(?<month>\\d{1,2})(?:\\.\\s?(?<year>\\d{4}|\\d{2})(?!\\d)|\\.)"),
                Pattern.compile(
                        "(?<!\\d)(?<one>\\d{1,2})[/-](?<other>\\d{1,2})(?:[/-](?<year>\\d{4}|\\d{2}))?(?![/\\d-])"),
                Pattern.compile("(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|ª|\\.)?,?\\s?(?:of |de |d'|d’)?(?<name>"
                        + names + ")(?!\\p{L})\\.?" + YEAR),
                Pattern.compile("(?<!\\p{L})(?<name>" + names
                        + ")\\.?\\s(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)" + YEAR));
    }

    private void add(String name, Month month, Collection<String> doubtful) {
        String key = QuoteWords.lower(name).replaceFirst("\\.$", "");
        if (key.chars().noneMatch(Character::isLetter)) {
            return; // "11月" is read by its number
        }
        var other = months.putIfAbsent(key, month);
        if (other != null && other != month) {
            doubtful.add(key);
        }
    }

    /**
     * Where a day stands: two days, where digits do not say which of them is the month.
     *
     * @param dayFirst empty where no such day is
     * @param monthFirst likewise
     */
    record Found(int start, int end, Optional<LocalDate> dayFirst, Optional<LocalDate> monthFirst) {

        /** Empty where the order makes another day. */
        Optional<LocalDate> inEitherOrder() {
            return dayFirst.isEmpty() || monthFirst.isEmpty() || dayFirst.equals(monthFirst)
                    ? dayFirst.or(() -> monthFirst)
                    : Optional.empty();
        }
    }

    /** In their order; of two that overlap the longer. */
    List<Found> in(String text, LocalDate today) {
        var all = new ArrayList<Found>();
        for (var pattern : patterns) {
            pattern.matcher(text).results().forEach(match -> all.add(found(match, today)));
        }
        all.removeIf(one -> one.dayFirst().isEmpty() && one.monthFirst().isEmpty());
        all.sort(Comparator.comparingInt(Found::start).thenComparing(Found::end, Comparator.reverseOrder()));
        var apart = new ArrayList<Found>();
        for (var one : all) {
            if (apart.isEmpty() || apart.getLast().end() <= one.start()) {
                apart.add(one);
            }
        }
        return apart;
    }

    private Found found(MatchResult match, LocalDate today) {
        var groups = match.namedGroups();
        if (groups.containsKey("one")) {
            return new Found(
                    match.start(),
                    match.end(),
                    day(match, "one", number(match, "other"), today),
                    day(match, "other", number(match, "one"), today));
        }
        int month = groups.containsKey("name")
                ? Objects.requireNonNull(months.get(match.group("name"))).getValue()
                : number(match, "month");
        var day = day(match, "day", month, today);
        return new Found(match.start(), match.end(), day, day);
    }

    private static Optional<LocalDate> day(MatchResult match, String day, int month, LocalDate today) {
        try {
            return Optional.of(next(match.group("year"), month, number(match, day), today));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static LocalDate next(@Nullable String year, int month, int day, LocalDate today) {
        if (year != null) {
            int written = Integer.parseInt(year);
            return LocalDate.of(written < CENTURY / 20 ? CENTURY + written : written, month, day);
        }
        var thisYear = LocalDate.of(today.getYear(), month, day);
        return thisYear.isBefore(today.minusMonths(HALF_A_YEAR))
                ? LocalDate.of(today.getYear() + 1, month, day)
                : thisYear;
    }

    private static int number(MatchResult match, String group) {
        return Integer.parseInt(match.group(group));
    }
}
