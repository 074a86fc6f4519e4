package latchkey.store;

import java.time.ZoneId;
import latchkey.people.Settings;

/** The workspace's settings as an item. */
final class SettingsItem {

    private SettingsItem() {}

    static Doc write(Settings settings) {
        return Doc.write()
                .with("join", settings.join().word())
                .texts("domains", settings.domains())
                .texts("dkimDomains", settings.dkimDomains())
                .with("publishSsoApps", settings.publishSsoApps())
                .texts("signIn", settings.signIn())
                .with("timeZone", settings.timeZone().getId())
                .with("version", settings.version());
    }

    static Settings read(Doc doc) {
        var join = doc.text("join");
        return new Settings(
                Settings.Join.of(join).orElseThrow(() -> TicketItem.unknown("way to join", join)),
                doc.texts("domains"),
                doc.texts("dkimDomains"),
                doc.flag("publishSsoApps"),
                doc.texts("signIn"),
                ZoneId.of(doc.text("timeZone")),
                doc.number("version"));
    }
}
