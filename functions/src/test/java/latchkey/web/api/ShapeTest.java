package latchkey.web.api;

import static latchkey.web.Harbour.FIRST;
import static latchkey.web.Harbour.HUGO;
import static latchkey.web.Harbour.INES;
import static latchkey.web.Harbour.MARA;
import static latchkey.web.Harbour.OLEG;
import static latchkey.web.Harbour.PRIYA;
import static latchkey.web.Harbour.SECOND;
import static latchkey.web.Harbour.asker;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.people.Person;
import latchkey.runtime.Json;
import latchkey.store.TicketPage;
import latchkey.ticket.Action;
import latchkey.ticket.By;
import latchkey.ticket.Evidence;
import latchkey.web.Harbour;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ShapeTest {

    private static final Evidence EVIDENCE =
            new Evidence("priya@demo.example", "PASS", "PASS", "PASS", "PASS", "9f86", "approve", "DMARC");

    private static final Harbour.Story AT_STEP_2 = Harbour.requested("I build the harbour project")
            .asked(FIRST, PRIYA)
            .decided(Action.APPROVE, By.mail(PRIYA, EVIDENCE, true), "Good fit")
            .asked(SECOND, HUGO);

    @Test
    void can_says_what_the_asker_may_do_now() {
        assertThat(Shape.ticket(AT_STEP_2.ticket(), asker(MARA)).get("can")).isEqualTo(List.of("comment", "withdraw"));
        assertThat(Shape.ticket(AT_STEP_2.ticket(), asker(HUGO)).get("can"))
                .isEqualTo(List.of("comment", "approve", "deny"));
        assertThat(Shape.ticket(AT_STEP_2.ticket(), asker(PRIYA)).get("can")).isEqualTo(List.of("comment"));
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
