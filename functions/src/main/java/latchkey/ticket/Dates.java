package latchkey.ticket;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as people read them, in the zone of the workspace's settings, which is named. */
public record Dates(ZoneId zone) {

    /** For whom no zone is known: nobody is signed in. */
    public static final Dates UTC = new Dates(ZoneId.of("UTC"));

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    private static final int HOURS_OF_A_DAY = 24;

    public String day(Instant at) {
        return DAY.format(at.atZone(zone));
    }

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** “23 Nov 2026, 12:00 UTC”, “23 Nov 2026, 21:00 Tokyo time”. */
    public String moment(Instant at) {
        return MOMENT.format(at.atZone(zone)) + " " + name();
    }

    /** “30 days”, “1 day”, “36 hours”: whole days where it is some. */
    public static String span(Duration time) {
        return time.toHours() % HOURS_OF_A_DAY == 0 ? some(time.toDays(), "day") : some(time.toHours(), "hour");
    }

    /** By its city; the usual letters such as CST or IST stand for several zones each. */
    private String name() {
        var id = zone.getId();
        int city = id.lastIndexOf('/') + 1;
        return city == 0 ? id : id.substring(city).replace('_', ' ') + " time";
    }

    private static String some(long many, String what) {
        return "%d %s%s".formatted(many, what, many == 1 ? "" : "s");
    }
}
