package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@SdkTest("Step Functions")
@Source("step-functions/latest/dg/state-map-inline.html")
class MapTest {

    private static final String PASS = "{ Type: Pass, Output: \"{% $states.input %}\", End: true }";

    private final Aws aws;
    private final Machines machines;

    MapTest(Aws aws) {
        this.aws = aws;
        this.machines = new Machines(aws);
    }

    @Test
    void its_output_has_one_element_an_item_in_the_order_of_the_items() throws Exception {
        assertThat(machines.output(
                        each("Items: \"{% $states.input.all %}\"", PASS.replace("$states.input", "$states.input * 10")),
                        "{'all':[1,2,3]}"))
                .isEqualTo(List.of(10L, 20L, 30L));
    }

    @Test
    void that_order_is_kept_whichever_item_is_done_first() throws Exception {
        var execution = machines.start(
                machines.make(each("Items: \"{% $states.input.all %}\"", "{ " + Machines.ASK + ", End: true }")),
                "{'all':['a','b','c']}");
        var tokens = new TreeMap<String, String>();
        for (var i = 0; i < 3; i++) {
            var asked = machines.asked();
            tokens.put(String.valueOf(asked.get("input")), String.valueOf(asked.get("token")));
        }

        for (var item : List.of("c", "a", "b")) {
            machines.succeed(tokens.getOrDefault(item, "none"), "'" + item + "!'");
        }

        assertThat(machines.output(machines.end(execution))).isEqualTo(List.of("a!", "b!", "c!"));
    }

    @Test
    void without_items_the_input_is_the_list() throws Exception {
        assertThat(machines.output(each("Comment: None", PASS), "[1,2]")).isEqualTo(List.of(1L, 2L));
    }

    @Test
    void the_items_may_stand_in_the_definition() throws Exception {
        assertThat(machines.output(each("Items: [ 1, \"{% $states.input.two %}\", 3 ]", PASS), "{'two':2}"))
                .isEqualTo(List.of(1L, 2L, 3L));
    }

    @Test
    void no_items_give_an_empty_list() throws Exception {
        assertThat(machines.output(each("Items: []", PASS), "{}")).isEqualTo(List.of());
    }

    @Test
    void items_that_are_no_list_are_a_query_evaluation_error() throws Exception {
        assertThat(machines.run(each("Items: \"{% 7 %}\"", PASS), "{}").error())
                .isEqualTo("States.QueryEvaluationError");
    }

    @Test
    @Source("step-functions/latest/dg/input-output-contextobject.html")
    void an_item_selector_makes_the_input_of_each_iteration_from_the_item_and_the_input() throws Exception {
        assertThat(machines.output(
                        each(
                                "Items: \"{% $states.input.all %}\"\n    ItemSelector: { at: \"{% $states.context.Map.Item.Index %}\", is: \"{% $states.context.Map.Item.Value %}\", of: \"{% $count($states.input.all) %}\" }",
                                PASS),
                        "{'all':['x','y']}"))
                .isEqualTo(List.of(Map.of("at", 0L, "is", "x", "of", 2L), Map.of("at", 1L, "is", "y", "of", 2L)));
    }

    @Test
    @Source("step-functions/latest/dg/input-output-contextobject.html")
    @Differs(judge = Judge.LOCALSTACK, how = "The definition is refused")
    @Differs(judge = Judge.MINISTACK, how = "The context has no Map.Item.Source")
    void the_source_of_an_item_of_the_input_is_state_data() throws Exception {
        assertThat(machines.output(
                        each("Items: [ 1 ]\n    ItemSelector: \"{% $states.context.Map.Item.Source %}\"", PASS), "{}"))
                .isEqualTo(List.of("STATE_DATA"));
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "The history has no events of the iterations")
    void no_more_than_max_concurrency_are_at_work() throws Exception {
        var execution = machines.start(
                machines.make(each("Items: [ 1, 2, 3 ]\n    MaxConcurrency: 2", "{ " + Machines.ASK + ", End: true }")),
                "{}");
        var first = machines.token();
        machines.token();
        var meanwhile = started(execution);

        machines.succeed(first, "{}");
        machines.token();

        assertThat(meanwhile).isEqualTo(2);
        assertThat(started(execution)).isEqualTo(3);
    }

