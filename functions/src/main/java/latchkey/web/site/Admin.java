package latchkey.web.site;

import java.util.List;
import java.util.stream.Stream;
import latchkey.web.view.TicketList.Tab;

/** What stands side by side for IT Admins. */
enum Admin {
    PEOPLE("People", "/admin/people"),
    SETTINGS("Settings", "/admin/settings");

    private final String title;
    private final String path;

    Admin(String title, String path) {
        this.title = title;
        this.path = path;
    }

    String title() {
        return title;
    }

    List<Tab> tabs() {
        return Stream.of(values())
                .map(one -> new Tab(one.title, one.path, one == this))
                .toList();
    }
}
