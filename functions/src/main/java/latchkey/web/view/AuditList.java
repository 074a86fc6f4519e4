package latchkey.web.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import latchkey.store.AuditEntry;
import latchkey.store.AuditSearch;
import latchkey.web.view.TicketList.Choice;
import latchkey.web.view.TicketList.Tab;

/**
 * A page of the audit.
 *
 * @param csv where the same list can be had as a file
 * @param next where older entries are
 */
public record AuditList(
        List<Tab> tabs,
        List<AuditEntry> entries,
        AuditSearch search,
        List<Choice> whats,
        LocalDate today,
        Download csv,
        Optional<String> next) {

    public AuditList {
        tabs = List.copyOf(tabs);
        entries = List.copyOf(entries);
        whats = List.copyOf(whats);
    }

    /** What somebody did, in a few words that follow their name. */
    public static String did(AuditEntry entry) {
        var subject = entry.subject();
        return switch (entry.what()) {
            case CATALOG -> subject.isEmpty() ? "changed the catalog with a file" : "changed the app " + subject;
            case PERSON -> (fresh(entry, ".email") ? "added " : "changed ") + subject;
            case SETTINGS -> "changed the settings";
            case KEY -> (fresh(entry, "name") ? "made the key " : "revoked the key ") + subject;
            case RESTART -> "restarted the workflow of " + subject;
            case EXPORT -> "took the export " + subject;
            case EVIDENCE -> "looked at why mails on %s were believed".formatted(subject);
        };
    }

    public static String through(AuditEntry entry) {
        return switch (entry.via()) {
            case WEB -> "on the web";
            case API -> "through the API";
            case MAIL -> "by mail";
            case SYSTEM -> "by itself";
        };
    }

    /** What an entry can be about, as the filter offers it. */
    public static String kind(AuditEntry.What what) {
        return switch (what) {
            case CATALOG -> "Apps and workflows";
            case PERSON -> "People";
            case SETTINGS -> "Settings";
            case KEY -> "Keys";
            case RESTART -> "Restarts";
            case EXPORT -> "Exports";
            case EVIDENCE -> "Looks at evidence";
        };
    }

    /** Whether it was not there before: what everything of its kind has was empty. */
    private static boolean fresh(AuditEntry entry, String field) {
        return entry.changes().stream()
                .anyMatch(
                        change -> change.path().endsWith(field) && change.from().isEmpty());
    }
}
