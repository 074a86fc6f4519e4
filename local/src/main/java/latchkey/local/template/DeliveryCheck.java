package latchkey.local.template;

/** AWS delivers only where the receiver lets it in: to queues from topics and rules, to buckets and topics from SES. */
final class DeliveryCheck {

    private static final String SEND = "sqs:SendMessage";
    private static final String PUBLISH = "sns:Publish";
    private static final String SES = "ses.amazonaws.com";

    /** One hour, two hours: EventBridge refuses "1 hours". */
    private static final String RATE = "rate\\((1 (minute|hour|day)|([2-9]|[1-9][0-9]+) (minutes|hours|days))\\)";

    private final Stack stack;
    private final Admission admission;
    private final Faults faults;

    DeliveryCheck(Stack stack, Faults faults) {
        this.stack = stack;
        this.admission = new Admission(stack, faults);
        this.faults = faults;
    }

    void check() {
        stack.subscriptions().stream()
                .filter(it -> it.protocol().equals("sqs"))
                .filter(it -> admission.known(it.endpoint(), admission.queues(), it.place())
                        && admission.known(it.topicArn(), admission.topics(), it.place()))
                .forEach(it -> admission.admits(
                        it.endpoint(), "sns.amazonaws.com", SEND, it.endpoint(), it.topicArn(), it.place()));
        stack.rules().forEach(this::rule);
        stack.receiptRules().forEach(this::receiptRule);
        stack.eventDestinations().forEach(this::eventDestination);
        stack.queues()
                .forEach(queue -> queue.redrive()
                        .ifPresent(redrive ->
                                admission.known(redrive.deadLetterArn(), admission.queues(), queue.place())));
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
                .filter(it -> !it.matches(RATE))
                .ifPresent(it -> faults.add(
                        rule.place(), it, "is no schedule that is played here", "Write one such as rate(1 hour)"));
        rule.targets().stream()
                .filter(target -> admission.known(target.arn(), admission.queues(), target.place()))
                .forEach(target -> {
                    admission.admits(
                            target.arn(), "events.amazonaws.com", SEND, target.arn(), rule.arn(), target.place());
                    target.input().ifPresent(input -> message(target, input));
                });
    }

    private void message(Stack.Target target, String input) {
        stack.queues().stream()
                .filter(queue -> queue.arn().equals(target.arn()) && StageMessages.reads(stack, queue))
                .forEach(queue -> StageMessages.refusal(input)
                        .ifPresent(why -> faults.add(
                                target.place(),
                                input,
                                "is nothing that the stage function can read: " + why,
                                "Write it as StageMessage reads it")));
    }

    private void receiptRule(Stack.ReceiptRule rule) {
        if (!rule.enabled()) {
            faults.add(rule.place(), rule.name(), "is off, so it receives no mail", "Write Enabled: true");
        }
        var bucket = "arn:aws:s3:::" + rule.bucket();
        if (admission.known(
                bucket, stack.buckets().stream().map(Stack.Bucket::arn).toList(), rule.place())) {
            admission.admits(
                    bucket, SES, "s3:PutObject", bucket + "/" + rule.prefix() + "mail", rule.arn(), rule.place());
        }
        rule.topicArn()
                .filter(arn -> admission.known(arn, admission.topics(), rule.place()))
                .ifPresent(arn -> admission.admits(arn, SES, PUBLISH, arn, rule.arn(), rule.place()));
    }

    private void eventDestination(Stack.EventDestination it) {
        if (!it.enabled()) {
            faults.add(it.place(), it.configurationSet(), "is off, so it tells of nothing", "Write Enabled: true");
        }
        var sets = stack.configurationSets();
        if (admission.known(
                        it.configurationSet(),
                        sets.stream().map(Stack.ConfigurationSet::name).toList(),
                        it.place())
                && admission.known(it.topicArn(), admission.topics(), it.place())) {
            sets.stream()
                    .filter(set -> set.name().equals(it.configurationSet()))
                    .forEach(
                            set -> admission.admits(it.topicArn(), SES, PUBLISH, it.topicArn(), set.arn(), it.place()));
        }
    }
}
