package latchkey.catalog;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.INES;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.YUKI;
import static latchkey.ticket.Examples.forge;
import static latchkey.ticket.Examples.left;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import latchkey.people.Role;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WorkflowTest {

    @Test
    void by_default_people_are_reminded_every_two_days_and_looked_at_on_the_fifth() {
        var days = times("P2D", "P5D", "P30D").waits().stream()
                .map(Duration::toDays)
                .toList();

        assertThat(days).startsWith(2L, 2L, 1L, 1L, 2L, 2L).hasSize(16);
        assertThat(days.stream().mapToLong(Long::longValue).sum()).isEqualTo(30);
    }

    @Test
    void a_step_is_over_after_its_last_wait() {
        var workflow = times("P2D", "P5D", "P30D");

        assertThat(workflow.expiresAt(15)).isFalse();
        assertThat(workflow.expiresAt(16)).isTrue();
    }

    @Test
    void an_escalation_after_the_end_adds_nothing() {
        assertThat(times("P10D", "P40D", "P30D").waits()).isEqualTo(Collections.nCopies(3, Duration.ofDays(10)));
    }

    @ParameterizedTest
    @CsvSource({"PT4H, PT4H0.5S, P45D", "PT4H0.9S, PT5H, PT6H", "P30D, P5D, P30D", "PT5H, PT4H59M59S, PT5H"})
    void every_wait_is_at_least_a_second_and_whole_and_together_they_are_the_whole_time(
            String remind, String escalate, Duration expire) {
        var waits = times(remind, escalate, expire.toString()).waits();

        assertThat(waits).allMatch(wait -> wait.toSeconds() >= 1 && wait.equals(Duration.ofSeconds(wait.toSeconds())));
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(expire);
    }

    @ParameterizedTest
    @CsvSource({"PT3H, P5D, P30D", "P2D, P5D, P46D", "P2D, P5D, P1D", "P2D, PT0S, P30D", "P2D, PT-4H, P30D"})
    void times_beyond_the_limits_cannot_be_made(String remind, String escalate, String expire) {
        assertThatThrownBy(() -> times(remind, escalate, expire)).hasMessageStartingWith("remind and escalate are at");
    }

    @Test
    void unpublished_apps_and_leavers_see_nothing_of_each_other() { // R5, R53
        var forge = forge();
        var hidden = new App(
                new AppId("attic"),
                "Attic",
                "",
                "Everyday",
                forge.launch(),
                false,
                Visibility.EVERYBODY,
                List.of(),
                forge.workflow());
        var catalog = new Catalog(Map.of("forge", forge, "attic", hidden), Groups.NONE, 1);

        assertThat(catalog.appsFor(YUKI)).containsExactly(forge);
        assertThat(catalog.app("attic", YUKI)).isEmpty();
        assertThat(catalog.appsFor(left(YUKI))).isEmpty();
    }

    @Test
    void roles_and_what_they_manage_come_from_the_workflows() { // R33, R43, R45
        var catalog = new Catalog(Map.of("forge", forge()), Groups.NONE, 1);

        assertThat(catalog.rolesOf(PRIYA)).containsExactlyInAnyOrder(Role.APPROVER, Role.MEMBER);
        assertThat(catalog.rolesOf(OLEG)).containsExactlyInAnyOrder(Role.APP_ADMIN, Role.MEMBER);
        assertThat(catalog.rolesOf(INES)).containsExactlyInAnyOrder(Role.IT_ADMIN, Role.MEMBER);
        assertThat(catalog.managedBy(HUGO)).containsExactly(new AppId("forge"));
        assertThat(catalog.managedBy(YUKI)).isEmpty();
    }

    private static Workflow times(String remind, String escalate, String expire) {
        return new Workflow(
                List.of(),
                List.of(),
                false,
                Parties.NOBODY,
                false,
                Duration.parse(remind),
                Duration.parse(escalate),
                Duration.parse(expire),
                true);
    }
}
