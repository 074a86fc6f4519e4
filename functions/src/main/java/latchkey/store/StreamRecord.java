package latchkey.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.people.PersonId;
import latchkey.ticket.MailKind;
import latchkey.ticket.Notice;
import latchkey.ticket.Signal;
import latchkey.ticket.TicketId;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An inserted event, letter or departure as the table's stream tells it, with all that follows from it.
 *
 * @param to one mail each; nobody's id stands with a letter to an address
 * @param departure who has left a list, where it tells of that and of no ticket
 */
public record StreamRecord(
        Key key, Optional<TicketId> ticket, List<Mail> to, Optional<Signal> signal, Optional<Departure> departure) {

    /** One mail that is to be written. */
    public record Mail(Optional<PersonId> person, MailKind kind) {}

    /** @param image the record's {@code NewImage}, in DynamoDB's own JSON */
    public static StreamRecord parse(Map<?, ?> image) {
        var item = new LinkedHashMap<String, AttributeValue>();
        image.forEach((name, value) -> item.put(String.valueOf(name), attribute(value)));
        var doc = Doc.of(item);
        var key = new Key(doc.text(Key.PK), doc.text(Key.SK));
        if (doc.has(DepartureItem.DEPARTURE)) {
            var departure = DepartureItem.read(doc);
            return new StreamRecord(key, Optional.empty(), List.of(), Optional.empty(), Optional.of(departure));
        }
        if (doc.has("letter")) {
            var mail = doc.text("letter");
            var kind = MailKind.of(mail).orElseThrow(() -> TicketItem.unknown("kind of mail", mail));
            var to = new Mail(doc.maybeText("person").map(PersonId::new), kind);
            return new StreamRecord(
                    key, doc.maybeText("ticket").map(TicketId::new), List.of(to), Optional.empty(), Optional.empty());
        }
        var event = EventItem.read(doc);
        var to = new ArrayList<Mail>();
        for (Notice notice : event.notices()) {
            to.add(new Mail(Optional.of(notice.to()), notice.mail()));
        }
        return new StreamRecord(key, Optional.of(event.ticket()), to, event.signal(), Optional.empty());
    }

    private static AttributeValue attribute(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> typed) || typed.size() != 1) {
            throw new IllegalArgumentException("An attribute looks like {\"S\": \"text\"}, got: " + json);
        }
        var entry = typed.entrySet().iterator().next();
        var value = entry.getValue();
        return switch (String.valueOf(entry.getKey())) {
            case "S" -> AttributeValue.fromS(String.valueOf(value));
            case "N" -> AttributeValue.fromN(String.valueOf(value));
            case "BOOL" -> AttributeValue.fromBool(Boolean.TRUE.equals(value));
            case "NULL" -> AttributeValue.fromNul(true);
            case "M" -> AttributeValue.fromM(map(value));
            case "L" -> AttributeValue.fromL(list(value));
            default -> throw new IllegalArgumentException("We store no attribute of the type " + entry.getKey());
        };
    }

    private static Map<String, AttributeValue> map(@Nullable Object json) {
        var map = new LinkedHashMap<String, AttributeValue>();
        if (json instanceof Map<?, ?> values) {
            values.forEach((name, value) -> map.put(String.valueOf(name), attribute(value)));
        }
        return map;
    }

    private static List<AttributeValue> list(@Nullable Object json) {
        var list = new ArrayList<AttributeValue>();
        if (json instanceof List<?> values) {
            values.forEach(value -> list.add(attribute(value)));
        }
        return list;
    }
}
