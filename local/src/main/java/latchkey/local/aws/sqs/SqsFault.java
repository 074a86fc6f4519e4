package latchkey.local.aws.sqs;

import java.util.Map;
import latchkey.local.aws.AwsAnswer;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.JsonWire;

/**
 * The errors of SQS, with AWS's sentences.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html">AWS</a>
 */
final class SqsFault {

    /** Where the name in the old query protocol, which SDKs still hand out as the error code, differs from the JSON one. */
    private static final Map<String, String> QUERY_NAMES = Map.ofEntries(
            Map.entry("QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue"),
            Map.entry("QueueNameExists", "QueueAlreadyExists"),
            Map.entry("QueueDeletedRecently", "AWS.SimpleQueueService.QueueDeletedRecently"),
            Map.entry("PurgeQueueInProgress", "AWS.SimpleQueueService.PurgeQueueInProgress"),
            Map.entry("EmptyBatchRequest", "AWS.SimpleQueueService.EmptyBatchRequest"),
            Map.entry("TooManyEntriesInBatchRequest", "AWS.SimpleQueueService.TooManyEntriesInBatchRequest"),
            Map.entry("BatchEntryIdsNotDistinct", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct"),
            Map.entry("InvalidBatchEntryId", "AWS.SimpleQueueService.InvalidBatchEntryId"),
            Map.entry("BatchRequestTooLong", "AWS.SimpleQueueService.BatchRequestTooLong"),
            Map.entry("MessageNotInflight", "AWS.SimpleQueueService.MessageNotInflight"),
            Map.entry("UnsupportedOperation", "AWS.SimpleQueueService.UnsupportedOperation"),
            Map.entry("InvalidParameterValueException", "InvalidParameterValue"),
            Map.entry("MissingRequiredParameterException", "MissingParameter"));

    private SqsFault() {}

    static AwsAnswer answer(AwsFault fault) {
        return JsonWire.refuse(fault, Map.of("x-amzn-query-error", queryName(fault) + ";Sender"));
    }

    /** The code under which SDKs and batch entries name a fault. */
    static String queryName(AwsFault fault) {
        return QUERY_NAMES.getOrDefault(fault.code(), fault.code());
    }

    static AwsFault missing(String parameter) {
        return new AwsFault(
                400,
                "MissingRequiredParameterException",
                "The request must contain the parameter %s.".formatted(parameter));
    }

    static AwsFault outside(String parameter, Number value, int least, int most) {
        return invalid("Value %s for parameter %s is invalid. Reason: Must be between %d and %d, if provided."
                .formatted(value, parameter, least, most));
    }

    static AwsFault invalid(String sentence) {
        return new AwsFault(400, "InvalidParameterValueException", sentence);
    }

    static AwsFault invalidAttribute(String name) {
        return new AwsFault(400, "InvalidAttributeValue", "Invalid value for the parameter %s.".formatted(name));
    }

    static AwsFault unknownAttribute(String name) {
        return new AwsFault(400, "InvalidAttributeName", "Unknown Attribute %s.".formatted(name));
    }

    static AwsFault noQueue() {
        return new AwsFault(400, "QueueDoesNotExist", "The specified queue does not exist.");
    }

    static AwsFault badHandle() {
        return new AwsFault(400, "ReceiptHandleIsInvalid", "The input receipt handle is invalid.");
    }

    /** For what AWS has and the rehearsal has not. */
    static AwsFault unsupported(String what) {
        return new AwsFault(
                400, "UnsupportedOperation", "The rehearsal's SQS has not got %s. AWS has.".formatted(what));
    }
}
