package latchkey.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The templates that are deployed, read as the local run reads them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RealTemplateTest {

    @Test
    void nothing_is_wrong_with_them() {
        var report = Project.house().check();

        assertThat(report.faults()).isEmpty();
        assertThat(report.advice()).isEmpty();
    }

    @Test
    void nothing_is_wrong_where_every_parameter_says_the_other_thing() {
        var parameters = Map.of(
                "MailDomain", "demo.example",
                "Sender", "latchkey@demo.example",
                "FirstItAdmin", "ines@demo.example",
                "AlarmAddress", "ines@demo.example",
                "ReceiptRuleSet", "everybody",
                "CreateIdentity", "false",
                "WebSnapStart", "PublishedVersions");

        assertThat(Project.house().check(parameters).faults()).isEmpty();
    }

    @Test
    void all_six_functions_are_woken_by_what_the_design_says() {
        var stack = Project.house().read();

        assertThat(stack.functions()).hasSize(6);
        assertThat(stack.function("WebFunction").events())
                .containsExactly(new EventSource.Route(
                        "HttpApi",
                        "ANY",
                        "$default",
                        stack.function("WebFunction").events().getFirst().place()));
        for (var name : List.of("Inbox", "Stage", "Courier", "Feedback")) {
            assertThat(stack.function(name + "Function").events())
                    .singleElement()
                    .isInstanceOfSatisfying(EventSource.Queue.class, source -> {
                        assertThat(source.queueArn())
                                .isEqualTo(stack.queue(name + "Queue").arn());
                        assertThat(source.reportsFailures()).isTrue();
                    });
        }
        assertThat(stack.function("OutboxFunction").events())
                .singleElement()
                .isInstanceOfSatisfying(EventSource.Stream.class, source -> {
                    assertThat(source.streamArn())
                            .isEqualTo(stack.tables().getFirst().streamArn().orElseThrow());
                    assertThat(source.filters()).hasSize(1);
                    assertThat(source.bisects()).isTrue();
                    assertThat(source.onFailure()).contains("arn:aws:s3:::latchkey-data-failedrecordsbucket");
                });
    }

    @Test
    void the_machine_asks_the_stage_queue_and_may() {
        var stack = Project.house().read();
        var machine = stack.machine("AccessRequestMachine");

        assertThat(String.valueOf(machine.definition()))
                .contains("QueueUrl=" + stack.queue("StageQueue").url());
        assertThat(Permissions.allow(
                        stack.callers().getOrDefault(machine.caller(), List.of()),
                        "",
                        "sqs:SendMessage",
                        stack.queue("StageQueue").arn(),
                        Map.of()))
                .isTrue();
    }

    /** Executions that run for months rely on these. Whoever changes one decides in docs/decisions what becomes of them. */
    @Test
    void what_running_executions_know_keeps_its_name() {
        var stack = Project.house().read();

        assertThat(stack.machine("AccessRequestMachine").arn())
                .isEqualTo("arn:aws:states:eu-west-1:123456789012:stateMachine:latchkey-AccessRequestMachine");
        assertThat(stack.machine("AccessRequestMachine").roleArn())
                .isEqualTo("arn:aws:iam::123456789012:role/latchkey-AccessRequestMachineRole");
        assertThat(stack.queue("StageQueue").url())
                .isEqualTo("https://sqs.eu-west-1.amazonaws.com/123456789012/latchkey-StageQueue");
        assertThat(KeptCheck.STABLE)
                .containsOnly(
                        Map.entry("StageQueue", "AWS::SQS::Queue"),
                        Map.entry("AccessRequestMachine", "AWS::Serverless::StateMachine"),
                        Map.entry("AccessRequestMachineRole", "AWS::IAM::Role"));
    }
}
