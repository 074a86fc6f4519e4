package latchkey.sdk;

import org.junit.jupiter.api.Test;

/** Each definition is refused, and taken with the one thing mended. */
@SdkTest("Step Functions")
@Source("https://states-language.net/spec.html")
class DefinitionFieldTest {

    private static final String PASS = "{ StartAt: A, States: { A: { Type: Pass, HERE, End: true } } }";
    private static final String WAIT = "{ StartAt: A, States: { A: { Type: Wait, HERE, End: true } } }";
    private static final String ASK = "{ StartAt: A, States: { A: { " + Machines.ASK + ", HERE, End: true } } }";

    private final Machines machines;

    DefinitionFieldTest(Aws aws) {
        this.machines = new Machines(aws);
    }

    @Test
    @Source("step-functions/latest/dg/statemachine-structure.html")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void a_type_that_is_none_is_refused() {
        machines.refuses("Nap", "Succeed", "{ StartAt: A, States: { A: { Type: HERE } } }");
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void a_field_of_a_state_that_is_misspelt_is_refused() {
        machines.refuses("Asign: { x: 1 }", "Assign: { x: 1 }", PASS);
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void a_field_of_the_machine_that_is_misspelt_is_refused() {
        machines.refuses(
                "TimeOutSeconds", "TimeoutSeconds", "{ HERE: 5, StartAt: A, States: { A: { Type: Succeed } } }");
    }

    @Test
    @Source("step-functions/latest/dg/state-choice.html")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void a_field_of_a_rule_that_is_misspelt_is_refused() {
        machines.refuses("Asign", "Assign", """
                StartAt: A
                States:
                  A: { Type: Choice, Choices: [ { Condition: "{% true %}", HERE: { x: 1 }, Next: B } ] }
                  B: { Type: Succeed }
                """);
    }

    @Test
    @Source("step-functions/latest/dg/connect-sqs.html")
    @Differs(judge = Judge.LOCALSTACK, how = "It is taken")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void an_argument_that_sqs_does_not_know_is_refused() {
        machines.refuses("Message: m", "MessageBody: m", """
                StartAt: A
                States: { A: { Type: Task, Resource: "arn:aws:states:::sqs:sendMessage", Arguments: { QueueUrl: QUEUE, HERE }, End: true } }
                """);
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_SendMessage.html")
    @Differs(judge = Judge.LOCALSTACK, how = "It is taken")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void a_message_without_a_queue_is_refused() {
        machines.refuses("Comment: none", "Arguments: { QueueUrl: QUEUE, MessageBody: m }", """
                StartAt: A
                States: { A: { Type: Task, Resource: "arn:aws:states:::sqs:sendMessage", HERE, End: true } }
                """);
    }

    @Test
    @Source("step-functions/latest/dg/transforming-data.html")
    @Differs(judge = Judge.LOCALSTACK, how = "It is taken")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void the_fields_of_the_other_dialect_are_refused_in_jsonata() {
        for (var field : new String[] {"InputPath", "OutputPath", "ResultPath", "Result", "Parameters"}) {
            machines.refuses(field + ": \"$\"", "Comment: none", PASS);
        }
        machines.refuses("TimeoutSecondsPath: \"$.t\"", "Comment: none", ASK);
        machines.refuses("ResultSelector: { a: 1 }", "Comment: none", ASK);
        machines.refuses("SecondsPath: \"$.t\"", "Seconds: 1", WAIT);
    }

    @Test
    @Source("step-functions/latest/dg/statemachine-structure.html")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void a_state_of_the_other_dialect_is_refused_in_a_jsonata_machine() {
        machines.refuses("JSONPath", "JSONata", PASS.replace("HERE", "QueryLanguage: HERE"));
    }

    @Test
    @Source("step-functions/latest/dg/transforming-data.html")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void a_state_may_be_in_jsonata_by_itself() {
        machines.refuses(
                "Comment: none",
                "QueryLanguage: JSONata",
                "{ QueryLanguage: JSONPath, StartAt: A, States: { A: { Type: Pass, HERE, Output: \"{% 1 %}\", End: true } } }");
    }

    @Test
    @Source("step-functions/latest/dg/state-task.html")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void a_task_without_a_resource_is_refused() {
        machines.refuses(
                "Comment: none",
                "Resource: \"arn:aws:states:::sqs:sendMessage\"",
                "{ StartAt: A, States: { A: { Type: Task, HERE, Arguments: { QueueUrl: QUEUE, MessageBody: m }, End: true } } }");
    }

    @Test
    @Source("step-functions/latest/dg/state-task.html")
    @Differs(judge = Judge.LOCALSTACK, how = "It is taken")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void a_time_out_of_0_is_refused() {
        machines.refuses(
                "0",
                "1",
                ASK.replace("TimeoutSeconds: 60", "TimeoutSeconds: HERE").replace(", HERE, End", ", End"));
    }

    @Test
    @Source("step-functions/latest/dg/state-task.html")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void a_heartbeat_that_is_as_long_as_the_time_out_is_refused() {
        machines.refuses("HeartbeatSeconds: 60", "HeartbeatSeconds: 59", ASK);
    }

    @Test
    @Source("step-functions/latest/dg/state-wait.html")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void a_wait_has_either_seconds_or_a_timestamp() {
        machines.refuses("Comment: none", "Seconds: 1", WAIT);
        machines.refuses(
                "Seconds: 1, Timestamp: \"2026-11-23T08:00:00Z\"", "Timestamp: \"2026-11-23T08:00:00Z\"", WAIT);
    }

    @Test
    @Source("step-functions/latest/dg/state-wait.html")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void a_wait_until_what_is_no_timestamp_is_refused() {
        machines.refuses("Timestamp: tomorrow", "Timestamp: \"2026-11-23T08:00:00Z\"", WAIT);
    }

    @Test
    @Source("step-functions/latest/dg/state-wait.html")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void a_wait_of_less_than_0_seconds_is_refused() {
        machines.refuses("Seconds: -1", "Seconds: 0", WAIT);
    }

    @Test
    @Source("step-functions/latest/dg/state-choice.html")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void a_choice_without_rules_is_refused() {
        machines.refuses("[]", "[ { Condition: \"{% true %}\", Next: B } ]", """
                StartAt: A
                States:
                  A: { Type: Choice, Choices: HERE, Default: B }
                  B: { Type: Succeed }
                """);
    }

    @Test
    @Source("step-functions/latest/dg/state-choice.html")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void a_choice_that_ends_is_refused() {
        machines.refuses("End: true", "Comment: none", """
                StartAt: A
                States:
                  A: { Type: Choice, Choices: [ { Condition: "{% true %}", Next: B } ], HERE }
                  B: { Type: Succeed }
                """);
    }
}
