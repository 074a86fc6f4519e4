package latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import latchkey.courier.CourierHandler;
import latchkey.feedback.FeedbackHandler;
import latchkey.runtime.Json;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Messages of former days, taken by today's functions: each looks for what the message is about. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeptMessagesTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "TABLE_NAME", "table",
            "SENDER", "latchkey@demo.example",
            "INBOUND_DOMAIN", "inbound.demo.example",
            "PUBLIC_ADDRESS", "https://latchkey.demo.example",
            "COURIER_QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/123456789012/courier");

    private final PaperAws aws = new PaperAws()
            .answers("GetItem", 200, "{}")
            .answers("BatchGetItem", 200, "{\"Responses\":{},\"UnprocessedKeys\":{}}");

    @Test
    void courier_looks_for_the_event_and_the_person() throws IOException {
        takes(new CourierHandler(aws.wiring(ENVIRONMENT)), "v1/courier/news");

        assertThat(asked()).contains("TICKET#AR-7K3M9Q2X E#00000001", "PERSON#P-00000001 PERSON");
    }

    @Test
    void courier_looks_for_a_letter() throws IOException {
        takes(new CourierHandler(aws.wiring(ENVIRONMENT)), "v1/courier/sign-in");

        assertThat(asked()).contains("LETTER#2 LETTER");
    }

    @Test
    void feedback_looks_for_whom_the_mail_did_not_reach_and_for_the_ticket() throws IOException {
        takes(new FeedbackHandler(aws.wiring(ENVIRONMENT)), "v1/ses/bounce");

        assertThat(Json.write(aws.calls().getFirst().members())).contains("ADDRESS#priya@demo.example");
        assertThat(asked()).contains("TICKET#AR-7K3M9Q2X TICKET");
    }

    @SuppressWarnings("NullAway") // the handlers ask nothing of their context
    private void takes(RequestStreamHandler handler, String message) throws IOException {
        var record = Map.of("messageId", "1", "receiptHandle", "r", "body", Kept.text(message));
        var event = Json.write(Map.of("Records", List.of(record)));
        var answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
        assertThat(answer).hasToString("{\"batchItemFailures\":[]}");
    }

    /** The keys of the first batch that was read. */
    private List<String> asked() {
        var batch = aws.calls().stream()
                .filter(call -> call.operation().equals("BatchGetItem"))
                .findFirst()
                .orElseThrow();
        var table = (Map<?, ?>) ((Map<?, ?>) batch.members().getOrDefault("RequestItems", Map.of())).get("table");
        return ((List<?>) table.get("Keys")).stream().map(KeptMessagesTest::key).toList();
    }

    private static String key(Object key) {
        var parts = (Map<?, ?>) key;
        return text(parts.get("pk")) + " " + text(parts.get("sk"));
    }

    private static String text(Object attribute) {
        return String.valueOf(((Map<?, ?>) attribute).get("S"));
    }
}
