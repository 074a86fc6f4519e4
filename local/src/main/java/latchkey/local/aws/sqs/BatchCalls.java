package latchkey.local.aws.sqs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.Caller;

/** The operations on up to ten messages at once: each entry succeeds or fails alone. */
final class BatchCalls {

    private static final int MOST = 10;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    private final Queues queues;
    private final MessageCalls one;

    BatchCalls(Queues queues, MessageCalls one) {
        this.queues = queues;
        this.one = one;
    }

    Map<String, Object> send(Caller sender, Members members) {
        var queue = queue(members);
        var size = members.objects("Entries").stream()
                .mapToInt(entry -> Text.size(
                        entry.optionalText("MessageBody").orElse(""),
                        MessageAttribute.read(entry.optionalObject("MessageAttributes"))))
                .sum();
        if (size > Text.MOST_BYTES) {
            throw new AwsFault(
                    400,
                    "BatchRequestTooLong",
                    "Batch requests cannot be longer than %d bytes. You have sent %d bytes."
                            .formatted(Text.MOST_BYTES, size));
        }
        return each(members, entry -> one.send(sender, queue, entry).members());
    }

    Map<String, Object> delete(Members members) {
        var queue = queue(members);
        return each(members, entry -> {
            one.delete(queue, entry.text("ReceiptHandle"));
            return Map.of();
        });
    }

    Map<String, Object> changeVisibility(Members members) {
        var queue = queue(members);
        return each(members, entry -> {
            one.changeVisibility(queue, entry.text("ReceiptHandle"), MessageCalls.visibility(entry));
            return Map.of();
        });
    }

    private String queue(Members members) {
        var name = QueueCalls.name(members.text("QueueUrl"));
        return queues.read(() -> queues.find(name).orElseThrow(SqsFault::noQueue))
                .name();
    }

    private static Map<String, Object> each(Members members, Function<Members, Map<String, Object>> act) {
        var entries = members.objects("Entries");
        check(entries);
        var successful = new ArrayList<Map<String, Object>>();
        var failed = new ArrayList<Map<String, Object>>();
        for (var entry : entries) {
            var id = entry.text("Id");
            try {
                var done = new LinkedHashMap<String, Object>();
                done.put("Id", id);
                done.putAll(act.apply(entry));
                successful.add(done);
            } catch (AwsFault fault) {
                failed.add(Map.of(
                        "Id",
                        id,
                        "Code",
                        SqsFault.queryName(fault),
                        "Message",
                        String.valueOf(fault.getMessage()),
                        "SenderFault",
                        true));
            }
        }
        return Map.of("Successful", successful, "Failed", failed);
    }

    private static void check(List<Members> entries) {
        if (entries.isEmpty()) {
            throw new AwsFault(400, "EmptyBatchRequest", "There should be at least one entry in the request.");
        }
        if (entries.size() > MOST) {
            throw new AwsFault(
                    400,
                    "TooManyEntriesInBatchRequest",
                    "Maximum number of entries per request are %d. You have sent %d.".formatted(MOST, entries.size()));
        }
        var ids = new HashSet<String>();
        for (var entry : entries) {
            var id = entry.text("Id");
            if (!ID.matcher(id).matches()) {
                throw new AwsFault(
                        400,
                        "InvalidBatchEntryId",
                        "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.");
            }
            if (!ids.add(id)) {
                throw new AwsFault(400, "BatchEntryIdsNotDistinct", "Id %s repeated.".formatted(id));
            }
        }
    }
}
