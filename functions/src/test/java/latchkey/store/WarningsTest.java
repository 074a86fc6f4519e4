package latchkey.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import latchkey.Kept;
import latchkey.PaperAws;
import latchkey.runtime.Json;
import latchkey.ticket.TicketId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WarningsTest {

    private static final TicketId TICKET = new TicketId("AR-7K3M9Q2X");
    private static final String CAUSE = "a mail came back";

    private final PaperAws aws = new PaperAws().answers("TransactWriteItems", 200, "{}");

    @Test
    void a_cause_that_is_told_for_the_first_time_is_written_with_its_mark() {
        has(ticket());

        assertThat(put("Mail to Bea was sent back.")).isEqualTo(Warnings.Put.NEW);

        assertThat(aws.operations()).containsExactly("BatchGetItem", "TransactWriteItems");
        assertThat(Json.write(aws.calls().getLast().members()))
                .contains("Mail to Bea was sent back.")
                .contains(mark());
    }

    @Test
    void a_cause_that_is_told_again_changes_nothing_whatever_the_words() {
        has(ticket(), Map.of("pk", Map.of("S", mark()), "sk", Map.of("S", "SEEN")));

        assertThat(put("Mail to Bea was sent back. They are asked for approval 1."))
                .isEqualTo(Warnings.Put.KNOWN);

        assertThat(aws.operations()).containsExactly("BatchGetItem");
    }

    @Test
    void a_ticket_that_is_gone_is_said_to_be_gone() {
        has();

        assertThat(put("Mail to Bea was sent back.")).isEqualTo(Warnings.Put.NO_TICKET);
    }

    private Warnings.Put put(String words) {
        var store = aws.wiring(Map.of("TABLE_NAME", "table")).store();
        return store.warnings().put(TICKET, CAUSE, _ -> words);
    }

    private void has(Object... items) {
        aws.answers("BatchGetItem", 200, Json.write(Map.of("Responses", Map.of("table", List.of(items)))));
    }

    private static Object ticket() {
        var ticket = Kept.json("v1/items/ticket");
        Key.ticket(TICKET).values().forEach((name, value) -> ticket.put(name, Map.of("S", value.s())));
        return Objects.requireNonNull(ticket);
    }

    private static String mark() {
        return Key.seen(Hash.of("warning %s %s".formatted(TICKET, CAUSE))).pk();
    }
}