    @Test
    void with_a_max_concurrency_of_one_the_items_are_worked_on_in_their_order() throws Exception {
        machines.start(
                machines.make(each(
                        "Items: [ 1, 2 ]\n    MaxConcurrency: \"{% 1 %}\"", "{ " + Machines.ASK + ", End: true }")),
                "{}");

        var first = machines.asked();
        machines.succeed(String.valueOf(first.get("token")), "{}");
        var second = machines.asked();

        assertThat(first.get("input")).isEqualTo(1L);
        assertThat(second.get("input")).isEqualTo(2L);
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = "The history does not say that they were stopped")
    @Differs(judge = Judge.MINISTACK, how = "The others go on, and the Map waits for them")
    void an_iteration_that_fails_fails_the_map_and_stops_the_others() throws Exception {
        var execution = machines.start(
                machines.make(
                        each(
                                "Items: [ 0, 30 ]",
                                "{ Type: Wait, Seconds: \"{% $states.input %}\", Next: Oops }, Oops: { Type: Fail, Error: Oops }")),
                "{}");

        assertThat(machines.end(execution).error()).isEqualTo("Oops");
        assertThat(machines.types(execution)).contains("MapIterationFailed", "MapIterationAborted", "MapStateFailed");
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    void an_error_of_an_iteration_is_caught_by_its_name() throws Exception {
        var yaml = each(
                        "Items: [ 1 ]\n    Catch: [ { ErrorEquals: [ Oops ], Output: caught, Next: Last } ]",
                        "{ Type: Fail, Error: Oops }")
                .replace("    End: true\n", "    Next: Last\n  Last: { Type: Succeed }\n");

        assertThat(machines.output(yaml, "{}")).isEqualTo("caught");
    }

    @Test
    @Source("step-functions/latest/dg/workflow-variables.html")
    void each_iteration_has_variables_of_its_own() throws Exception {
        assertThat(machines.output(
                        each(
                                "Items: [ 1, 2 ]",
                                "{ Type: Pass, Assign: { mine: \"{% $states.input %}\" }, Next: Read }, Read: { Type: Pass, Output: \"{% $mine %}\", End: true }"),
                        "{}"))
                .isEqualTo(List.of(1L, 2L));
    }

    @Test
    void a_map_runs_within_a_parallel() throws Exception {
        assertThat(machines.output("""
                        StartAt: Both
                        States:
                          Both:
                            Type: Parallel
                            Branches: [ { StartAt: Each, States: { Each: { Type: Map, Items: [ 1, 2 ], ItemProcessor: { StartAt: Do, States: { Do: %s } }, End: true } } } ]
                            End: true
                        """.formatted(PASS), "{}")).isEqualTo(List.of(List.of(1L, 2L)));
    }

    @Test
    @Source("step-functions/latest/apireference/API_MapIterationEventDetails.html")
    @Differs(judge = Judge.MINISTACK, how = "The history has no events of the iterations")
    void its_history_has_the_length_and_each_iteration() throws Exception {
        var execution = machines.start(machines.make(each("Items: [ 7, 8 ]\n    MaxConcurrency: 1", PASS)), "{}");
        machines.end(execution);

        assertThat(machines.event(execution, "MapStateStarted")
                        .mapStateStartedEventDetails()
                        .length())
                .isEqualTo(2);
        assertThat(machines.history(execution).stream()
                        .filter(event -> event.typeAsString().equals("MapIterationStarted"))
                        .map(event -> event.mapIterationStartedEventDetails().name() + " "
                                + event.mapIterationStartedEventDetails().index()))
                .containsExactly("Each 0", "Each 1");
    }

    private long started(String execution) throws InterruptedException {
        aws.pass(Duration.ofMillis(200)); // time for one too many
        return machines.types(execution).stream()
                .filter("MapIterationStarted"::equals)
                .count();
    }

    /** @param states the first, and others after a comma */
    private static String each(String fields, String states) {
        return """
                StartAt: Each
                States:
                  Each:
                    Type: Map
                    %s
                    ItemProcessor: { StartAt: Do, States: { Do: %s } }
                    End: true
                """.formatted(fields, states);
    }
}
