package latchkey.store;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.INES;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.NOON;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.ROSTER;
import static latchkey.ticket.Examples.YUKI;
import static latchkey.ticket.Examples.app;
import static latchkey.ticket.Examples.approval;
import static latchkey.ticket.Examples.forge;
import static latchkey.ticket.Examples.step;
import static latchkey.ticket.Examples.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import latchkey.Kept;
import latchkey.catalog.App;
import latchkey.catalog.AppId;
import latchkey.catalog.ApprovalStep;
import latchkey.catalog.GroupId;
import latchkey.catalog.Losses;
import latchkey.catalog.Parties;
import latchkey.catalog.Party;
import latchkey.catalog.Pass;
import latchkey.catalog.Rule;
import latchkey.catalog.Visibility;
import latchkey.catalog.Workflow;
import latchkey.people.Address;
import latchkey.people.Settings;
import latchkey.ticket.Action;
import latchkey.ticket.Muting;
import latchkey.ticket.Place;
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

    private static final GroupId SECURITY = new GroupId("security");

    /** One of two has approved, one handed their place on, and the IT Admins are asked too. */
    private static final Story PARTLY = Story.of(app(workflow(
                    false,
                    List.of(OLEG.id()),
                    new ApprovalStep(
                            new Parties(List.of(new Party.One(PRIYA.id()), new Party.Members(SECURITY))),
                            new Pass.Quorum(2)))))
            .withGroup(SECURITY, HUGO, OLEG)
            .asked()
            .does(PRIYA, Action.APPROVE, "")
            .handsOn(INES, HUGO, YUKI)
            .asked(approval(1), 3);

    private static final Story HELP = quiet(Story.ofHelp(forge(), OLEG).says(OLEG, "With your mail address"));

    private static final Letter.Receipt RECEIPT =
            new Letter.Receipt(PRIYA.id(), Story.ID, "There is nothing new in your mail.", Optional.of(approval(1)));

    private static final Letter.SignInLink LINK =
            new Letter.SignInLink(new Address("mara@demo.example"), "/apps/forge", "ab".repeat(32));

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void a_ticket_and_an_app_are_read(String version) {
        assertThat(TicketItem.read(kept(version, "ticket"))).isEqualTo(STORY.ticket());
        assertThat(AppItem.read(kept(version, "app"))).isEqualTo(forge());
    }

    @Test
    void of_the_first_form_it_admins_were_asked_all_together_or_not_at_all() {
        var open = kept("v1", "ticket").doc("open").copy();
        open.values().put("byRole", AttributeValue.fromBool(true));

        assertThat(StepPart.open(open).places()).containsExactly(new Place(HUGO.ref(), new Place.As.ItAdmin()));
        assertThat(StepPart.open(open).needed()).isEqualTo(1);
    }

    @Test
    void of_the_first_form_a_step_that_nobody_answered_had_no_by() {
        var past = kept("v1", "ticket").docs("past").getFirst().copy();
        past.values().remove("by");
        past.values().put("answer", AttributeValue.fromS("expired"));

        assertThat(StepPart.past(past).answered()).isEmpty();
        assertThat(StepPart.past(past).by()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2"})
    void what_came_later_is_read(String version) {
        assertThat(TicketItem.read(kept(version, "partly"))).isEqualTo(PARTLY.ticket());
        assertThat(TicketItem.read(kept(version, "help"))).isEqualTo(HELP.ticket());
        assertThat(AppItem.read(kept(version, "ruled"))).isEqualTo(ruled());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1"})
    void a_kept_item_is_read(String version) {
        assertThat(EventItem.read(kept(version, "submitted")))
                .isEqualTo(STORY.events().getFirst());
        assertThat(EventItem.read(kept(version, "approved")))
                .isEqualTo(STORY.events().get(2));
        assertThat(PersonItem.read(kept(version, "person"))).isEqualTo(MARA);
        assertThat(PersonItem.roster(kept(version, "roster"))).isEqualTo(ROSTER);
        assertThat(Letters.read(kept(version, "receipt"))).isEqualTo(RECEIPT);
        assertThat(Letters.read(kept(version, "link"))).isEqualTo(LINK);
    }

    @Test
    void today_s_items_have_the_newest_form() {
        has("v2", "ticket", TicketItem.write(STORY.ticket()));
        has("v2", "app", AppItem.write(forge()));
        has("v2", "partly", TicketItem.write(PARTLY.ticket()));
        has("v2", "help", TicketItem.write(HELP.ticket()));
        has("v2", "ruled", AppItem.write(ruled()));
        has("submitted", keyed(0));
        has("approved", keyed(2));
        has("person", PersonItem.write(MARA));
        has("roster", PersonItem.write(ROSTER));
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
        var departure = new Departure.OfPerson(HUGO.id(), true, false, Set.of(new GroupId("security")));
        var key = Key.departure("2026-11-23T12:00:00.000000000Z#" + HUGO.id());
        var item = new LinkedHashMap<>(DepartureItem.write(departure, NOON).values());
        item.putAll(key.values());

        assertThat(SettingsItem.read(kept("v2", "settings"))).isEqualTo(settings);
        assertThat(DepartureItem.read(kept("v2", "departure"))).isEqualTo(departure);
        assertThat(ItemJson.write(SettingsItem.write(settings).values())).isEqualTo(Kept.json("v2/items/settings"));
        assertThat(ItemJson.write(item)).isEqualTo(Kept.json("v2/items/departure"));
    }

    @Test
    void what_a_new_catalog_takes_away_is_read_and_written_as_it_is_kept() {
        var departure = new Departure.FromCatalog(
                new Losses(Set.of(new GroupId("security"), new GroupId("on-call")), Set.of(new AppId("forge"))));

        assertThat(DepartureItem.read(kept("v2", "losses"))).isEqualTo(departure);
        assertThat(ItemJson.write(DepartureItem.write(departure, NOON).values()))
                .isEqualTo(Kept.json("v2/items/losses"));
    }

    private static void has(String name, Doc today) {
        has("v1", name, today);
    }

    private static void has(String version, String name, Doc today) {
        assertThat(ItemJson.write(today.values())).as(name).isEqualTo(Kept.json(version + "/items/" + name));
    }

    private static Doc kept(String version, String name) {
        return ItemJson.read(Kept.json(version + "/items/" + name));
    }

    /** Everything that an app can have. */
    private static App ruled() {
        var oslo = new Rule.Is(Rule.Field.LOCATION, "Oslo");
        var staff = new Rule.Is(Rule.Field.EMPLOYMENT, "employee");
        var workflow = new Workflow(
                List.of(
                        step(new Pass.All(), PRIYA, HUGO),
                        new ApprovalStep(new Parties(List.of(new Party.Members(SECURITY))), new Pass.Quorum(2))),
                List.of(new Rule.AllOf(List.of(staff, new Rule.AnyOf(List.of(oslo, staff))))),
                true,
                new Parties(List.of(new Party.One(OLEG.id()), new Party.Members(SECURITY))),
                true,
                Workflow.REMIND,
                Workflow.ESCALATE,
                Workflow.EXPIRE,
                false);
        var forge = forge();
        var visible = new Visibility(List.of("Engineering"), List.of(SECURITY));
        return new App(forge.id(), "Kiln", "", "Engineering", Optional.empty(), false, visible, List.of(), workflow);
    }

    private static Doc keyed(int event) {
        var key = Key.event(STORY.events().get(event).id());
        var values = EventItem.write(STORY.events().get(event)).values();
        key.values().forEach(values::put);
        return Doc.of(values);
    }

    private static Story quiet(Story story) {
        return story.keep(new Muting(MARA, true, NOON).on(story.ticket()));
    }

    private static Doc letter(String id, Letter letter) {
        Map<String, AttributeValue> item = switch (Letters.write(id, letter, NOON)) {
            case Write.PutNew(var key, var values) -> values;
            case Write other -> throw new AssertionError("A letter is written once: " + other);
        };
        return Doc.of(item);
    }
}
