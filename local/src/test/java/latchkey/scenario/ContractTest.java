package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.scenario.Contract.Call;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What holds the scenarios to the contract sees what is wrong. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractTest {

    private static final String ME =
            "{\"id\":\"P-1\",\"name\":\"Mara\",\"email\":\"mara@demo.example\",\"roles\":[\"member\"],\"waiting\":0}";
    private static final String PROBLEM =
            "{\"type\":\"/problems/bad-request\",\"title\":\"x\",\"status\":400,\"detail\":\"x\"}";

    private final Contract contract = Contract.ofTheProject();

    @Test
    void an_answer_as_it_is_promised_is_fine() {
        assertThat(contract.faults(get("/api/v1/me"), json(200, ME))).isEmpty();
        assertThat(contract.faults(get("/api/v1/me?x=1"), problem(400))).isEmpty();
        assertThat(contract.faults(new Call("HEAD", "/api/v1/me", Map.of(), Optional.empty()), json(200, "")))
                .isEmpty();
    }

    @Test
    void a_field_that_is_wrong_missing_or_too_much_is_named_by_its_place() {
        assertThat(me(ME.replace("\"member\"", "\"king\"")))
                .singleElement()
                .asString()
                .contains("/roles/0", "enum");
        assertThat(me(ME.replace("\"name\":\"Mara\",", "")))
                .singleElement()
                .asString()
                .contains("name", "required");
        assertThat(me(ME.replace("0}", "0,\"age\":7}")))
                .singleElement()
                .asString()
                .contains("age");
        assertThat(me(ME.replace("mara@", "mara"))).singleElement().asString().contains("/email", "pattern");
        assertThat(me("<p>")).containsExactly("no JSON");
    }

    @Test
    void fields_besides_those_of_two_schemas_together_are_too_much() {
        var answer = json(200, "{\"items\":[{\"id\":\"AR-1\",\"colour\":1}],\"next\":null}");

        assertThat(contract.faults(get("/api/v1/tickets?view=my-open"), answer))
                .anySatisfy(fault -> assertThat(fault).contains("/items/0", "colour"))
                .anySatisfy(fault -> assertThat(fault).contains("/items/0", "requester"));
    }

    @Test
    void a_status_and_a_content_type_must_be_listed() {
        assertThat(contract.faults(get("/api/v1/me"), json(202, ME))).containsExactly("the status 202 is not listed");
        assertThat(contract.faults(get("/api/v1/me"), answer(200, "text/html", ME)))
                .containsExactly("the content type “text/html” is not listed");
        assertThat(contract.faults(get("/api/v1/me"), json(400, PROBLEM)))
                .containsExactly("the content type “application/json” is not listed");
    }

    @Test
    void what_the_contract_does_not_know_must_be_refused() {
        assertThat(contract.faults(get("/api/v1/me?x=1"), json(200, ME)))
                .containsExactly("forbidden, and not refused: query parameter x is unknown");
        assertThat(contract.faults(get("/api/v1/you"), json(200, ME)).getFirst())
                .isEqualTo("unknown path /you, and not answered with 404");
        assertThat(contract.faults(new Call("PUT", "/api/v1/me", Map.of(), Optional.empty()), json(200, ME)))
                .first()
                .isEqualTo("unknown method PUT, and not answered with 405");
        assertThat(contract.faults(get("/api/v1/tickets?view=mine"), json(200, "{\"items\":[],\"next\":null}")))
                .singleElement()
                .asString()
                .contains("query parameter view");
    }

    @Test
    void a_body_that_is_wrong_must_be_refused() {
        var wrong = post("/api/v1/tickets/AR-1/quiet", "{\"quiet\":\"yes\"}");

        assertThat(contract.faults(wrong, problem(422))).isEmpty();
        assertThat(contract.faults(wrong, answer(303, "", "")))
                .singleElement()
                .asString()
                .contains("/quiet", "boolean");
        assertThat(contract.faults(post("/api/v1/tickets/AR-1/quiet", ""), answer(303, "", "")))
                .containsExactly("forbidden, and not refused: no body");
        assertThat(contract.faults(post("/api/v1/admin/catalog/apply", "apps: []"), answer(303, "", "")))
                .singleElement()
                .asString()
                .contains("a body of the type application/json");
    }

    @Test
    void the_sentence_names_call_place_and_rule() {
        assertThatThrownBy(() -> contract.hold(get("/api/v1/me"), json(200, ME.replace("0}", "-1}"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("GET /api/v1/me → 200", "/waiting", "minimum", "schemas/Me", "-1");
    }

    private List<String> me(String body) {
        return contract.faults(get("/api/v1/me"), json(200, body));
    }

    private static Call get(String path) {
        return new Call("GET", path, Map.of(), Optional.empty());
    }

    private static Call post(String path, String body) {
        return new Call("POST", path, Map.of("Content-Type", "application/json"), Optional.of(body));
    }

    private static Answer json(int status, String body) {
        return answer(status, "application/json", body);
    }

    private static Answer problem(int status) {
        return answer(status, "application/problem+json", PROBLEM);
    }

    private static Answer answer(int status, String type, String body) {
        return new Answer(status, Map.of("content-type", List.of(type)), body);
    }
}
