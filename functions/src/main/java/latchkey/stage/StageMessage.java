package latchkey.stage;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import latchkey.runtime.Json;
import latchkey.ticket.Stage;
import latchkey.ticket.StepRef;
import latchkey.ticket.StepToken;
import latchkey.ticket.TicketId;
import org.jspecify.annotations.Nullable;

/**
 * A message of the stage queue. Executions that began long ago go on sending the form of their day, so a form once in
 * use stays readable.
 */
public sealed interface StageMessage {

    /** The state machine asks for a step, and waits for the token to be answered. */
    record Ask(TicketId ticket, StepRef step, StepToken token) implements StageMessage {}

    /** The workflow is at its end. */
    record Close(TicketId ticket, int generation) implements StageMessage {}

    /**
     * An answer did not reach its token; see whether the workflow went on.
     *
     * @param token which is of no more use to anybody; empty in messages of former days
     */
    record Check(TicketId ticket, StepRef step, Optional<String> token, String heard) implements StageMessage {}

    /** An execution ended otherwise than by succeeding; {@code error} where Step Functions names one. */
    record Failed(TicketId ticket, int generation, String status, Optional<String> error) implements StageMessage {

        private static final Pattern NAME = Pattern.compile("(?<ticket>.+)-(?<generation>\\d{1,9})");

        /** An execution is called ticket-generation; empty where somebody gave it another name, by hand. */
        static Optional<Failed> of(String execution, String status, Optional<String> error) {
            return Optional.of(NAME.matcher(execution))
                    .filter(name -> name.matches() && TicketId.isOne(name.group("ticket")))
                    .map(name -> new Failed(
                            new TicketId(name.group("ticket")),
                            Integer.parseInt(name.group("generation")),
                            status,
                            error));
        }
    }

    /** An execution that no ticket began, but somebody by hand, ended otherwise than by succeeding. */
    record NoTickets(String execution) implements StageMessage {}

    /** Somebody for whom the ticket may wait has left, or lost the role in which they are asked. */
    record Reconsider(TicketId ticket) implements StageMessage {}

    /** The hourly look for workflows that were never started, or failed unheard. */
    record Sweep() implements StageMessage {}

    /** @throws IllegalArgumentException where it is of no form that ever was in use */
    static StageMessage parse(String body) {
        var message = Json.object(body);
        if (message.get("detail") instanceof Map<?, ?> detail) {
            return failed(detail);
        }
        if (number(message, "version") != 1) {
            throw new IllegalArgumentException("Stage messages have version 1, got: " + message.get("version"));
        }
        return switch (text(message, "do")) {
            case "ask" -> new Ask(ticket(message), step(message), token(message));
            case "close" -> new Close(ticket(message), number(message, "generation"));
            case "check" ->
                new Check(
                        ticket(message),
                        step(message),
                        Optional.ofNullable(message.get("token")).map(Object::toString),
                        text(message, "heard"));
            case "reconsider" -> new Reconsider(ticket(message));
            case "sweep" -> new Sweep();
            default -> throw new IllegalArgumentException("No stage message says do: " + message.get("do"));
        };
    }

    /** EventBridge's “Step Functions Execution Status Change”. */
    private static StageMessage failed(Map<?, ?> detail) {
        var name = text(detail, "name");
        var error = Optional.ofNullable(detail.get("error")).map(Object::toString);
        return Failed.of(name, text(detail, "status"), error)
                .<StageMessage>map(failed -> failed)
                .orElseGet(() -> new NoTickets(name));
    }

    private static TicketId ticket(Map<?, ?> message) {
        return new TicketId(text(message, "ticket"));
    }

    private static StepRef step(Map<?, ?> message) {
        var word = text(message, "stage");
        var stage = Stage.of(word).orElseThrow(() -> new IllegalArgumentException("No stage is called " + word));
        return new StepRef(stage, number(message, "step"));
    }

    private static StepToken token(Map<?, ?> message) {
        return new StepToken(
                text(message, "token"),
                number(message, "generation"),
                number(message, "attempt"),
                number(message, "retry"));
    }

    private static String text(Map<?, ?> message, String name) {
        return needed(message.get(name), name).toString();
    }

    private static int number(Map<?, ?> message, String name) {
        return needed(message.get(name), name) instanceof Number number
                ? number.intValue()
                : Integer.parseInt(text(message, name));
    }

    private static Object needed(@Nullable Object value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("A stage message has no “%s”".formatted(name));
        }
        return value;
    }
}
