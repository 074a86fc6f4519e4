package latchkey.local.aws.sqs;

import java.util.Map;
import latchkey.local.aws.Account;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.Permission;
import latchkey.local.aws.iam.Policies;

/**
 * Writes to queues for a service of AWS, such as SNS, as far as the queues' own policies let it.
 *
 * @param principal such as {@code sns.amazonaws.com}
 */
public record QueueWriter(String principal, Policies policies, Sqs queues) {

    /** Whether a queue's policy takes messages of this service that come from {@code source}, a topic or a rule. */
    public boolean mayWrite(String source, String queue) {
        var context = Map.of("aws:sourcearn", source, "aws:sourceaccount", Account.ID);
        return policies.allows(Policies.service(principal), new Permission("sqs:SendMessage", Sqs.arn(queue)), context);
    }

    /**
     * Writes; durable when it returns.
     *
     * @throws AwsFault {@code AccessDenied} where the policy does not let it, and what SQS refuses
     */
    public void write(String source, String queue, String body) {
        if (!mayWrite(source, queue)) {
            throw new AwsFault(
                    403,
                    "AccessDenied",
                    "The policy of the queue %s does not let %s send messages that come from %s"
                            .formatted(queue, principal, source));
        }
        queues.send(Policies.service(principal), queue, body);
    }
}
