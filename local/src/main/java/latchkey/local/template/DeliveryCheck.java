package latchkey.local.template;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** AWS delivers only where the receiver lets it in: to queues from topics and rules, to buckets and topics from SES. */
final class DeliveryCheck {

    private static final String SEND = "sqs:SendMessage";
    private static final String PUBLISH = "sns:Publish";
    private static final String SES = "ses.amazonaws.com";

    private final Stack stack;
    private final Faults faults;

    DeliveryCheck(Stack stack, Faults faults) {
        this.stack = stack;
        this.faults = faults;
    }

    void check() {
        stack.subscriptions().stream()
                .filter(it -> it.protocol().equals("sqs"))
                .filter(it -> known(it.endpoint(), queues(), it.place()) && known(it.topicArn(), topics(), it.place()))
                .forEach(it ->
                        admits(it.endpoint(), "sns.amazonaws.com", SEND, it.endpoint(), it.topicArn(), it.place()));
        stack.rules().forEach(this::rule);
        stack.receiptRules().forEach(this::receiptRule);
        stack.eventDestinations().forEach(this::eventDestination);
        stack.queues()
                .forEach(queue ->
                        queue.redrive().ifPresent(redrive -> known(redrive.deadLetterArn(), queues(), queue.place())));
    }

    private void rule(Stack.Rule rule) {
        if (rule.pattern().isPresent() == rule.schedule().isPresent()) {
            faults.add(
                    rule.place(),
                    rule.logicalId(),
                    "has " + (rule.schedule().isPresent() ? "both" : "neither")
                            + " EventPattern and ScheduleExpression",
                    "Write exactly one of them");
        }
        rule.schedule()
                .filter(it -> !it.matches("rate\\([1-9][0-9]* (minute|hour|day)s?\\)"))
                .ifPresent(it -> faults.add(
                        rule.place(), it, "is no schedule that is played here", "Write one such as rate(1 hour)"));
        rule.targets().stream()
                .filter(target -> known(target.arn(), queues(), target.place()))
                .forEach(target ->
                        admits(target.arn(), "events.amazonaws.com", SEND, target.arn(), rule.arn(), target.place()));
    }

    private void receiptRule(Stack.ReceiptRule rule) {
        var bucket = "arn:aws:s3:::" + rule.bucket();
        if (known(bucket, stack.buckets().stream().map(Stack.Bucket::arn).toList(), rule.place())) {
            admits(bucket, SES, "s3:PutObject", bucket + "/" + rule.prefix() + "mail", rule.arn(), rule.place());
        }
        rule.topicArn()
                .filter(arn -> known(arn, topics(), rule.place()))
                .ifPresent(arn -> admits(arn, SES, PUBLISH, arn, rule.arn(), rule.place()));
    }

    private void eventDestination(Stack.EventDestination it) {
        var sets = stack.configurationSets();
        if (known(
                        it.configurationSet(),
                        sets.stream().map(Stack.ConfigurationSet::name).toList(),
                        it.place())
                && known(it.topicArn(), topics(), it.place())) {
            sets.stream()
                    .filter(set -> set.name().equals(it.configurationSet()))
                    .forEach(set -> admits(it.topicArn(), SES, PUBLISH, it.topicArn(), set.arn(), it.place()));
        }
    }

    private List<String> queues() {
        return stack.queues().stream().map(Stack.Queue::arn).toList();
    }

    private List<String> topics() {
        return stack.topics().stream().map(Stack.Topic::arn).toList();
    }

    /** What is empty was faulty where it stands, and has been reported there. */
    private boolean known(String name, Collection<String> all, Place place) {
        if (!name.isEmpty() && !all.contains(name)) {
            faults.unknown(place, name, "is nothing that these templates declare", all);
        }
        return all.contains(name);
    }

    private void admits(String receiver, String service, String action, String resource, String source, Place place) {
        var statements = stack.resourcePolicies().stream()
                .filter(policy -> policy.resourceArn().equals(receiver))
                .flatMap(policy -> policy.statements().stream())
                .toList();
        var context = Map.of("aws:SourceArn", source, "aws:SourceAccount", account(), "aws:SecureTransport", "true");
        if (!Permissions.allow(statements, service, action, resource, context)) {
            faults.add(
                    place,
                    receiver,
                    "does not let %s in, so AWS would deliver nothing".formatted(service),
                    "Allow %s to %s for %s, aws:SourceArn %s, in a policy of %s"
                            .formatted(action, service, resource, source, receiver));
        }
    }

    private String account() {
        return stack.queues().stream()
                .map(Stack.Queue::arn)
                .map(arn -> arn.split(":", -1))
                .filter(parts -> parts.length > 4)
                .map(parts -> parts[4])
                .findFirst()
                .orElse("");
    }
}
