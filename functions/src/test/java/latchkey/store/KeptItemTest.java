package latchkey.store;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.NOON;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.ROSTER;
import static latchkey.ticket.Examples.approval;
import static latchkey.ticket.Examples.forge;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import latchkey.Kept;
import latchkey.catalog.GroupId;
import latchkey.people.Address;
import latchkey.people.Settings;
import latchkey.ticket.Action;
import latchkey.ticket.Story;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items of former days stay readable, and today's are written in the newest kept form. Where the second fails, the form
 * has changed: keep the new one in a folder of its own, and see that the old one is still read.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeptItemTest {

    /** Approved by mail, and now asked for the second time. */
    private static final Story STORY =
            Story.of(forge()).asked().replies(PRIYA, Action.APPROVE, "Good fit").asked();

    private static final Letter.Receipt RECEIPT =
            new Letter.Receipt(PRIYA.id(), Story.ID, "There is nothing new in your mail.", Optional.of(approval(1)));

    private static final Letter.SignInLink LINK =
            new Letter.SignInLink(new Address("mara@demo.example"), "/apps/forge", "ab".repeat(32));

    @ParameterizedTest
    @ValueSource(strings = {"v1"})
    void a_kept_item_is_read(String version) {
        assertThat(TicketItem.read(kept(version, "ticket"))).isEqualTo(STORY.ticket());
        assertThat(EventItem.read(kept(version, "submitted")))
                .isEqualTo(STORY.events().getFirst());
        assertThat(EventItem.read(kept(version, "approved")))
                .isEqualTo(STORY.events().get(2));
        assertThat(PersonItem.read(kept(version, "person"))).isEqualTo(MARA);
        assertThat(PersonItem.roster(kept(version, "roster"))).isEqualTo(ROSTER);
        assertThat(AppItem.read(kept(version, "app"))).isEqualTo(forge());
        assertThat(Letters.read(kept(version, "receipt"))).isEqualTo(RECEIPT);
        assertThat(Letters.read(kept(version, "link"))).isEqualTo(LINK);
    }

    @Test
    void today_s_items_have_the_newest_form() {
        has("ticket", TicketItem.write(STORY.ticket()));
        has("submitted", keyed(0));
        has("approved", keyed(2));
        has("person", PersonItem.write(MARA));
        has("roster", PersonItem.write(ROSTER));
        has("app", AppItem.write(forge()));
        has("receipt", letter("1", RECEIPT));
        has("link", letter("2", LINK));
    }

    @Test
    void settings_and_departures_are_read_and_written_as_they_are_kept() {
        var settings = new Settings(
                Settings.Join.DOMAIN,
                List.of("demo.example"),
                List.of("partner.example"),
                true,
                List.of("mail"),
                ZoneId.of("Europe/Lisbon"),
                3);
        var departure = new Departure(HUGO.id(), true, false, Set.of(new GroupId("security")));
        var key = Key.departure("2026-11-23T12:00:00.000000000Z#" + HUGO.id());
        var item = new LinkedHashMap<>(DepartureItem.write(departure, NOON).values());
        item.putAll(key.values());

        assertThat(SettingsItem.read(kept("v2", "settings"))).isEqualTo(settings);
        assertThat(DepartureItem.read(kept("v2", "departure"))).isEqualTo(departure);
        assertThat(ItemJson.write(SettingsItem.write(settings).values())).isEqualTo(Kept.json("v2/items/settings"));
        assertThat(ItemJson.write(item)).isEqualTo(Kept.json("v2/items/departure"));
    }

    private static void has(String name, Doc today) {
        assertThat(ItemJson.write(today.values())).as(name).isEqualTo(Kept.json("v1/items/" + name));
    }

    private static Doc kept(String version, String name) {
        return ItemJson.read(Kept.json(version + "/items/" + name));
    }

    private static Doc keyed(int event) {
        var key = Key.event(STORY.events().get(event).id());
        var values = EventItem.write(STORY.events().get(event)).values();
        key.values().forEach(values::put);
        return Doc.of(values);
    }

    private static Doc letter(String id, Letter letter) {
        Map<String, AttributeValue> item = switch (Letters.write(id, letter, NOON)) {
            case Write.PutNew(var key, var values) -> values;
            case Write other -> throw new AssertionError("A letter is written once: " + other);
        };
        return Doc.of(item);
    }
}
