package latchkey.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import latchkey.catalog.CatalogChanges.Change;
import latchkey.people.PeoplePlan;
import latchkey.people.PersonRef;
import latchkey.store.AuditEntry.What;
import latchkey.ticket.TicketId;
import latchkey.ticket.Via;

/** Who changed what in catalog, people and settings: written in the transaction of the change, read month by month. */
public final class Audits {

    /** An item has at most 400 KB; names and lengths of its parts count too. */
    private static final int MOST_IN_ONE = 250_000;

    /** A transaction has at most 4 MB, and the change itself needs some of it. */
    private static final int MOST_AT_ONCE = 3_000_000;

    /** What the names and lengths of one change take, at most. */
    private static final int AROUND_ONE = 40;

    /** Nothing was changed before Latchkey was there. */
    private static final YearMonth FIRST = YearMonth.of(2026, 1);

    /** A call looks into so many months at most and then hands back a cursor. */
    private static final int MOST_MONTHS = 12;

    /** Longer than the day for which a look at evidence is written down. */
    private static final Duration SEEN = Duration.ofDays(2);

    /** A filter looks at so many entries a call, as those of the lists do. */
    private static final int MOST_READ = 1_000;

    /** Sorts after every entry of a month, whose days have digits. */
    private static final String END_OF_MONTH = "-~";

    private static final Pattern PLACE =
            Pattern.compile("(\\d{4}-(?:0[1-9]|1[0-2]))-(?:~|[0-9TZ:.-]{22}#[0-9a-z]{1,26})");

    private final Table table;
    private final InstantSource clock;
    private final Supplier<String> secrets;

    /** @param secrets keeps entries of the same moment apart */
    Audits(Table table, InstantSource clock, Supplier<String> secrets) {
        this.table = table;
        this.clock = clock;
        this.secrets = secrets;
    }

    /** Whether so much can be written down at once; if not, it must be changed in several parts. */
    public static boolean holds(List<Change> changes) {
        return changes.stream().mapToInt(Audits::size).sum() <= MOST_AT_ONCE;
    }

    /**
     * For the transaction of the change; at most a dozen items, and none where nothing has changed.
     *
     * @param changes as many as {@link #holds} says
     */
    public List<Write> entries(PersonRef by, Via via, What what, String subject, List<Change> changes) {
        if (!holds(changes)) {
            throw new IllegalArgumentException(
                    "The audit takes %,d bytes at once, got %,d changes".formatted(MOST_AT_ONCE, changes.size()));
        }
        var writes = new ArrayList<Write>();
        var part = new ArrayList<Change>();
        int size = 0;
        for (var change : changes) {
            if (!part.isEmpty() && size + size(change) > MOST_IN_ONE) {
                writes.add(entry(by, via, what, subject, part));
                part = new ArrayList<>();
                size = 0;
            }
            part.add(change);
            size += size(change);
        }
        if (!part.isEmpty()) {
            writes.add(entry(by, via, what, subject, part));
        }
        return writes;
    }

    /** What a sign-in changes of the person who signs in; for its transaction. */
    List<Write> signIn(PeoplePlan.Step step, Via via) {
        var changes = step.changes().stream()
                .map(one -> new Change(one.path(), one.from(), one.to()))
                .toList();
        var person = step.after();
        return entries(person.ref(), via, What.PERSON, person.email().value(), changes);
    }

    /** Something without values before and after, for the transaction that does it. */
    public Write entry(PersonRef by, Via via, What what, String subject) {
        return entry(by, via, what, subject, List.of());
    }

    /** An export: nothing changes, and it is written down all the same. */
    public void note(PersonRef by, Via via, What what, String subject) {
        table.writeOne(entry(by, via, what, subject));
    }

    /**
     * Somebody looks at why mails on a ticket were believed. It is written down once a person, ticket and day (UTC): whoever
     * reloads the page writes nothing, so that the audit is not flooded. What cannot be written down is not shown: but for a
     * second look on the same day, whatever is thrown must end the request.
     */
    public void sawEvidence(PersonRef by, Via via, TicketId ticket) {
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var once = Doc.write().maybe("expires", Optional.of(now.plus(SEEN)), Write::expires);
        var writes = new ArrayList<Write>();
        writes.add(Write.fresh(Key.evidenceSeen(by.id(), ticket, day), once));
        writes.add(entry(by, via, What.EVIDENCE, ticket.value()));
        try {
            table.write(writes);
        } catch (Stale seenToday) {
            // It stands there already, or another window of theirs writes it down at this moment.
            return;
        }
    }

    /**
     * Newest first; mostly one query. Filters are held against at most {@link #MOST_READ} entries a call.
     *
     * @throws Lists.BadCursor where the cursor is none of ours
     */
    public AuditEntry.Page page(int limit, Optional<String> cursor, AuditSearch search) {
        var last = month(clock.instant());
        var first = last.isBefore(FIRST) ? last : FIRST;
        var at = cursor.map(Audits::place)
                .orElseGet(() -> search.until().map(Audits::end).orElse(last + END_OF_MONTH));
        var entries = new ArrayList<AuditEntry>();
        int read = 0;
        for (int months = 0;
                months < MOST_MONTHS && read < MOST_READ && !month(at).isBefore(first); ) {
            int wanted = limit - entries.size();
            var range = new Table.Range(false, Optional.of(at));
            var rows = table.query(Key.auditPartition(month(at)), range, search.narrows() ? MOST_READ - read : wanted);
            read += rows.rows().size();
            var fit = rows.rows().stream()
                    .map(AuditItem::read)
                    .filter(search)
                    .limit(wanted)
                    .toList();
            entries.addAll(fit);
            if (search.narrows() && fit.size() == wanted) {
                return new AuditEntry.Page(
                        entries, Optional.of(cursor(fit.getLast().id())));
            }
            months += rows.next().isPresent() ? 0 : 1;
            at = rows.next().orElse(month(at).minusMonths(1) + END_OF_MONTH);
            if (entries.size() == limit) {
                break;
            }
        }
        return new AuditEntry.Page(entries, month(at).isBefore(first) ? Optional.empty() : Optional.of(cursor(at)));
    }

    /** Sorts after every entry of that day and before those of the next. */
    private static String end(LocalDate day) {
        return Lists.time(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private Write entry(PersonRef by, Via via, What what, String subject, List<Change> changes) {
        var at = clock.instant();
        var id = Lists.time(at) + "#" + secrets.get();
        return Write.fresh(
                new Key(Key.auditPartition(month(at)), id),
                AuditItem.write(new AuditEntry(id, at, by, via, what, subject, changes)));
    }

    private static int size(Change change) {
        return AROUND_ONE
                + bytes(change.path())
                + change.from().map(Audits::bytes).orElse(0)
                + change.to().map(Audits::bytes).orElse(0);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }

    private static YearMonth month(String place) {
        return YearMonth.parse(place.substring(0, 7));
    }

    private static String cursor(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.US_ASCII));
    }

    private static String place(String cursor) {
        try {
            var place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (PLACE.matcher(place).matches()) {
                return place;
            }
            throw new Lists.BadCursor();
        } catch (IllegalArgumentException notBase64) {
            throw new Lists.BadCursor(notBase64);
        }
    }
}
