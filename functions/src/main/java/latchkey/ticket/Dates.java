package latchkey.ticket;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as people read them, with the zone named. */
public final class Dates {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final int HOURS_OF_A_DAY = 24;

    private Dates() {}

    public static String day(Instant at) {
        return DAY.format(at);
    }

    public static String moment(Instant at) {
        return MOMENT.format(at);
    }

    /** “30 days”, “1 day”, “36 hours”: whole days where it is some. */
    public static String span(Duration time) {
        return time.toHours() % HOURS_OF_A_DAY == 0 ? some(time.toDays(), "day") : some(time.toHours(), "hour");
    }

    private static String some(long many, String what) {
        return "%d %s%s".formatted(many, what, many == 1 ? "" : "s");
    }
}
