package latchkey.local.aws.lambda;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import latchkey.runtime.Json;

/**
 * Which items of a batch an answer reports as failed. Nothing reported means success; a report that cannot be understood,
 * or that names an item not in the batch, fails all of it:
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
final class ItemFailures {

    private ItemFailures() {}

    /** @param ids what the items of the batch are called */
    static Set<String> of(FunctionAnswer answer, List<String> ids, boolean reportsItemFailures) {
        if (answer.failed()) {
            return Set.copyOf(ids);
        }
        if (!reportsItemFailures || answer.payload().length == 0) {
            return Set.of();
        }
        try {
            var failed = reported(Json.read(answer.payload()));
            return ids.containsAll(failed) ? failed : Set.copyOf(ids);
        } catch (Json.NotJson | IllegalArgumentException e) {
            return Set.copyOf(ids);
        }
    }

    private static Set<String> reported(@org.jspecify.annotations.Nullable Object answer) {
        if (!(answer instanceof Map<?, ?> report) || report.get("batchItemFailures") == null) {
            return Set.of();
        }
        if (!(report.get("batchItemFailures") instanceof List<?> failures)) {
            throw new IllegalArgumentException("batchItemFailures is a list");
        }
        var ids = new HashSet<String>();
        for (var failure : failures) {
            if (failure instanceof Map<?, ?> item && item.get("itemIdentifier") instanceof String id && !id.isEmpty()) {
                ids.add(id);
            } else {
                throw new IllegalArgumentException("An item failure is {\"itemIdentifier\": id}");
            }
        }
        return ids;
    }
}
