package latchkey.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import latchkey.Kept;
import latchkey.PaperAws;
import latchkey.runtime.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What an answer that met a closed token leads to: approval 1 is recorded, and the ticket has heard of no step since. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MendTest {

    private static final String ANSWERED = "token of approval 1, 0, 0";

    private final PaperAws aws = new PaperAws()
            .answers("DescribeExecution", 200, "{\"status\":\"RUNNING\"}")
            .answers("TransactWriteItems", 200, "{}");

    @BeforeEach
    void a_ticket_between_two_steps() {
        var ticket = Kept.json("v1/items/ticket");
        ticket.remove("open");
        ticket.putAll(Map.of("pk", Map.of("S", "TICKET#AR-7K3M9Q2X"), "sk", Map.of("S", "TICKET")));
        aws.answers("GetItem", 200, Json.write(Map.of("Item", ticket)))
                .answers("BatchGetItem", 200, Json.write(Map.of("Responses", Map.of("table", List.of(ticket)))));
    }

    @Test
    void the_machine_that_still_waits_with_that_token_is_a_reason_to_warn() throws IOException {
        asksWith(ANSWERED);

        checks(ANSWERED);

        assertThat(aws.operations()).contains("TransactWriteItems");
    }

    @Test
    void the_machine_has_asked_again_so_the_next_message_brings_the_answer() throws IOException {
        asksWith("token of approval 1, 1, 0");

        checks(ANSWERED);

        assertThat(aws.operations()).contains("GetExecutionHistory").doesNotContain("TransactWriteItems");
    }

    private void asksWith(String token) {
        var parameters =
                Json.write(Map.of("MessageBody", Map.of("do", "ask", "stage", "approval", "step", 1, "token", token)));
        var scheduled = Map.of(
                "type",
                "TaskScheduled",
                "id",
                5,
                "timestamp",
                1,
                "taskScheduledEventDetails",
                Map.of("resourceType", "sqs", "resource", "sendMessage", "region", "r", "parameters", parameters));
        aws.answers("GetExecutionHistory", 200, Json.write(Map.of("events", List.of(scheduled))));
    }

    @SuppressWarnings("NullAway") // the handler asks nothing of its context
    private void checks(String token) throws IOException {
        var check = Json.write(Map.of(
                "version",
                1,
                "do",
                "check",
                "ticket",
                "AR-7K3M9Q2X",
                "stage",
                "approval",
                "step",
                1,
                "token",
                token,
                "heard",
                "CLOSED"));
        var event =
                Json.write(Map.of("Records", List.of(Map.of("messageId", "1", "receiptHandle", "r", "body", check))));
        var answer = new ByteArrayOutputStream();
        new StageHandler(aws.wiring(Map.of(
                        "TABLE_NAME", "table",
                        "STATE_MACHINE_ARN", "arn:aws:states:eu-west-1:123456789012:stateMachine:m")))
                .handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
        assertThat(answer).hasToString("{\"batchItemFailures\":[]}");
    }
}
