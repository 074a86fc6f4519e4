package latchkey.local;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import latchkey.local.aws.Account;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Permission;
import latchkey.local.aws.VirtualClock;
import latchkey.local.aws.iam.Policies;
import latchkey.local.aws.s3.S3;
import latchkey.local.aws.ses.ReceiptRule;
import latchkey.local.aws.ses.Receiving;
import latchkey.local.aws.ses.Ses;
import latchkey.local.aws.sns.Topics;
import latchkey.local.aws.sns.Topics.Subscription;
import latchkey.local.aws.sqs.QueueWriter;
import latchkey.local.template.Stack;

/** All that carries mail and news of mail, set up as the templates say: SES out and in, and the topics behind it. */
final class PostOffice {

    private final Topics topics;
    private final Receiving receiving;

    PostOffice(Stack stack, Ses ses, S3 files, QueueWriter queues, Policies policies, VirtualClock clock) {
        this.topics = new Topics(subscriptions(stack, queues), queues, clock);
        this.receiving = new Receiving(files, clock, allowed(stack, policies));
        ses.topics((topic, message) -> topics.publish(topic, "Amazon SES Email Event Notification", message));
        stack.identities().forEach(identity -> ses.verify(identity.name()));
        stack.configurationSets().forEach(set -> ses.configurationSet(set.name()));
        stack.eventDestinations().stream()
                .filter(Stack.EventDestination::enabled)
                .forEach(destination -> {
                    letsIn(stack, destination, policies);
                    ses.eventDestination(
                            destination.configurationSet(),
                            destination.topicArn(),
                            types(destination),
                            publish(destination.topicArn(), "Amazon SES Email Event Notification"));
                });
        stack.receiptRules()
                .forEach(rule -> receiving.rule(
                        new ReceiptRule(
                                rule.name(),
                                rule.recipients(),
                                rule.enabled(),
                                rule.scan(),
                                rule.bucket(),
                                rule.prefix(),
                                rule.topicArn()),
                        publish(rule.topicArn().orElse(""), "Amazon SES Email Receipt Notification")));
    }

    /** What takes mail in. */
    Receiving receiving() {
        return receiving;
    }

    /** SES refuses a destination whose topic does not let it in on behalf of the configuration set. */
    private static void letsIn(Stack stack, Stack.EventDestination to, Policies policies) {
        var source = stack.configurationSets().stream()
                .filter(set -> set.name().equals(to.configurationSet()))
                .map(Stack.ConfigurationSet::arn)
                .findFirst()
                .orElse("");
        if (!policies.allows(
                Policies.service("ses.amazonaws.com"),
                new Permission("sns:Publish", to.topicArn()),
                Map.of("aws:sourcearn", source, "aws:sourceaccount", Account.ID))) {
            throw new CannotRun("%s: the policy of the topic %s does not let SES tell it of mail sent with %s."
                    .formatted(to.place(), to.topicArn(), to.configurationSet()));
        }
    }

    private Consumer<String> publish(String topic, String subject) {
        return message -> topics.publish(topic, subject, message);
    }

    private static Set<String> types(Stack.EventDestination destination) {
        return destination.types().stream()
                .map(type -> type.toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, List<Subscription>> subscriptions(Stack stack, QueueWriter queues) {
        return stack.topics().stream()
                .collect(Collectors.toMap(
                        Stack.Topic::arn,
                        topic -> stack.subscriptions().stream()
                                .filter(subscription -> subscription.topicArn().equals(topic.arn()))
                                .filter(subscription -> subscription.protocol().equals("sqs"))
                                .map(subscription -> subscription(subscription, queues))
                                .toList()));
    }

    private static Subscription subscription(Stack.Subscription subscription, QueueWriter queues) {
        var queue = name(subscription.endpoint());
        if (!queues.mayWrite(subscription.topicArn(), queue)) {
            throw new CannotRun("%s: the policy of the queue %s does not let %s send messages that come from %s."
                    .formatted(subscription.place(), queue, queues.principal(), subscription.topicArn()));
        }
        return new Subscription(queue, subscription.raw());
    }

    /** The last part of an ARN. */
    static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    /** SES comes with the ARN of a rule, and a policy may look at it. */
    private static BiPredicate<Caller, Permission> allowed(Stack stack, Policies policies) {
        return (caller, permission) -> stack.receiptRules().stream()
                .anyMatch(rule -> policies.allows(
                        caller, permission, Map.of("aws:sourcearn", rule.arn(), "aws:sourceaccount", Account.ID)));
    }
}
