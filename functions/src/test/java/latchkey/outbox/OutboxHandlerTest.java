package latchkey.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import latchkey.Kept;
import latchkey.PaperAws;
import latchkey.runtime.Json;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Records that the stream once told are read, and what follows from them is sent in the forms that are kept. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OutboxHandlerTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "TABLE_NAME", "table",
            "STATE_MACHINE_ARN", "arn:aws:states:eu-west-1:123456789012:stateMachine:m",
            "COURIER_QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/123456789012/courier",
            "STAGE_QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/123456789012/stage");

    private final PaperAws aws = new PaperAws().answers("SendMessageBatch", 200, "{\"Successful\":[],\"Failed\":[]}");

    @Test
    void a_request_starts_its_workflow_and_is_mailed_to_its_requester() throws IOException {
        aws.answers("StartExecution", 200, "{\"executionArn\":\"arn:aws:states:e\",\"startDate\":1}");

        assertThat(follows("v1/items/submitted")).isEqualTo("{\"batchItemFailures\":[]}");

        assertThat(aws.operations()).containsExactly("StartExecution", "SendMessageBatch");
        var start = aws.calls().getFirst().members();
        assertThat(start.get("name")).isEqualTo("AR-7K3M9Q2X-1");
        assertThat(start.get("input"))
                .isEqualTo(
                        "{\"ticket\":\"AR-7K3M9Q2X\",\"generation\":1,\"approvals\":2,\"sso\":true,\"waits\":[172800,172800,86400,86400,172800,172800,172800,172800,172800,172800,172800,172800,172800,172800,172800,172800]}");
        assertThat(queued()).containsExactly(Kept.text("v1/courier/news"));
    }

    @Test
    void an_answer_that_its_token_does_not_take_is_checked_a_minute_later() throws IOException {
        var check =
                "{\"version\":1,\"do\":\"check\",\"ticket\":\"AR-7K3M9Q2X\",\"stage\":\"approval\",\"step\":1,\"token\":\"token"
                        + " of approval 1, 0, 0\",\"heard\":\"CLOSED\"}";
        aws.answers("SendTaskSuccess", 400, "{\"__type\":\"TaskTimedOut\",\"message\":\"closed\"}")
                .answers("SendMessage", 200, "{\"MessageId\":\"m\",\"MD5OfMessageBody\":\"%s\"}".formatted(md5(check)));

        assertThat(follows("v1/items/approved")).isEqualTo("{\"batchItemFailures\":[]}");

        assertThat(aws.operations()).containsExactly("SendTaskSuccess", "SendMessage", "SendMessageBatch");
        assertThat(aws.calls().getFirst().members())
                .containsEntry("taskToken", "token of approval 1, 0, 0")
                .containsEntry("output", "{\"outcome\":\"approved\"}");
        assertThat(aws.calls().get(1).members())
                .containsEntry("MessageBody", check)
                .containsEntry("DelaySeconds", 60L);
        assertThat(Json.object(check).keySet())
                .as("the form that stage goes on reading")
                .isEqualTo(Kept.json("v2/stage/check").keySet());
    }

    @Test
    void a_letter_becomes_one_mail() throws IOException {
        follows("v1/items/link");

        assertThat(queued()).containsExactly(Kept.text("v1/courier/sign-in"));
    }

    @Test
    void a_departure_becomes_a_message_for_each_ticket_that_waits_for_who_has_left() throws IOException {
        var ticket = Kept.json("v1/items/ticket");
        ticket.put("pk", Map.of("S", "LIST#ASKED#P-00000003"));
        ticket.put("sk", Map.of("S", "2026-11-23T12:00:00.000000000Z#AR-7K3M9Q2X"));
        aws.answers("Query", 200, Json.write(Map.of("Items", List.of(ticket), "Count", 1)));

        assertThat(follows("v2/items/departure")).isEqualTo("{\"batchItemFailures\":[]}");

        assertThat(queued()).containsExactly(Kept.text("v2/stage/reconsider"));
    }

    /** Hands the kept item over as the stream would, and gives back the handler's answer. */
    @SuppressWarnings("NullAway") // the handler asks nothing of its context
    private String follows(String item) throws IOException {
        var event = "{\"Records\":[{\"eventName\":\"INSERT\",\"dynamodb\":{\"SequenceNumber\":\"1\",\"NewImage\":%s}}]}"
                .formatted(Kept.text(item));
        var answer = new ByteArrayOutputStream();
        new OutboxHandler(aws.wiring(ENVIRONMENT))
                .handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
        return answer.toString(StandardCharsets.UTF_8);
    }

    private List<String> queued() {
        var batch = aws.calls().getLast().members();
        return ((List<?>) Objects.requireNonNull(batch.get("Entries")))
                .stream()
                        .map(entry -> String.valueOf(((Map<?, ?>) entry).get("MessageBody")))
                        .toList();
    }

    private static String md5(String body) {
        try {
            var digest = MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
