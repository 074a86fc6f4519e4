package latchkey.local.aws.states;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.local.aws.Account;
import org.jspecify.annotations.Nullable;

/**
 * The event "Step Functions Execution Status Change" as EventBridge delivers it
 * (AWS, <em>Automating Step Functions event delivery with EventBridge</em>).
 */
final class StatusChange {

    /** Above this, in bytes, EventBridge leaves the input out, then the output. */
    private static final int LARGEST_DATA = 248 * 1024;

    private StatusChange() {}

    static Map<String, @Nullable Object> event(Execution execution, Instant now) {
        var event = new LinkedHashMap<String, @Nullable Object>();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", "Step Functions Execution Status Change");
        event.put("source", "aws.states");
        event.put("account", Account.ID);
        event.put("time", now.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", Account.REGION);
        event.put("resources", List.of(execution.arn));
        event.put("detail", detail(execution));
        return event;
    }

    private static Map<String, @Nullable Object> detail(Execution execution) {
        var output = execution.output;
        var outputFits = output == null || size(output) <= LARGEST_DATA;
        var inputFits = size(execution.input) + (output != null && outputFits ? size(output) : 0) <= LARGEST_DATA;
        var detail = new LinkedHashMap<String, @Nullable Object>();
        detail.put("executionArn", execution.arn);
        detail.put("stateMachineArn", execution.machineArn);
        detail.put("stateMachineVersionArn", null);
        detail.put("stateMachineAliasArn", null);
        detail.put("name", execution.name);
        detail.put("status", execution.status.name());
        detail.put("startDate", execution.startedAt.toEpochMilli());
        detail.put("stopDate", execution.stoppedAt == null ? null : execution.stoppedAt.toEpochMilli());
        detail.put("input", inputFits ? execution.input : null);
        detail.put("output", outputFits ? output : null);
        detail.put("inputDetails", Map.of("included", inputFits));
        detail.put("outputDetails", output == null ? null : Map.of("included", outputFits));
        detail.put("error", execution.error);
        detail.put("cause", execution.cause);
        return detail;
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
