package latchkey.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.store.Store;

/** Finds the living reply addresses among those that a mail was sent to: the envelope's, whatever its headers name. */
final class LivingAddresses {

    /** A mail to more reply addresses than this is no reply. */
    private static final int MOST = 10;

    private final Store store;
    private final Pattern form;

    LivingAddresses(Store store, String inboundDomain) {
        this.store = store;
        this.form = Pattern.compile("reply\\+([0-9a-z]{26})@" + Pattern.quote(inboundDomain.toLowerCase(Locale.ROOT)));
    }

    List<LivingAddress> in(Notification.Received received) {
        var found = new ArrayList<LivingAddress>();
        received.recipients().stream()
                .map(address -> form.matcher(address.strip().toLowerCase(Locale.ROOT)))
                .filter(Matcher::matches)
                .limit(MOST)
                .forEach(match -> store.replyAddresses()
                        .find(match.group(1))
                        .ifPresent(of -> found.add(new LivingAddress(match.group(), of))));
        return found;
    }

    /** Those of mails that ask for a decision. */
    List<LivingAddress> deciding(Notification.Received received) {
        return in(received).stream()
                .filter(address -> address.of().mail().decides())
                .toList();
    }

    /** Of several, the one whose person is From; otherwise the first. */
    LivingAddress chosen(List<LivingAddress> addresses, Address from) {
        if (addresses.size() == 1) {
            return addresses.getFirst();
        }
        var sender = store.reading().byAddress(from).map(Person::id);
        return addresses.stream()
                .filter(address -> sender.filter(address.of().person()::equals).isPresent())
                .findFirst()
                .orElseGet(addresses::getFirst);
    }
}
