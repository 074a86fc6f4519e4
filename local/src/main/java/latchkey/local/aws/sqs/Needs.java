package latchkey.local.aws.sqs;

import java.util.ArrayList;
import java.util.List;
import latchkey.local.aws.Permission;

/**
 * What a caller must be allowed for each operation; those on a batch need what one of its entries needs.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html">AWS</a>
 */
final class Needs {

    private Needs() {}

    static List<Permission> of(String operation, Members members) {
        return switch (operation) {
            case "ListQueues" -> List.of(new Permission("sqs:ListQueues", "*"));
            case "CreateQueue", "GetQueueUrl" ->
                List.of(new Permission("sqs:" + operation, Sqs.arn(members.text("QueueName"))));
            case "SendMessageBatch", "DeleteMessageBatch", "ChangeMessageVisibilityBatch" ->
                List.of(onQueue(operation.substring(0, operation.length() - "Batch".length()), members));
            case "StartMessageMoveTask" -> move(members);
            case "ListMessageMoveTasks" ->
                List.of(
                        new Permission("sqs:ListMessageMoveTasks", members.text("SourceArn")),
                        new Permission("sqs:GetQueueAttributes", members.text("SourceArn")));
            default ->
                members.values().containsKey("QueueUrl")
                        ? List.of(onQueue(operation, members))
                        : List.of(new Permission("sqs:" + operation, "*"));
        };
    }

    private static Permission onQueue(String operation, Members members) {
        return new Permission("sqs:" + operation, Sqs.arn(QueueCalls.name(members.text("QueueUrl"))));
    }

    private static List<Permission> move(Members members) {
        var source = members.text("SourceArn");
        var needs = new ArrayList<Permission>();
        for (var action : List.of("StartMessageMoveTask", "ReceiveMessage", "DeleteMessage", "GetQueueAttributes")) {
            needs.add(new Permission("sqs:" + action, source));
        }
        members.optionalText("DestinationArn")
                .ifPresent(target -> needs.add(new Permission("sqs:SendMessage", target)));
        return needs;
    }
}
