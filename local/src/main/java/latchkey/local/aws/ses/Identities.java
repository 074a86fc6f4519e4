package latchkey.local.aws.ses;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import latchkey.local.aws.Disk;

/**
 * Whom mail may be sent for: what the templates name, and what callers made. Each is verified at once, where AWS waits for
 * a DNS entry or a click.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html">AWS on identities</a>
 */
final class Identities {

    private final Disk disk;
    private final Map<String, String> made;
    private final Set<String> deployed = ConcurrentHashMap.newKeySet();

    Identities(Disk disk) {
        this.disk = disk;
        this.made = disk.map("ses.identities");
    }

    void deploy(String identity) {
        deployed.add(key(identity));
    }

    /** @return whether it was not there */
    boolean add(String identity) {
        if (has(identity)) {
            return false;
        }
        made.put(key(identity), "");
        disk.commit();
        return true;
    }

    /** @return whether it was there */
    boolean remove(String identity) {
        var was = has(identity);
        made.remove(key(identity));
        deployed.remove(key(identity));
        disk.commit();
        return was;
    }

    boolean has(String identity) {
        return deployed.contains(key(identity)) || made.containsKey(key(identity));
    }

    /** The identity that an address falls under: itself, with or without a label, its domain, or a domain above. */
    Optional<String> of(MailAddress from) {
        for (var address : List.of(from.bare(), from.bare().replaceFirst("\\+[^@]*@", "@"))) {
            if (has(address)) {
                return Optional.of(address);
            }
        }
        for (var domain = from.domain(); domain.contains("."); domain = domain.substring(domain.indexOf('.') + 1)) {
            if (has(domain)) {
                return Optional.of(domain);
            }
        }
        return Optional.empty();
    }

    /** Domains know no case, addresses do. */
    private static String key(String identity) {
        return identity.contains("@") ? identity : identity.toLowerCase(Locale.ROOT);
    }
}
