package latchkey.ticket;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.INES;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.YUKI;
import static latchkey.ticket.Examples.app;
import static latchkey.ticket.Examples.forge;
import static latchkey.ticket.Examples.left;
import static latchkey.ticket.Examples.person;
import static latchkey.ticket.Examples.step;
import static latchkey.ticket.Examples.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import latchkey.catalog.AppId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who may read a ticket (R25, R33, R34, A9). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SeeingTest {

    private static final Set<AppId> NONE = Set.of();
    private static final Set<AppId> FORGE = Set.of(new AppId("forge"));

    @Test
    void the_requester_the_people_asked_and_commenters_see_it() {
        var ticket = Story.of(forge()).asked().says(YUKI, "Hello").ticket();

        assertThat(Stream.of(MARA, PRIYA, YUKI)).allMatch(person -> ticket.visibleTo(person, NONE));
        assertThat(ticket.visibleTo(HUGO, NONE)).isFalse();
        assertThat(ticket.visibleTo(OLEG, NONE)).isFalse();
    }

    @Test
    void who_holds_a_role_for_the_app_sees_it_and_no_other() { // R33
        var ticket = Story.of(forge()).ticket();

        assertThat(ticket.visibleTo(OLEG, FORGE)).isTrue();
        assertThat(ticket.visibleTo(OLEG, Set.of(new AppId("canvas")))).isFalse();
    }

    @Test
    void it_admins_see_all() { // R34
        assertThat(Story.of(forge()).ticket().visibleTo(INES, NONE)).isTrue();
    }

    @Test
    void nobody_who_has_left_sees_anything() { // R2
        var ticket = Story.of(forge()).asked().ticket();

        assertThat(Stream.of(MARA, PRIYA, INES)).noneMatch(person -> ticket.visibleTo(left(person), FORGE));
    }

    @Test
    void who_lost_a_role_keeps_what_they_acted_on_and_loses_the_rest() { // A9
        var any = app(workflow(true, List.of(), step(PRIYA, HUGO)));
        var ticket = Story.of(any).asked().does(HUGO, Action.APPROVE, "").ticket();

        assertThat(ticket.visibleTo(HUGO, NONE)).isTrue();
        assertThat(ticket.visibleTo(PRIYA, NONE)).as("asked, but did not act").isFalse();
    }
}
