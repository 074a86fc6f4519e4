package latchkey.web.site;

import java.util.List;
import java.util.stream.Stream;
import latchkey.web.command.Asker;
import latchkey.web.command.Who;
import latchkey.web.view.TicketList.Tab;

/** What stands side by side for admins. */
enum Admin {
    APPS("Apps", "/admin/apps", Who.ADMIN),
    CATALOG("Catalog file", "/admin/catalog", Who.IT_ADMIN),
    PEOPLE("People", "/admin/people", Who.IT_ADMIN),
    SETTINGS("Settings", "/admin/settings", Who.IT_ADMIN),
    KEYS("Keys", "/admin/keys", Who.IT_ADMIN),
    AUDIT("Audit", "/admin/audit", Who.IT_ADMIN);

    private final String title;
    private final String path;
    private final Who who;

    Admin(String title, String path, Who who) {
        this.title = title;
        this.path = path;
        this.who = who;
    }

    String title() {
        return title;
    }

    /** Those that are there for them. */
    List<Tab> tabs(Asker asker) {
        return Stream.of(values())
                .filter(one -> one.who.lets(asker))
                .map(one -> new Tab(one.title, one.path, one == this))
                .toList();
    }
}
