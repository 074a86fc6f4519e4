package latchkey.ticket;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.INES;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.NOON;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.YUKI;
import static latchkey.ticket.Examples.app;
import static latchkey.ticket.Examples.approval;
import static latchkey.ticket.Examples.forge;
import static latchkey.ticket.Examples.person;
import static latchkey.ticket.Examples.step;
import static latchkey.ticket.Examples.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latchkey.catalog.AppId;
import latchkey.catalog.ApprovalStep;
import latchkey.catalog.GroupId;
import latchkey.catalog.Parties;
import latchkey.catalog.Party;
import latchkey.catalog.Pass;
import latchkey.catalog.Workflow;
import latchkey.people.Person;
import latchkey.ticket.ListEntry.Shelf;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** In which lists a ticket stands (R10, R14, R35, R39, R40). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ListEntryTest {

    private static final AppId FORGE = new AppId("forge");
    private static final GroupId SECURITY = new GroupId("security");

    @Test
    void open_and_asked_by_name() {
        var story = Story.of(forge()).later(Duration.ofHours(1)).asked();

        assertThat(ListEntry.of(story.ticket()))
                .contains(
                        new ListEntry(new Shelf.Mine(MARA.id(), true), NOON),
                        new ListEntry(new Shelf.OfApp(FORGE, true), NOON),
                        new ListEntry(new Shelf.AskedPerson(PRIYA.id()), story.now()))
                .hasSize(4)
                .anySatisfy(entry -> assertThat(entry.shelf()).isInstanceOf(Shelf.AllOpen.class));
    }

    @Test
    void one_entry_for_all_it_admins() {
        var story = Story.of(app(workflow(true, List.of()))).asked();

        assertThat(ListEntry.of(story.ticket()))
                .contains(new ListEntry(new Shelf.AskedItAdmins(), NOON))
                .hasSize(4);
    }

    @Test
    void between_two_steps_it_waits_for_nobody() {
        var story = Story.of(forge()).asked().does(PRIYA, Action.APPROVE, "");

        assertThat(ListEntry.of(story.ticket())).hasSize(3);
    }

    @Test
    void once_ended_it_stands_with_the_closed_of_its_month_and_of_those_who_acted() { // R39
        var story = Story.of(forge())
                .asked()
                .does(PRIYA, Action.APPROVE, "")
                .asked()
                .later(Duration.ofDays(10))
                .does(HUGO, Action.DENY, "No");

        var entries = ListEntry.of(story.ticket());

        assertThat(entries)
                .contains(
                        new ListEntry(new Shelf.Mine(MARA.id(), false), story.now()),
                        new ListEntry(new Shelf.OfApp(FORGE, false), story.now()),
                        new ListEntry(new Shelf.ActedOn(PRIYA.id()), story.now()),
                        new ListEntry(new Shelf.ActedOn(HUGO.id()), story.now()))
                .hasSize(5)
                .anySatisfy(entry -> assertThat(entry.shelf())
                        .isInstanceOfSatisfying(
                                Shelf.AllClosed.class,
                                all -> assertThat(all.month()).isEqualTo(YearMonth.of(2026, 12))));
    }

    @Test
    void one_entry_for_a_group_and_one_for_who_took_a_place_over() { // R40
        var story = inSecurity(Pass.any()).withGroup(SECURITY, PRIYA, HUGO).asked();
        assertThat(shelves(story)).contains(new Shelf.AskedGroup(SECURITY)).hasSize(4);

        story.handsOn(INES, PRIYA, YUKI);
        assertThat(shelves(story))
                .contains(new Shelf.AskedGroup(SECURITY), new Shelf.AskedPerson(YUKI.id()))
                .hasSize(5);
    }

    @Test
    void who_has_approved_is_not_awaited_and_a_group_is_while_one_of_it_is() { // R40, A1
        var story =
                inSecurity(new Pass.Quorum(2)).withGroup(SECURITY, PRIYA, HUGO).asked();

        story.does(PRIYA, Action.APPROVE, "");
        assertThat(shelves(story)).contains(new Shelf.AskedGroup(SECURITY));

        var named = Story.of(app(workflow(true, List.of(), step(new Pass.Quorum(2), PRIYA, HUGO))))
                .asked()
                .does(PRIYA, Action.APPROVE, "");
        assertThat(shelves(named))
                .contains(new Shelf.AskedPerson(HUGO.id()))
                .doesNotContain(new Shelf.AskedPerson(PRIYA.id()));
    }

    @Test
    void an_escalated_step_stands_with_the_it_admins_too() { // R40, R41
        var story = Story.of(forge()).asked().asked(approval(1), 3);

        assertThat(shelves(story)).contains(new Shelf.AskedPerson(PRIYA.id()), new Shelf.AskedItAdmins());
    }

    @Test
    void a_question_waits_for_the_app_admins_until_it_is_resolved() { // R8, R40
        var story = Story.ofHelp(forge(), OLEG);
        assertThat(shelves(story)).contains(new Shelf.AskedPerson(OLEG.id())).hasSize(4);

        story.withdraws(MARA, "");
        assertThat(shelves(story))
                .doesNotContain(new Shelf.AskedPerson(OLEG.id()))
                .hasSize(3);
    }

    @Test
    void a_question_to_a_group_or_to_the_it_admins_has_no_entry_for_each_of_them() { // R8, R45
        var everybody = crowd(200).toArray(Person[]::new);
        var group = app(assignedBy(new Parties(List.of(new Party.Members(SECURITY)))));

        assertThat(shelves(Story.ofHelp(group, everybody)))
                .contains(new Shelf.AskedGroup(SECURITY), new Shelf.AskedItAdmins())
                .hasSize(5);
        assertThat(shelves(Story.ofHelp(app(assignedBy(Parties.NOBODY)), INES)))
                .contains(new Shelf.AskedItAdmins())
                .hasSize(4);
    }

    @Test
    void a_step_has_one_entry_for_each_who_is_named() {
        var story = all(crowd(40)).asked();

        assertThat(ListEntry.of(story.ticket())).hasSize(43);
    }

    @Test
    void the_end_of_a_ticket_that_forty_have_approved_fits_a_transaction() { // DynamoDB takes 100 items
        var crowd = crowd(40);
        var story = all(crowd).asked();
        for (var one : crowd) {
            story.does(one, Action.APPROVE, "");
        }
        story.asked();
        var before = ListEntry.of(story.ticket());
        var after =
                ListEntry.of(story.does(crowd.getFirst(), Action.ASSIGNED, "").ticket());

        assertThat(after).hasSize(43);
        assertThat(Stream.concat(before.stream(), after.stream()).distinct())
                .as("with the ticket, two events, and what else belongs to an answer")
                .hasSizeLessThan(100 - 3 - 5);
    }

    private static Story all(List<Person> crowd) {
        var people = crowd.toArray(Person[]::new);
        var admins = crowd.stream().map(Person::id).toList();
        var story = Story.of(app(workflow(false, admins, step(new Pass.All(), people))));
        crowd.forEach(story::knows);
        return story;
    }

    private static List<Person> crowd(int size) {
        return IntStream.range(100, 100 + size)
                .mapToObj(number -> person(number, "Anna" + number, false))
                .toList();
    }

    private static Story inSecurity(Pass pass) {
        var ask = new ApprovalStep(new Parties(List.of(new Party.Members(SECURITY))), pass);
        return Story.of(app(workflow(false, List.of(OLEG.id()), ask)));
    }

    private static Workflow assignedBy(Parties admins) {
        return new Workflow(
                List.of(), List.of(), false, admins, false, Workflow.REMIND, Workflow.ESCALATE, Workflow.EXPIRE, true);
    }

    private static List<Shelf> shelves(Story story) {
        return ListEntry.of(story.ticket()).stream().map(ListEntry::shelf).toList();
    }
}
