package latchkey.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.Kept;
import latchkey.runtime.Json;
import latchkey.ticket.Stage;
import latchkey.ticket.StepRef;
import latchkey.ticket.StepToken;
import latchkey.ticket.TicketId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms of messages that were once in use stay readable: executions run for weeks. The files are never changed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StageMessageTest {

    private static final TicketId TICKET = new TicketId("AR-7K3M9Q2X");

    static Stream<Arguments> kept() {
        return Stream.of(
                Arguments.of(
                        "ask",
                        new StageMessage.Ask(
                                TICKET,
                                new StepRef(Stage.APPROVAL, 2),
                                new StepToken("AQCEAAAAKgAAAAMAAAAA==", 1, 3, 1))),
                Arguments.of("close", new StageMessage.Close(TICKET, 1)),
                Arguments.of(
                        "check",
                        new StageMessage.Check(TICKET, new StepRef(Stage.PROVISIONING, 1), Optional.empty(), "CLOSED")),
                Arguments.of("failed", new StageMessage.Failed(TICKET, 2, "TIMED_OUT", Optional.empty())),
                Arguments.of("sweep", new StageMessage.Sweep()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kept")
    void a_message_of_version_1_is_readable(String file, StageMessage expected) {
        assertThat(StageMessage.parse(kept(file))).isEqualTo(expected);
    }

    @Test
    void a_check_names_the_token_that_was_answered() {
        assertThat(StageMessage.parse(Kept.text("v2/stage/check")))
                .isEqualTo(new StageMessage.Check(
                        TICKET, new StepRef(Stage.PROVISIONING, 1), Optional.of("AQCEAAAAKgAAAAMAAAAA=="), "CLOSED"));
    }

    @Test
    void a_ticket_is_looked_at_again() {
        assertThat(StageMessage.parse(Kept.text("v2/stage/reconsider"))).isEqualTo(new StageMessage.Reconsider(TICKET));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"version\":2,\"do\":\"sweep\"}; Stage messages have version 1, got: 2",
                "{\"version\":1,\"do\":\"dance\"}; No stage message says do: dance",
                "{\"version\":1,\"do\":\"close\",\"generation\":1}; A stage message has no “ticket”",
                "{\"do\":\"sweep\"}; A stage message has no “version”",
            })
    void what_was_never_in_use_is_refused_by_name(String body, String message) {
        assertThatThrownBy(() -> StageMessage.parse(body)).hasMessage(message);
    }

    @Test
    void an_ask_without_one_of_its_fields_is_refused_by_that_name() {
        var whole = Json.object(kept("ask"));

        for (var field : whole.keySet()) {
            var less = new java.util.LinkedHashMap<String, Object>();
            whole.forEach((name, value) -> {
                if (!name.equals(field)) {
                    less.put(name, Objects.requireNonNull(value));
                }
            });
            assertThatThrownBy(() -> StageMessage.parse(Json.write(Map.copyOf(less))))
                    .hasMessage("A stage message has no “%s”".formatted(field));
        }
    }

    private static String kept(String file) {
        return Kept.text("v1/stage/" + file);
    }
}
