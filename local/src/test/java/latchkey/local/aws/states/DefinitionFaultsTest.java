package latchkey.local.aws.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import latchkey.local.aws.states.DefinitionFaults.Fault;
import latchkey.runtime.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;

/** What is wrong with a definition is said before it runs. */
class DefinitionFaultsTest extends StatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ States: { A: { Type: Succeed } } } | / | These fields are required: [StartAt]",
                "{ StartAt: A } | / | These fields are required: [States]",
                "{ StartAt: B, States: { A: { Type: Succeed } } } | /StartAt | No state is named 'B'",
                "{ StartAt: A, States: { A: { Type: Pass, Next: B } } } | /States/A/Next | No state is named 'B'",
                "{ StartAt: A, States: { A: { Type: Pass, End: true }, B: { Type: Succeed } } } | /States/B | 'B' is not reachable",
                "{ StartAt: A, States: { A: { Type: Pass, Next: A } } } | / | No state ends it",
                "{ StartAt: A, States: { A: { Type: Pass, Next: A, End: true } } } | /States/A/Next | Next and End",
                "{ StartAt: A, States: { A: { Type: Pass } } } | /States/A/Next | leads nowhere",
                "{ StartAt: A, States: { A: { Type: Pass, End: true, Colour: red } } } | /States/A/Colour | 'Colour' is not supported",
                "{ StartAt: A, Colour: red, States: { A: { Type: Succeed } } } | /Colour | 'Colour' is not supported",
                "{ StartAt: A, States: { A: { Type: Parallel, Branches: [ { StartAt: B, States: { B: { Type: Succeed } } } ], Retry: [ { ErrorEquals: [ E ], MaxAttempt: 1 } ], End: true } } } | /States/A/Retry[0]/MaxAttempt | 'MaxAttempt' is not supported",
                "{ StartAt: A, States: { A: { Type: Parallel, Branches: [ { StartAt: B, States: { B: { Type: Succeed } } } ], Retry: { ErrorEquals: [ E ] }, End: true } } } | /States/A/Retry | a list of objects",
                "{ StartAt: A, States: { A: { Type: Pass, Assign: { a.b: 1 }, End: true } } } | /States/A/Assign/a.b | no name of a variable",
                "{ StartAt: A, States: { A: { Type: Pass, End: true, ResultPath: $ } } } | /States/A/ResultPath | only supported for the 'JSONPath'",
                "{ StartAt: A, States: { A: { Type: Nap, End: true } } } | /States/A/Type | 'Nap'",
                "{ StartAt: A, QueryLanguage: JSONPath, States: { A: { Type: Succeed } } } | /States/A/QueryLanguage | 'JSONPath' is not run here",
                "{ StartAt: A, States: { A: { Type: Succeed, QueryLanguage: JSONPath } } } | /States/A/QueryLanguage | 'JSONPath' is not run here",
                "{ StartAt: A, States: { A: { Type: Task, Resource: 'arn:aws:states:::lambda:invoke', End: true } } } | /States/A/Resource | 'arn:aws:states:::lambda:invoke' is not here",
                "{ StartAt: A, States: { A: { Type: Wait, End: true } } } | /States/A/Seconds | Exactly one",
                "{ StartAt: A, States: { A: { Type: Choice, Choices: [ { Condition: true, Next: X } ], Default: Y } } } | /States/A/Choices[0]/Next | No state is named 'X'",
                "{ StartAt: A, States: { A: { Type: Choice, Choices: [ { Condition: true, Next: X } ], Default: Y } } } | /States/A/Default | No state is named 'Y'",
                "{ StartAt: A, States: { A: { Type: Map, ToleratedFailureCount: 1, ItemProcessor: { StartAt: B, States: { B: { Type: Succeed } } }, End: true } } } | /States/A/ToleratedFailureCount | not supported",
                "{ StartAt: A, States: { A: { Type: Map, ItemProcessor: { ProcessorConfig: { Mode: DISTRIBUTED }, StartAt: B, States: { B: { Type: Succeed } } }, End: true } } } | /States/A/ItemProcessor/ProcessorConfig/Mode | 'DISTRIBUTED' is not here",
                "{ StartAt: A, States: { A: { Type: Parallel, Branches: [ { StartAt: B, States: { B: { Type: Pass, Next: C } } } ], End: true } } } | /States/A/Branches[0]/States/B/Next | No state is named 'C'",
            })
    void what_is_refused_is_said_with_its_place_and_what_would_be_right(String yaml, String at, String wrong) {
        assertThat(DefinitionFaults.of(Json.object(Machines.definition(yaml))))
                .filteredOn(Fault::refuses)
                .anySatisfy(fault -> {
                    assertThat(fault.at()).isEqualTo(at);
                    assertThat(fault.wrong()).contains(wrong);
                    assertThat(fault.right()).isNotBlank();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{% 1 + %} | INVALID_JSONATA_EXPRESSION",
                "{% $states.input.a | INVALID_JSONATA_EXPRESSION",
                "{% $eval('1') %} | $eval is not supported",
                "{% $states.input.a ?? 1 %} | '??' is not in JSONata 2.0.6",
                "{% $states.input.a ?: 1 %} | '?:' is not in JSONata 2.0.6",
                "{% $$.a %} | Reference to '$$' is not supported.",
                "{% phone %} | Reference to 'phone' at the top level is not supported.",
                "{% $map($states.input.a, function($x){ phone }) %} | Reference to 'phone'",
                "{% $states.result.a %} | $states.result is not there yet",
                "{% $states.errorOutput %} | $states.errorOutput is there in Catch alone",
            })
    void expressions_that_aws_refuses_are_refused(String expression, String why) {
        assertThatThrownBy(() -> pass("Output: { v: \"" + expression + "\" }", "{}"))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("/States/Do/Output/v");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$states.input.items[value > 3]",
                "$states.input.(a + b)",
                "$states.input.a^(>price).name",
                "$states.input.items{name: $sum(price)}",
                "$map($states.input.a, function($v, $i){ $v.b & $string($i) })",
                "($total := 1; $total + 1)",
                "$states.input.a ~> /x.y/i",
                "$replace($states.input.a, /a\\/(b)/, 'phone')",
                "$states.input.a ? 'x' : 'y'",
                "$states.input.`strange name`",
                "/* a comment */ $states.input.a",
                "$states.input.a and true or null in [1..3]",
                "$states.input ~> |a|{'b': c}|",
            })
    void expressions_that_aws_takes_have_no_fault(String expression) {
        assertThat(DefinitionFaults.of(
                        Json.object(Machines.definition("{ StartAt: A, States: { A: { Type: Succeed, Output: '{% "
                                + expression.replace("'", "''")
                                + " %}' } } }"))))
                .isEmpty();
    }

    @Test
    void what_aws_takes_and_is_wrong_all_the_same_is_said_but_not_refused() {
        var yaml = """
                StartAt: Ask
                States:
                  Ask:
                    Type: Task
                    Resource: arn:aws:states:::sqs:sendMessage.waitForTaskToken
                    Arguments: { QueueUrl: q, MessageBody: { a: "{% $nobody %}", b: "{% $foo(1) %}" } }
                    Retry: [ { ErrorEquals: [ States.Timedout ] } ]
                    End: true
                """;

        assertThat(DefinitionFaults.of(Json.object(Machines.definition(yaml))))
                .allSatisfy(fault -> assertThat(fault.refuses()).isFalse())
                .extracting(Fault::wrong)
                .containsExactlyInAnyOrder(
                        "Nobody is given the token, so nobody can answer",
                        "Without it the task waits for three years",
                        "No error is named States.Timedout",
                        "No state before this one assigns $nobody",
                        "There is no function $foo");
    }

    @Test
    void a_variable_is_known_wherever_a_way_leads_that_assigns_it() {
        assertThat(DefinitionFaults.of(Json.object(Machines.definition(WorkflowTest.ASKING))))
                .isEmpty();
    }

    @Test
    void a_variable_is_unknown_in_the_state_that_first_assigns_it() {
        assertThat(
                        DefinitionFaults.of(
                                Json.object(
                                        Machines.definition(
                                                "{ StartAt: A, States: { A: { Type: Pass, Assign: { x: 1 }, Output: '{% $x %}', End: true } } }"))))
                .extracting(Fault::wrong)
                .containsExactly("No state before this one assigns $x");
    }
}
