package latchkey.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import latchkey.ticket.Stage;
import latchkey.ticket.StepRef;
import latchkey.web.http.BadRequest;
import latchkey.web.http.Query;
import latchkey.web.http.Request;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BodyTest {

    @Test
    void every_unknown_field_is_named() {
        assertThatThrownBy(() -> body("{\"zeal\": 1, \"action\": \"approve\", \"also\": 2}"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("Unknown: also, zeal. Possible here: action, comment, step.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "\"text\"", "{} {}", "null"})
    void only_one_object_is_a_body(String json) {
        assertThatThrownBy(() -> body(json)).isInstanceOf(BadRequest.class);
    }

    @Test
    void every_fault_comes_at_once_with_its_pointer() {
        var body = body("{\"comment\": 5}");
        body.needed("action", "Say which.");
        body.text("comment");

        var problem = body.problem().orElseThrow();

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.text())
                .contains("{\"pointer\":\"/action\",\"detail\":\"Say which.\"}")
                .contains("{\"pointer\":\"/comment\",\"detail\":\"Must be text.\"}");
    }

    @Test
    void a_step_is_named_by_stage_and_number() {
        var body = body("{\"step\": {\"stage\": \"approval\", \"step\": 2}}");

        assertThat(Step.of(body)).contains(new StepRef(Stage.APPROVAL, 2));
        assertThat(body.problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"stage\": \"approval\"}",
                "{\"stage\": \"approval\", \"step\": 0}",
                "{\"stage\": \"approval\", \"step\": 6}",
                "{\"stage\": \"assignment\", \"step\": 2}",
                "{\"stage\": \"party\", \"step\": 1}",
                "{\"stage\": \"approval\", \"step\": 1, \"more\": 1}",
                "\"approval\""
            })
    void what_is_no_step_is_a_fault_of_that_field(String step) {
        var body = body("{\"step\": %s}".formatted(step));

        assertThat(Step.of(body)).isEmpty();
        assertThat(body.problem().orElseThrow().text()).contains("\"pointer\":\"/step\"");
    }

    private static Body body(String json) {
        return Body.of(
                new Request(
                        "POST",
                        "/",
                        Query.NONE,
                        Map.of(),
                        Map.of(),
                        json.getBytes(StandardCharsets.UTF_8),
                        "",
                        Map.of()),
                List.of("action", "comment", "step"));
    }
}
