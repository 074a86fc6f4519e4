package latchkey.ticket;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.NOON;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.app;
import static latchkey.ticket.Examples.forge;
import static latchkey.ticket.Examples.person;
import static latchkey.ticket.Examples.step;
import static latchkey.ticket.Examples.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import latchkey.catalog.AppId;
import latchkey.people.Person;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** In which lists a ticket stands (R10, R14, R35, R39, R40). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ListEntryTest {

    private static final AppId FORGE = new AppId("forge");

    @Test
    void open_and_asked_by_name() {
        var story = Story.of(forge()).later(Duration.ofHours(1)).asked();

        assertThat(ListEntry.of(story.ticket()))
                .contains(
                        new ListEntry(new ListEntry.Shelf.Mine(MARA.id(), true), NOON),
                        new ListEntry(new ListEntry.Shelf.OfApp(FORGE, true), NOON),
                        new ListEntry(new ListEntry.Shelf.AskedPerson(PRIYA.id()), story.now()))
                .hasSize(4)
                .anySatisfy(entry -> assertThat(entry.shelf()).isInstanceOf(ListEntry.Shelf.AllOpen.class));
    }

    @Test
    void one_entry_for_all_it_admins() {
        var story = Story.of(app(workflow(true, List.of()))).asked();

        assertThat(ListEntry.of(story.ticket()))
                .contains(new ListEntry(new ListEntry.Shelf.AskedItAdmins(), NOON))
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
                        new ListEntry(new ListEntry.Shelf.Mine(MARA.id(), false), story.now()),
                        new ListEntry(new ListEntry.Shelf.OfApp(FORGE, false), story.now()),
                        new ListEntry(new ListEntry.Shelf.ActedOn(PRIYA.id()), story.now()),
                        new ListEntry(new ListEntry.Shelf.ActedOn(HUGO.id()), story.now()))
                .hasSize(5)
                .anySatisfy(entry -> assertThat(entry.shelf())
                        .isInstanceOfSatisfying(
                                ListEntry.Shelf.AllClosed.class,
                                all -> assertThat(all.month()).isEqualTo(YearMonth.of(2026, 12))));
    }

    @Test
    void the_most_that_one_action_writes_fits_a_transaction() { // 60 items, see Table
        var crowd = new ArrayList<Person>();
        for (int i = 0; i < 40; i++) {
            crowd.add(person(100 + i, "Anna" + i, false));
        }
        var story = Story.of(app(workflow(true, List.of(), step(crowd.toArray(Person[]::new)))));
        crowd.forEach(story::knows);
        story.asked();

        assertThat(ListEntry.of(story.ticket())).hasSize(43);
    }
}
