package latchkey.web.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.catalog.CatalogChanges.Change;
import latchkey.people.Fault;
import latchkey.people.Settings;
import latchkey.people.SettingsReader;
import latchkey.store.AuditEntry.What;
import latchkey.store.Stale;
import latchkey.store.Store;
import latchkey.ticket.Via;

/** What IT Admins do with the settings. */
public final class Governing {

    private final Store store;
    private final boolean provider;
    private final Via via;

    /**
     * @param provider whether there is an OpenID provider to sign in with
     * @param via which door it is: the pages or the API
     */
    public Governing(Store store, boolean provider, Via via) {
        this.store = store;
        this.provider = provider;
        this.via = via;
    }

    public boolean hasProvider() {
        return provider;
    }

    /** How people sign in by these settings. */
    public SignInWays ways(Settings settings) {
        return SignInWays.of(settings.signIn(), provider);
    }

    /** What came of it. */
    public sealed interface Result {

        record Done(Settings settings) implements Result {}

        /** Somebody else was first. */
        record Changed() implements Result {}

        record Refused(List<Fault> faults) implements Result {}
    }

    public Settings now() {
        return store.reading().settings();
    }

    public static String tag(Settings settings) {
        return "settings-" + settings.version();
    }

    /** @param tag of the settings as they were looked at */
    public Result put(Asker asker, Map<?, ?> fields, String tag) {
        var now = now();
        if (!tag(now).equals(tag) && !tag.equals("*")) {
            return new Result.Changed();
        }
        var reader = new SettingsReader(fields, now, provider);
        var next = reader.read();
        if (!reader.faults().isEmpty()) {
            return new Result.Refused(reader.faults());
        }
        try {
            store.workspace()
                    .save(
                            next,
                            store.audits()
                                    .entries(asker.person().ref(), via, What.SETTINGS, "settings", changes(now, next)));
            return new Result.Done(next);
        } catch (Stale raced) {
            return new Result.Changed();
        }
    }

    /** As text by field: for the audit, and in the order in which they are shown. */
    private static List<Change> changes(Settings before, Settings after) {
        var from = before.texts();
        var changes = new ArrayList<Change>();
        after.texts().forEach((field, to) -> {
            var was = from.getOrDefault(field, "");
            if (!was.equals(to)) {
                changes.add(new Change(field, some(was), some(to)));
            }
        });
        return changes;
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(one -> !one.isEmpty());
    }
}
