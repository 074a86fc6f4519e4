package latchkey.local.aws.ses;

import java.util.Locale;
import java.util.Map;
import latchkey.local.aws.Disk;

/** The account's suppression list: mail to an address on it is taken, not sent, and bounces. */
final class Suppressed {

    private final Disk disk;
    private final Map<String, String> addresses;

    Suppressed(Disk disk) {
        this.disk = disk;
        this.addresses = disk.map("ses.suppressed");
    }

    void add(String address) {
        addresses.put(address.toLowerCase(Locale.ROOT), "");
        disk.commit();
    }

    boolean has(String address) {
        return addresses.containsKey(address.toLowerCase(Locale.ROOT));
    }
}
