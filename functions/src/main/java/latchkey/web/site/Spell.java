package latchkey.web.site;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A length of time as people write it in a form, “2 days” or “4 hours”, and as the catalog file has it, ISO 8601. */
final class Spell {

    private static final Pattern WORDS =
            Pattern.compile("(\\d{1,5})\\s*(d|day|days|h|hour|hours)", Pattern.CASE_INSENSITIVE);

    private static final Pattern ISO = Pattern.compile("\\bP[0-9DTHMS]+\\b");

    private static final int HOURS_A_DAY = 24;

    private Spell() {}

    /** In words where it is some whole days or hours; anything else as it is. */
    static String words(String iso) {
        return read(iso)
                .filter(one -> one.isPositive() && one.equals(Duration.ofHours(one.toHours())))
                .map(one -> one.toHours() % HOURS_A_DAY == 0
                        ? counted(one.toDays(), "day")
                        : counted(one.toHours(), "hour"))
                .orElse(iso);
    }

    /** As the file has it; what is neither words nor ISO 8601 stays as it was typed, and is a fault there. */
    static String iso(String typed) {
        var words = WORDS.matcher(typed.strip());
        if (!words.matches()) {
            return typed.strip();
        }
        var hours = words.group(2).toLowerCase(Locale.ROOT).startsWith("h");
        return (hours ? "PT%dH" : "P%dD").formatted(Integer.parseInt(words.group(1)));
    }

    /** What is said to be right of one, for who has not written ISO 8601. */
    static String inWords(String right) {
        return ISO.matcher(right.replace("an ISO 8601 duration", "a time")).replaceAll(found -> words(found.group()));
    }

    private static Optional<Duration> read(String iso) {
        try {
            return Optional.of(Duration.parse(iso));
        } catch (DateTimeParseException notADuration) {
            return Optional.empty();
        }
    }

    private static String counted(long number, String unit) {
        return "%d %s%s".formatted(number, unit, number == 1 ? "" : "s");
    }
}
