package latchkey.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BatchTest {

    private static final String MESSAGES = """
            {"Records":[
              {"messageId":"1","body":"one","receiptHandle":"r1"},
              {"messageId":"2","body":"two","receiptHandle":"r2"},
              {"messageId":"3","body":"three","receiptHandle":"r3"}]}""";

    private static final String IMAGES = """
            {"Records":[
              {"eventName":"INSERT","dynamodb":{"SequenceNumber":"100","NewImage":{"pk":{"S":"a"}}}},
              {"eventName":"INSERT","dynamodb":{"SequenceNumber":"200","NewImage":{"pk":{"S":"b"}}}},
              {"eventName":"INSERT","dynamodb":{"SequenceNumber":"300","NewImage":{"pk":{"S":"c"}}}}]}""";

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final Log log = new Log(
            new PrintStream(lines, true, StandardCharsets.UTF_8),
            InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z")),
            "inbox");

    @Test
    void a_message_that_fails_goes_back_alone_and_is_logged() throws IOException {
        var seen = new ArrayList<String>();

        Batch.messages(in(MESSAGES), answer, log, message -> {
            seen.add(message.body() + " " + message.receipt());
            if (message.id().equals("2")) {
                throw new IllegalStateException("no table");
            }
        });

        assertThat(seen).containsExactly("one r1", "two r2", "three r3");
        assertThat(answer).hasToString("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}");
        assertThat(Json.object(lines.toString(StandardCharsets.UTF_8)))
                .containsEntry("level", "ERROR")
                .containsEntry("what", "record-failed")
                .containsEntry("record", "2")
                .containsEntry("error", "java.lang.IllegalStateException: no table");
    }

    @Test
    void all_well_is_an_empty_list_and_not_an_empty_answer() throws IOException {
        Batch.messages(in(MESSAGES), answer, log, message -> {});

        assertThat(answer).hasToString("{\"batchItemFailures\":[]}");
        assertThat(lines.size()).isZero();
    }

    @Test
    void after_a_record_of_the_stream_has_failed_the_rest_waits_in_its_order() throws IOException {
        var seen = new ArrayList<Object>();

        Batch.images(in(IMAGES), answer, log, image -> {
            seen.add(String.valueOf(image.get("pk")));
            if (seen.size() == 2) {
                throw new IllegalStateException("no queue");
            }
        });

        assertThat(seen).isEqualTo(List.of("{S=a}", "{S=b}"));
        assertThat(answer).hasToString("{\"batchItemFailures\":[{\"itemIdentifier\":\"200\"}]}");
    }

    private static ByteArrayInputStream in(String event) {
        return new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
    }
}
