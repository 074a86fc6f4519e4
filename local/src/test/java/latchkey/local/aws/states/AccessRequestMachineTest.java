package latchkey.local.aws.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import latchkey.local.aws.Account;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Disk;
import latchkey.local.aws.Gateway;
import latchkey.local.aws.Rehearsal;
import latchkey.local.aws.VirtualClock;
import latchkey.local.aws.iam.Statement;
import latchkey.local.aws.sqs.Sqs;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** The product's own machine, on queues that IAM guards: every state, every word. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccessRequestMachineTest {

    private static final Caller MACHINE = new Caller("STATE_MACHINE:AccessRequestMachine");
    private static final Caller STAGE = new Caller("StageFunction");

    private final Disk disk = Disk.inMemory();
    private final VirtualClock clock = new VirtualClock(disk);
    private final Sqs sqs = new Sqs(disk, clock);
    private final AtomicReference<Gateway> gateway = new AtomicReference<>();
    private final States states = new States(
            disk,
            clock,
            new ServiceCalls(
                    (caller, service, operation, members) -> gateway.get().call(caller, service, operation, members)));
    private final String machine = Account.arn("states", "stateMachine:latchkey-AccessRequestMachine");

    @AfterEach
    void close() {
        states.close();
        disk.close();
    }

    @Test
    void the_definition_has_no_fault() throws IOException {
        assertThat(DefinitionFaults.of(definition())).isEmpty();
    }

    @Test
    void two_approvals_then_provisioning_then_assignment_then_the_end() throws Exception {
        var sfn = open(Sqs.arn("stage"), machine);
        start(sfn, "{'ticket':'AR-1','generation':1,'approvals':2,'sso':true,'waits':[60]}");

        var stages = new ArrayList<String>();
        for (var word : List.of("approved", "approved", "provisioned", "assigned")) {
            var ask = message();
            stages.add(ask.text("stage") + ask.number("step"));
            answer(sfn, ask, word);
        }

        assertThat(stages).containsExactly("approval1", "approval2", "provisioning1", "assignment1");
        assertThat(message().text("do")).isEqualTo("close");
        assertThat(states.executions().getFirst().status()).isEqualTo("SUCCEEDED");
    }

    @Test
    void a_default_ticket_costs_at_most_12_transitions() throws Exception {
        var sfn = open(Sqs.arn("stage"), machine);
        start(sfn, "{'ticket':'AR-1','generation':1,'approvals':1,'sso':true,'waits':[60]}");

        for (var word : List.of("approved", "provisioned", "assigned")) {
            answer(sfn, message(), word);
        }

        assertThat(states.executions().getFirst().status()).isEqualTo("SUCCEEDED");
        assertThat(states.executions().getFirst().transitions()).isLessThanOrEqualTo(12);
    }

    @Test
    void a_denial_closes_it() throws Exception {
        var sfn = open(Sqs.arn("stage"), machine);
        start(sfn, "{'ticket':'AR-1','generation':1,'approvals':1,'sso':false,'waits':[60]}");

        answer(sfn, message(), "denied");

        assertThat(message().text("do")).isEqualTo("close");
    }

    @Test
    void an_unknown_word_fails_it() throws Exception {
        var sfn = open(Sqs.arn("stage"), machine);
        start(sfn, "{'ticket':'AR-1','generation':1,'approvals':1,'sso':false,'waits':[60]}");

        answer(sfn, message(), "perhaps");

        assertThat(states.executions().getFirst().status()).isEqualTo("FAILED");
        assertThat(states.failed()).isOne();
    }

    @Test
    void nobody_answering_it_asks_again() throws Exception {
        var sfn = open(Sqs.arn("stage"), machine);
        start(sfn, "{'ticket':'AR-1','generation':1,'approvals':1,'sso':false,'waits':[60]}");
        var first = message();

        clock.moveTo(clock.instant().plusSeconds(60));
        states.due(clock.instant());

        var second = message();
        assertThat(second.number("attempt")).isOne();
        assertThat(second.text("token")).isNotEqualTo(first.text("token"));
    }

    @Test
    void a_role_that_may_not_send_has_its_refusal_retried() throws Exception {
        var sfn = open(Sqs.arn("another"), machine);

        start(sfn, "{'ticket':'AR-1','generation':1,'approvals':1,'sso':false,'waits':[60]}");

        assertThat(states.executions().getFirst().history().toString())
                .contains("SQS.AmazonSQSException", "not authorized to perform: sqs:sendmessage");
        assertThat(states.nextDue()).isPresent();
    }

    @Test
    void an_answer_needs_a_permission_on_the_machine_whose_token_it_is() throws Exception {
        var sfn = open(Sqs.arn("stage"), Account.arn("states", "stateMachine:another"));
        gatewayStart("{'ticket':'AR-1','generation':1,'approvals':1,'sso':false,'waits':[60]}");
        var ask = message();

        assertThatThrownBy(() -> answer(sfn, ask, "approved"))
                .isInstanceOf(SfnException.class)
                .hasMessageContaining("not authorized to perform: states:SendTaskSuccess on resource: " + machine);
    }

    private SfnClient open(String queueArn, String machineArn) throws IOException {
        sqs.create("stage", Map.of());
        var roles = Map.of(
                MACHINE, List.of(Statement.allow(List.of("sqs:SendMessage"), List.of(queueArn))),
                STAGE,
                        List.of(Statement.allow(
                                List.of("states:SendTaskSuccess", "states:StartExecution"), List.of(machineArn))));
        var rehearsal = new Rehearsal(clock, roles, sqs, states);
        gateway.set(rehearsal.gateway());
        states.deploy("latchkey-AccessRequestMachine", MACHINE, "arn:aws:iam::123456789012:role/m", definition());
        states.start();
        return rehearsal.client(SfnClient.builder(), STAGE);
    }

    private static Map<String, @Nullable Object> definition() throws IOException {
        var yaml = Files.readString(Path.of("..", "statemachine", "access-request.asl.yaml"))
                .replace("${StageQueueUrl}", Sqs.url("stage"));
        return Json.object(Machines.definition(yaml));
    }

    private void start(SfnClient sfn, String input) {
        sfn.startExecution(r -> r.stateMachineArn(machine).input(Machines.json(input)));
        settle();
    }

    private void gatewayStart(String input) {
        gateway.get()
                .call(
                        Caller.DEVELOPER,
                        "states",
                        "StartExecution",
                        Map.of("stateMachineArn", machine, "input", Machines.json(input)));
        settle();
    }

    private void answer(SfnClient sfn, Node ask, String word) {
        sfn.sendTaskSuccess(r -> r.taskToken(ask.text("token")).output("{\"outcome\":\"" + word + "\"}"));
        settle();
    }

    private Node message() throws InterruptedException {
        var received = sqs.receive("stage", 1, Duration.ofSeconds(5)).getFirst();
        sqs.delete("stage", received.receiptHandle());
        return Node.of(Json.read(received.body()));
    }

    private void settle() {
        while (!states.idle()) {
            LockSupport.parkNanos(200_000);
        }
    }
}
