package latchkey.web.api;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.INES;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.forge;
import static latchkey.web.Askers.asker;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.people.Person;
import latchkey.runtime.Json;
import latchkey.store.TicketPage;
import latchkey.ticket.Action;
import latchkey.ticket.Story;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ShapeTest {

    private static final Story AT_STEP_2 =
            Story.of(forge()).asked().replies(PRIYA, Action.APPROVE, "Good fit").asked();

    @Test
    void can_says_what_the_asker_may_do_now() {
        assertThat(Shape.ticket(AT_STEP_2.ticket(), asker(MARA)).get("can")).isEqualTo(List.of("comment", "withdraw"));
        assertThat(Shape.ticket(AT_STEP_2.ticket(), asker(HUGO)).get("can"))
                .isEqualTo(List.of("comment", "approve", "deny", "reassign"));
        assertThat(Shape.ticket(AT_STEP_2.ticket(), asker(PRIYA)).get("can")).isEqualTo(List.of("comment"));
    }

    @Test
    void an_it_admin_can_restart_what_has_stopped() {
        var stopped = Story.of(forge()).asked().stops(1, "It stopped.");

        assertThat(Shape.ticket(stopped.ticket(), asker(INES)).get("can"))
                .isEqualTo(List.of("comment", "reassign", "restart"));
        assertThat(Shape.ticket(stopped.ticket(), asker(MARA)).get("can")).isEqualTo(List.of("comment", "withdraw"));
    }

    @Test
    void it_says_since_when_its_workflow_has_stopped_and_no_longer_once_that_is_mended_or_over() {
        var running = Story.of(forge()).asked();
        var stopped = Story.of(forge()).asked().stops(1, "It stopped.");
        var restarted = Story.of(forge()).asked().stops(1, "It stopped.").restarts(INES);
        var withdrawn = Story.of(forge()).asked().stops(1, "It stopped.").withdraws(MARA, "");

        assertThat(Shape.ticket(stopped.ticket(), asker(MARA)))
                .containsEntry("stopped", stopped.now().toString());
        assertThat(Stream.of(running, restarted, withdrawn))
                .allSatisfy(story ->
                        assertThat(Shape.ticket(story.ticket(), asker(MARA))).containsEntry("stopped", null));
    }

    @Test
    void a_ticket_has_the_shape_of_the_contract() {
        var shape = Shape.ticket(AT_STEP_2.ticket(), asker(MARA));

        assertThat(shape.keySet())
                .containsExactly(
                        "id",
                        "kind",
                        "app",
                        "licence",
                        "requester",
                        "reason",
                        "status",
                        "outcome",
                        "stage",
                        "step",
                        "progress",
                        "stopped",
                        "quiet",
                        "can",
                        "createdAt",
                        "closedAt",
                        "version");
        assertThat(Json.write(shape.get("progress")))
                .contains(
                        "{\"stage\":\"approval\",\"step\":2,\"state\":\"current\",\"pass\":\"any\",\"asked\":[{\"id\":")
                .contains("\"state\":\"upcoming\",\"pass\":\"any\",\"asked\":[],\"answered\":[],\"since\":null}");
    }

    @Test
    void evidence_is_for_those_who_act_on_or_manage_the_ticket() {
        assertThat(Stream.of(INES, HUGO, PRIYA, OLEG)).allMatch(ShapeTest::seesEvidence);
        assertThat(seesEvidence(MARA)).isFalse();
    }

    private static boolean seesEvidence(Person person) {
        var page = new TicketPage(AT_STEP_2.ticket(), AT_STEP_2.events(), Optional.empty());
        return Json.write(Shape.ticket(page, asker(person))).contains("\"sha256\"");
    }
}
