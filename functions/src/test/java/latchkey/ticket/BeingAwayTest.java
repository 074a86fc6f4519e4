package latchkey.ticket;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.NOON;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.YUKI;
import static latchkey.ticket.Examples.forge;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import latchkey.people.Person;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BeingAwayTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 12, 4);

    @Test
    void who_is_asked_and_away_is_still_asked_and_nobody_is_mailed() {
        var story = Story.of(forge()).asked();

        var done = away(story, PRIYA, FRIDAY).orElseThrow();

        assertThat(done.events()).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(Event.Kind.AWAY);
            assertThat(event.comment()).contains("Away until 4 December 2026.");
            assertThat(event.notices()).isEmpty();
            assertThat(event.signal()).isEmpty();
        });
        var step = done.ticket().open().orElseThrow();
        assertThat(step.asks(PRIYA)).isTrue();
        assertThat(step.places().getFirst().away()).contains(FRIDAY);
        assertThat(step.token()).isEqualTo(story.ticket().open().orElseThrow().token());
    }

    @Test
    void the_same_day_again_is_nothing_and_another_day_is_news() {
        var story = Story.of(forge()).asked();
        story.keep(away(story, PRIYA, FRIDAY).orElseThrow());

        assertThat(away(story, PRIYA, FRIDAY)).isEmpty();
        assertThat(away(story, PRIYA, FRIDAY.plusDays(3))).isPresent();
    }

    @Test
    void it_is_nothing_to_the_ticket_where_somebody_else_is_asked_or_nobody() {
        var story = Story.of(forge()).asked();

        assertThat(away(story, HUGO, FRIDAY)).isEmpty();
        assertThat(away(story, MARA, FRIDAY)).isEmpty();
        assertThat(away(Story.of(forge()), PRIYA, FRIDAY)).isEmpty();
        assertThat(away(story.does(PRIYA, Action.DENY, "No"), PRIYA, FRIDAY)).isEmpty();
    }

    @Test
    void who_takes_the_place_over_is_there() {
        var story = Story.of(forge()).asked();
        story.keep(away(story, PRIYA, FRIDAY).orElseThrow());

        var places =
                story.handsOn(PRIYA, PRIYA, YUKI).ticket().open().orElseThrow().places();

        assertThat(places.getFirst().away()).isEmpty();
    }

    private static Optional<Outcome.Done> away(Story story, Person who, LocalDate until) {
        return new BeingAway(until, By.web(who), NOON).on(story.ticket());
    }
}
