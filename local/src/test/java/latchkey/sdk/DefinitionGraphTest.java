package latchkey.sdk;

import static latchkey.sdk.Judge.LOCALSTACK;
import static latchkey.sdk.Judge.MINISTACK;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;

/** Each definition is refused, and taken with the one thing mended. */
@SdkTest("Step Functions")
@Source("https://states-language.net/spec.html")
class DefinitionGraphTest {

    private static final String TAKEN = "It is taken: nobody looks at the graph of states";

    private final Aws aws;
    private final Machines machines;

    DefinitionGraphTest(Aws aws) {
        this.aws = aws;
        this.machines = new Machines(aws);
    }

    @Test
    @Source("step-functions/latest/dg/statemachine-structure.html")
    @Differs(judge = MINISTACK, how = TAKEN)
    void a_machine_that_says_not_where_it_starts_is_refused() {
        machines.refuses("Comment: A", "StartAt: A", "{ HERE, States: { A: { Type: Succeed } } }");
    }

    @Test
    @Source("step-functions/latest/dg/statemachine-structure.html")
    @Differs(judge = LOCALSTACK, how = TAKEN)
    @Differs(judge = MINISTACK, how = TAKEN)
    void a_machine_that_starts_at_a_state_that_is_not_there_is_refused() {
        machines.refuses("a", "A", "{ StartAt: HERE, States: { A: { Type: Succeed } } }");
    }

    @Test
    @Source("step-functions/latest/dg/statemachine-structure.html")
    @Differs(judge = MINISTACK, how = "It is taken")
    void a_machine_without_states_is_refused() {
        machines.refuses("Comment: A", "States: { A: { Type: Succeed } }", "{ StartAt: A, HERE }");
    }

    @Test
    @Differs(judge = LOCALSTACK, how = TAKEN)
    @Differs(judge = MINISTACK, how = TAKEN)
    void a_state_that_leads_to_one_that_is_not_there_is_refused() {
        machines.refuses("X", "B", """
                StartAt: A
                States:
                  A: { Type: Choice, Choices: [ { Condition: "{% true %}", Next: B } ], Default: C }
                  B: { Type: Succeed }
                  C: { Type: Pass, Next: HERE }
                """);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = TAKEN)
    @Differs(judge = MINISTACK, how = TAKEN)
    void a_choice_that_leads_to_a_state_that_is_not_there_is_refused() {
        machines.refuses("X", "B", """
                StartAt: A
                States:
                  A: { Type: Choice, Choices: [ { Condition: "{% true %}", Next: HERE } ], Default: B }
                  B: { Type: Succeed }
                """);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = TAKEN)
    @Differs(judge = MINISTACK, how = TAKEN)
    void a_default_that_is_not_there_is_refused() {
        machines.refuses("X", "B", """
                StartAt: A
                States:
                  A: { Type: Choice, Choices: [ { Condition: "{% true %}", Next: B } ], Default: HERE }
                  B: { Type: Succeed }
                """);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = TAKEN)
    @Differs(judge = MINISTACK, how = TAKEN)
    void a_catcher_that_leads_to_a_state_that_is_not_there_is_refused() {
        machines.refuses("X", "B", """
                StartAt: A
                States:
                  A: { %s, Catch: [ { ErrorEquals: [ States.ALL ], Next: HERE } ], Next: B }
                  B: { Type: Succeed }
                """.formatted(Machines.ASK));
    }

    @Test
    @Differs(judge = LOCALSTACK, how = TAKEN)
    @Differs(judge = MINISTACK, how = TAKEN)
    void a_state_that_no_way_leads_to_is_refused() {
        machines.refuses(
                "End: true", "Next: B", "{ StartAt: A, States: { A: { Type: Pass, HERE }, B: { Type: Succeed } } }");
    }

    @Test
    @Differs(judge = LOCALSTACK, how = TAKEN)
    @Differs(judge = MINISTACK, how = TAKEN)
    void a_machine_that_no_state_ends_is_refused() {
        machines.refuses("Next: A", "End: true", "{ StartAt: A, States: { A: { Type: Pass, HERE } } }");
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "It is taken")
    @Differs(judge = MINISTACK, how = "It is taken")
    void a_state_that_leads_nowhere_is_refused() {
        machines.refuses("Comment: none", "End: true", "{ StartAt: A, States: { A: { Type: Pass, HERE } } }");
    }

    @Test
    @Source("step-functions/latest/dg/statemachine-structure.html")
    @Differs(judge = MINISTACK, how = "It is taken")
    void a_state_that_both_leads_on_and_ends_is_refused() {
        machines.refuses("Next: B, End: true", "Next: B", """
                StartAt: A
                States:
                  A: { Type: Pass, HERE }
                  B: { Type: Succeed }
                """);
    }

    @Test
    @Source("step-functions/latest/dg/state-parallel.html")
    @Differs(judge = LOCALSTACK, how = TAKEN)
    @Differs(judge = MINISTACK, how = TAKEN)
    void a_branch_that_leads_out_of_itself_is_refused() {
        machines.refuses("Next: Z", "End: true", """
                StartAt: A
                States:
                  A: { Type: Parallel, Branches: [ { StartAt: X, States: { X: { Type: Pass, HERE } } } ], Next: Z }
                  Z: { Type: Succeed }
                """);
    }

    @Test
    @Source("step-functions/latest/dg/state-map-inline.html")
    @Differs(judge = LOCALSTACK, how = TAKEN)
    @Differs(judge = MINISTACK, how = TAKEN)
    void an_iteration_that_leads_out_of_itself_is_refused() {
        machines.refuses("Next: Z", "End: true", """
                StartAt: A
                States:
                  A: { Type: Map, Items: [ 1 ], ItemProcessor: { StartAt: X, States: { X: { Type: Pass, HERE } } }, Next: Z }
                  Z: { Type: Succeed }
                """);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = TAKEN)
    @Differs(judge = MINISTACK, how = TAKEN)
    void two_states_of_one_name_are_refused_wherever_they_are() {
        machines.refuses("A", "X", """
                StartAt: A
                States:
                  A: { Type: Parallel, Branches: [ { StartAt: HERE, States: { HERE: { Type: Succeed } } } ], End: true }
                """);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "It is taken")
    @Differs(judge = MINISTACK, how = "It is taken")
    void a_name_of_a_state_of_more_than_80_characters_is_refused() {
        machines.refuses("x".repeat(81), "x".repeat(80), "{ StartAt: HERE, States: { HERE: { Type: Succeed } } }");
    }

    @Test
    @Differs(judge = MINISTACK, how = "It is taken")
    void a_definition_that_is_no_json_is_refused() {
        assertThatThrownBy(() -> machines.states()
                        .createStateMachine(create -> create.name(aws.name("machine"))
                                .roleArn(aws.role())
                                .definition("{ StartAt")))
                .isInstanceOf(InvalidDefinitionException.class);
    }
}
