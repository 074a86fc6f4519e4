package latchkey.runtime;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.ticket.Answer;
import latchkey.ticket.Signal;
import latchkey.ticket.StepRef;
import latchkey.ticket.TicketId;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** The state machine, as far as Latchkey speaks to it. All of it may be said twice. */
public final class Machine {

    /** A task that waits has three: scheduled, started, submitted; one that was tried again a few more. */
    private static final int EVENTS_OF_A_TASK = 20;

    /** The most that Step Functions lists at once. */
    private static final int EXECUTIONS_A_PAGE = 1_000;

    private final SfnClient client;
    private final String arn;

    public Machine(SfnClient client, String arn) {
        this.client = client;
        this.arn = arn;
    }

    /** What became of an answer to a task token. */
    public enum Heard {
        YES,
        /** The token has timed out or was answered before. */
        CLOSED,
        /** No token of ours. */
        UNKNOWN
    }

    /** Begins the ticket's workflow, if that has not begun. */
    public void start(TicketId ticket, Signal.Start start) {
        var input = new LinkedHashMap<String, Object>();
        input.put("ticket", ticket.value());
        input.put("generation", start.generation());
        input.put("approvals", start.approvals());
        input.put("sso", start.sso());
        input.put("waits", start.waits());
        try {
            client.startExecution(call -> call.stateMachineArn(arn)
                    .name(name(ticket, start.generation()))
                    .input(Json.write(input)));
        } catch (ExecutionAlreadyExistsException begunBefore) {
            // The name is the ticket's and generation's own: that execution is this one, under way or at its end.
            return;
        }
    }

    public Heard answer(String token, Answer answer) {
        try {
            client.sendTaskSuccess(call -> call.taskToken(token).output(Json.write(Map.of("outcome", answer.word()))));
            return Heard.YES;
        } catch (TaskTimedOutException e) {
            return Heard.CLOSED;
        } catch (InvalidTokenException | TaskDoesNotExistException e) {
            return Heard.UNKNOWN;
        }
    }

    /** Whether that execution still runs; empty where there is none of that name. */
    public Optional<Boolean> runs(TicketId ticket, int generation) {
        try {
            return Optional.of(client.describeExecution(call -> call.executionArn(execution(ticket, generation)))
                            .status()
                    == ExecutionStatus.RUNNING);
        } catch (ExecutionDoesNotExistException e) {
            return Optional.empty();
        }
    }

    /** An execution that is over without having succeeded; {@code name} is ticket-generation. */
    public record Over(String name, String status) {}

    /**
     * Looks at all that AWS still knows, 90 days of them: they come by time, and whether by that of their start or of their
     * end AWS does not say.
     *
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html">AWS</a>
     */
    public List<Over> failedSince(Instant since) {
        return Stream.of(ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT, ExecutionStatus.ABORTED)
                .flatMap(this::ended)
                .filter(execution -> execution.stopDate().isAfter(since))
                .map(execution -> new Over(execution.name(), execution.statusAsString()))
                .toList();
    }

    private Stream<ExecutionListItem> ended(ExecutionStatus status) {
        return client
                .listExecutionsPaginator(
                        list -> list.stateMachineArn(arn).statusFilter(status).maxResults(EXECUTIONS_A_PAGE))
                .executions()
                .stream();
    }

    /**
     * Whether an execution that runs has asked for nothing after this: neither for another step nor for this one anew, which
     * brings another token. What it has asked for may still be on its way to the ticket.
     *
     * @param token of the asking; where nobody knows it, the step alone is compared
     */
    public boolean isAt(TicketId ticket, int generation, StepRef step, Optional<String> token) {
        return client
                .getExecutionHistory(call -> call.executionArn(execution(ticket, generation))
                        .reverseOrder(true)
                        .includeExecutionData(true)
                        .maxResults(EVENTS_OF_A_TASK))
                .events()
                .stream()
                .flatMap(event -> Optional.ofNullable(event.taskScheduledEventDetails()).stream())
                .findFirst()
                .filter(task -> asks(Json.object(task.parameters()), step, token))
                .isPresent();
    }

    private static boolean asks(
            Map<String, ? extends @Nullable Object> parameters, StepRef step, Optional<String> token) {
        return parameters.get("MessageBody") instanceof Map<?, ?> message
                && step.stage().word().equals(message.get("stage"))
                && String.valueOf(step.step()).equals(String.valueOf(message.get("step")))
                && token.map(one -> one.equals(message.get("token"))).orElse(true);
    }

    private String execution(TicketId ticket, int generation) {
        return arn.replace(":stateMachine:", ":execution:") + ":" + name(ticket, generation);
    }

    private static String name(TicketId ticket, int generation) {
        return ticket + "-" + generation;
    }
}
