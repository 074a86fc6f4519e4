package latchkey.store;

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
import static latchkey.ticket.Examples.left;
import static latchkey.ticket.Examples.person;
import static latchkey.ticket.Examples.postbox;
import static latchkey.ticket.Examples.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latchkey.catalog.ApprovalStep;
import latchkey.catalog.GroupId;
import latchkey.catalog.Parties;
import latchkey.catalog.Party;
import latchkey.catalog.Pass;
import latchkey.catalog.Rule;
import latchkey.catalog.Workflow;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.ticket.Action;
import latchkey.ticket.Ending;
import latchkey.ticket.Event;
import latchkey.ticket.ListEntry;
import latchkey.ticket.MailKind;
import latchkey.ticket.Stage;
import latchkey.ticket.Story;
import latchkey.ticket.Via;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is written as an item is read back as it was. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ItemTest {

    static Stream<Story> stories() {
        return Stream.of(
                Story.of(forge()),
                Story.of(forge()).asked(),
                Story.of(forge())
                        .asked()
                        .asked(approval(1), 1)
                        .replies(PRIYA, Action.APPROVE, "Fine")
                        .asked(),
                Story.of(forge()).asked().does(PRIYA, Action.DENY, "No").says(MARA, "Pity"),
                Story.of(forge()).withdraws(MARA, ""),
                Story.of(forge()).asked().asked(approval(1), 99).warns("Look at it"),
                Story.of(postbox()).asked().does(OLEG, Action.ASSIGNED, ""),
                preapproved(),
                Story.of(forge()).asked().handsOn(INES, PRIYA, YUKI).says(YUKI, "I will look at it"),
                Story.of(forge())
                        .asked()
                        .asked(approval(1), 3)
                        .knows(left(PRIYA))
                        .reconsidered(),
                Story.ofHelp(forge(), OLEG).withdraws(MARA, ""));
    }

    private static Story preapproved() {
        var workflow = forge().workflow();
        return Story.of(app(new Workflow(
                        workflow.steps(),
                        List.of(new Rule.Is(Rule.Field.DOMAIN, "demo.example")),
                        true,
                        workflow.admins(),
                        false,
                        workflow.remind(),
                        workflow.escalate(),
                        workflow.expire(),
                        true)))
                .asked();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void a_ticket(Story story) {
        assertThat(TicketItem.read(TicketItem.write(story.ticket()))).isEqualTo(story.ticket());
    }

    @ParameterizedTest
    @MethodSource("stories")
    void its_events(Story story) {
        assertThat(story.events())
                .allSatisfy(event ->
                        assertThat(EventItem.read(EventItem.write(event))).isEqualTo(event));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void its_events_as_the_stream_tells_them(Story story) {
        for (Event event : story.events()) {
            var key = Key.event(event.id());
            var image = ItemJson.write(EventItem.write(event).values());
            image.putAll(ItemJson.write(key.values()));

            var record = StreamRecord.parse(image);

            assertThat(record.key()).isEqualTo(key);
            assertThat(record.ticket()).contains(event.ticket());
            assertThat(record.signal()).isEqualTo(event.signal());
            assertThat(record.to())
                    .isEqualTo(event.notices().stream()
                            .map(notice -> new StreamRecord.Mail(Optional.of(notice.to()), notice.mail()))
                            .toList());
        }
    }

    @Test
    void the_largest_ticket_fits_an_item_and_its_lists_a_transaction() { // 400 KB and 4 MB
        var crowd = IntStream.range(0, 200)
                .mapToObj(number -> person(1_000 + number, "Alexandrina-Konstantinova" + number, false))
                .toArray(Person[]::new);
        var all = new GroupId("all");
        var step = new ApprovalStep(new Parties(List.of(new Party.Members(all))), Pass.any());
        var story = Story.of(app(workflow(false, List.of(), step, step, step, step, step)), MARA, "x".repeat(8_000))
                .withGroup(all, crowd);
        for (int i = 0; i < 5; i++) {
            story.asked().does(crowd[i], Action.APPROVE, "");
        }

        int size = bytes(
                AttributeValue.fromM(TicketItem.write(story.asked().ticket()).values()));

        assertThat(size).isLessThan(400 * 1_024 / 2);
        assertThat(size * ListEntry.of(story.ticket()).size()).isLessThan(4 * 1_024 * 1_024);
    }

    /** As DynamoDB counts, within a few bytes. */
    private static int bytes(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s().length();
            case N -> 21;
            case L -> 3 + value.l().stream().mapToInt(one -> 1 + bytes(one)).sum();
            case M ->
                3
                        + value.m().entrySet().stream()
                                .mapToInt(one -> one.getKey().length() + 1 + bytes(one.getValue()))
                                .sum();
            case BOOL, SS, NS, BS, B, NUL, UNKNOWN_TO_SDK_VERSION -> 1;
        };
    }

    @Test
    void what_the_stream_filter_lets_through_is_marked() {
        assertThat(EventItem.write(Story.of(forge()).newest()).text("stream")).isEqualTo("event");
        assertThat(TicketItem.write(Story.of(forge()).ticket()).has("stream")).isFalse();
    }

    @Test
    void an_app() {
        assertThat(AppItem.read(AppItem.write(forge()))).isEqualTo(forge());
        assertThat(AppItem.read(AppItem.write(postbox()))).isEqualTo(postbox());
    }

    @Test
    void a_person_and_the_roster() {
        var mara = new Person(
                        MARA.id(),
                        "Mara Lindqvist",
                        MARA.email(),
                        java.util.Set.of(new Address("m@demo.example")),
                        "Engineering",
                        "Oslo",
                        "Engineer",
                        "employee",
                        true,
                        false,
                        Optional.empty(),
                        7)
                .unreachableSince(NOON);

        assertThat(PersonItem.read(PersonItem.write(mara))).isEqualTo(mara);
        assertThat(PersonItem.roster(PersonItem.write(ROSTER))).isEqualTo(ROSTER);
    }

    @Test
    void an_item_without_what_it_needs_names_it() {
        assertThatThrownBy(() -> TicketItem.read(Doc.write().with("id", "AR-7K3M9Q2X")))
                .hasMessageStartingWith("An item has no “app”");
        assertThatThrownBy(() -> EventItem.read(
                        EventItem.write(Story.of(forge()).newest()).with("kind", "danced")))
                .hasMessage("No kind of event is called “danced”");
    }

    @Test
    void the_stream_holds_no_type_that_we_do_not_store() {
        assertThatThrownBy(() -> StreamRecord.parse(Map.of("pk", Map.of("SS", List.of("a")))))
                .hasMessage("We store no attribute of the type SS");
    }

    @Test
    void events_of_a_ticket_sort_by_their_number_and_before_the_ticket_itself() {
        var story = Story.of(forge()).asked();
        var keys =
                story.events().stream().map(event -> Key.event(event.id()).sk()).toList();

        assertThat(keys)
                .isSorted()
                .allMatch(sk -> sk.compareTo(Key.ticket(Story.ID).sk()) < 0);
    }

    @ParameterizedTest
    @MethodSource("words")
    void every_word_of_an_enum_is_read_back(String word, Object value) {
        assertThat(Stream.of(
                                MailKind.of(word).<Object>map(kind -> kind),
                                Event.Kind.of(word).<Object>map(kind -> kind),
                                Ending.of(word).<Object>map(kind -> kind),
                                Via.of(word).<Object>map(kind -> kind),
                                Stage.of(word).<Object>map(kind -> kind))
                        .flatMap(Optional::stream))
                .contains(value);
    }

    static Stream<Arguments> words() {
        return Stream.<Stream<Arguments>>of(
                        Stream.of(MailKind.values()).map(one -> Arguments.of(one.word(), one)),
                        Stream.of(Event.Kind.values()).map(one -> Arguments.of(one.word(), one)),
                        Stream.of(Ending.values()).map(one -> Arguments.of(one.word(), one)),
                        Stream.of(Via.values()).map(one -> Arguments.of(one.word(), one)),
                        Stream.of(Stage.values()).map(one -> Arguments.of(one.word(), one)))
                .flatMap(one -> one);
    }
}
