package latchkey.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values that cannot be wrong once they exist, and what they say. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ValuesTest {

    @Test
    void a_ticket_id_has_letters_and_digits_that_nobody_confuses() {
        assertThat(TicketId.isOne("AR-7K3M9Q2X")).isTrue();
        assertThatThrownBy(() -> new TicketId("AR-IIIIIIII"))
                .hasMessage("A ticket id looks like AR-7K3M9Q2X, got: AR-IIIIIIII");
    }

    @Test
    void steps_are_counted_from_1_and_only_approval_has_several() {
        assertThatThrownBy(() -> new StepRef(Stage.ASSIGNMENT, 2)).hasMessageContaining("got assignment 2");
        assertThatThrownBy(() -> new StepRef(Stage.APPROVAL, 0)).hasMessageContaining("got approval 0");
    }

    @Test
    void the_highest_generation_attempt_retry_is_the_newest_token() {
        assertThat(Stream.of(
                                new StepToken("d", 2, 0, 0),
                                new StepToken("b", 1, 0, 3),
                                new StepToken("c", 1, 1, 0),
                                new StepToken("a", 1, 0, 0))
                        .sorted()
                        .map(StepToken::value))
                .containsExactly("a", "b", "c", "d");
    }

    @Test
    void an_event_is_named_by_its_ticket_and_place() {
        assertThat(new EventId(Story.ID, 3)).hasToString("AR-7K3M9Q2X.3");
        assertThatThrownBy(() -> new EventId(Story.ID, 0)).hasMessageContaining("got: 0");
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void an_action_is_read_by_its_word_and_stands_at_its_stage(Action action) {
        assertThat(Action.of(action.word())).contains(action);
        assertThat(Action.at(action.stage())).contains(action).hasSize(2);
        assertThat(Event.Kind.of(Event.Kind.of(action).word())).contains(Event.Kind.of(action));
    }

    @Test
    void days_and_moments_are_written_with_their_zone() {
        var at = Instant.parse("2026-11-23T23:30:00Z");

        assertThat(Dates.UTC.day(at)).isEqualTo("23 November 2026");
        assertThat(Dates.UTC.moment(at)).isEqualTo("23 Nov 2026, 23:30 UTC");
        var tokyo = new Dates(ZoneId.of("Asia/Tokyo"));
        assertThat(tokyo.day(at)).isEqualTo("24 November 2026");
        assertThat(tokyo.moment(at)).isEqualTo("24 Nov 2026, 08:30 Tokyo time");
        assertThat(new Dates(ZoneId.of("America/New_York")).moment(at)).isEqualTo("23 Nov 2026, 18:30 New York time");
        assertThat(Dates.span(Duration.ofDays(30))).isEqualTo("30 days");
        assertThat(Dates.span(Duration.ofHours(24))).isEqualTo("1 day");
        assertThat(Dates.span(Duration.ofHours(36))).isEqualTo("36 hours");
    }
}
