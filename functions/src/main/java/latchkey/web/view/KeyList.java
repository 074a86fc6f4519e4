package latchkey.web.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import latchkey.store.ApiKey;
import latchkey.store.ApiKeys;
import latchkey.web.view.TicketList.Tab;

/**
 * The keys of programs, and the form for another.
 *
 * @param made the key that was just made, shown this once
 * @param first the first day on which a new key may end
 * @param last the last one
 */
public record KeyList(
        List<Tab> tabs,
        List<ApiKey> keys,
        Optional<ApiKeys.Issued> made,
        LocalDate first,
        LocalDate last,
        Form form,
        boolean revoked) {

    public KeyList {
        tabs = List.copyOf(tabs);
        keys = List.copyOf(keys);
    }

    /** How far it reaches, in a few words. */
    public static String reach(ApiKey key) {
        return switch (key.scope()) {
            case READ -> "Looks only";
            case WRITE -> "Requests and comments";
            case ADMIN -> "Apps and people too";
        };
    }
}
