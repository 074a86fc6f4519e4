package latchkey.store;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.ticket.EventId;
import latchkey.ticket.ListEntry.Shelf;
import latchkey.ticket.TicketId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where an item stands: every key of the table is made here. See the README beside it for what is read by which.
 *
 * @param pk the partition
 * @param sk the place in it
 */
public record Key(String pk, String sk) {

    static final String PK = "pk";
    static final String SK = "sk";

    /** Sorts after all events, so that one backward query brings the ticket and its newest events. */
    private static final String TICKET = "TICKET";

    static final String EVENTS = "E#";
    static final String HELD = "HELD#";

    static Key ticket(TicketId id) {
        return new Key(ticketPartition(id), TICKET);
    }

    static String ticketPartition(TicketId id) {
        return "TICKET#" + id;
    }

    /** The ticket whose timeline a key belongs to. */
    static Optional<Key> ticketOf(Key event) {
        return event.sk().startsWith(EVENTS) ? Optional.of(new Key(event.pk(), TICKET)) : Optional.empty();
    }

    static Key event(EventId id) {
        return new Key(ticketPartition(id.ticket()), EVENTS + "%08d".formatted(id.number()));
    }

    /** Between the ticket and its events, so that the newest part of a timeline brings it. */
    static Key held(TicketId ticket, String id) {
        return new Key(ticketPartition(ticket), HELD + id);
    }

    static Key person(PersonId id) {
        return new Key("PERSON#" + id, "PERSON");
    }

    static Key address(Address address) {
        return new Key("ADDRESS#" + address, "ADDRESS");
    }

    static Key roster() {
        return new Key("ROSTER", "ROSTER");
    }

    /** Everybody by name, for the list of people. */
    static final String PEOPLE = "PEOPLE";

    static Key listed(Person person) {
        return new Key(PEOPLE, person.name().toLowerCase(Locale.ROOT) + "#" + person.id());
    }

    static Key settings() {
        return new Key("SETTINGS", "SETTINGS");
    }

    /** Somebody has left a list in which tickets may wait for them. */
    static final String DEPARTURES = "DEPARTURES";

    static Key departure(String place) {
        return new Key(DEPARTURES, place);
    }

    static Key catalogManifest() {
        return new Key("CATALOG", "MANIFEST");
    }

    static Key catalogApp(String app, String hash) {
        return new Key("CATALOG", "APP#" + app + "#" + hash);
    }

    static Key catalogGroups(String hash) {
        return new Key("CATALOG", "GROUPS#" + hash);
    }

    static Key token(String hash) {
        return new Key("TOKEN#" + hash, "TOKEN");
    }

    /** The list of all keys of programs. */
    static String apiKeys() {
        return "API-KEYS";
    }

    static Key apiKey(String id) {
        return new Key(apiKeys(), id);
    }

    /** An account at an OpenID provider, under the hash of issuer and subject. */
    static Key identity(String issuer, String subject) {
        return new Key("IDENTITY#" + Hash.of(issuer + "\n" + subject), "IDENTITY");
    }

    /** That the person has an account there already: one a person and provider. */
    static Key identityOf(PersonId person, String issuer) {
        return new Key("PERSON#" + person, "IDENTITY#" + Hash.of(issuer));
    }

    static Key unstarted(TicketId ticket) {
        return new Key("UNSTARTED", ticket.value());
    }

    static Key seen(String hash) {
        return new Key("SEEN#" + hash, "SEEN");
    }

    /** How often something happened in a window of time. */
    static Key rate(String what, long window) {
        return new Key("RATE#" + what, "%010d".formatted(window));
    }

    /** A letter that belongs to no timeline: a receipt for what was not recorded, a link to sign in. */
    static Key letter(String id) {
        return new Key("LETTER#" + id, "LETTER");
    }

    static Key answer(PersonId person, String hash) {
        return new Key("ANSWER#" + person, hash);
    }

    /** That somebody has looked at a ticket's evidence on that day. */
    static Key evidenceSeen(PersonId person, TicketId ticket, LocalDate day) {
        return new Key("EVIDENCE#" + ticket.value(), day + "#" + person.value());
    }

    /** What was changed in that month, by its moment. */
    static String auditPartition(YearMonth month) {
        return "AUDIT#" + month;
    }

    static String shelf(Shelf shelf) {
        return "LIST#"
                + switch (shelf) {
                    case Shelf.Mine mine -> "MINE#" + mine.person() + openOrClosed(mine.open());
                    case Shelf.AskedPerson asked -> "ASKED#" + asked.person();
                    case Shelf.AskedGroup asked -> "ASKED#GROUP#" + asked.group();
                    case Shelf.AskedItAdmins() -> "ASKED#IT-ADMINS";
                    case Shelf.OfApp app -> "APP#" + app.app() + openOrClosed(app.open());
                    case Shelf.AllOpen all -> "ALL#OPEN#" + all.shard();
                    case Shelf.AllClosed all -> "ALL#CLOSED#" + month(all.month()) + "#" + all.shard();
                    case Shelf.ActedOn acted -> "ACTED#" + acted.person();
                };
    }

    Map<String, AttributeValue> values() {
        return Map.of(PK, AttributeValue.fromS(pk), SK, AttributeValue.fromS(sk));
    }

    static Key of(Map<String, AttributeValue> item) {
        var doc = Doc.of(item);
        return new Key(doc.text(PK), doc.text(SK));
    }

    private static String openOrClosed(boolean open) {
        return open ? "#OPEN" : "#CLOSED";
    }

    private static String month(YearMonth month) {
        return month.toString();
    }
}
