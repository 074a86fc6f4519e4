package latchkey.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Permission;
import latchkey.local.aws.iam.Policies;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The permissions of the deployed templates, as the IAM look-alike judges them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StackPoliciesTest {

    private static final Stack STACK = Project.house().read();
    private static final Policies POLICIES = StackPolicies.of(STACK, Names.local());

    private static boolean may(String caller, String action, String resource) {
        return POLICIES.allows(new Caller(caller), new Permission(action, resource));
    }

    @Test
    void a_function_may_do_what_its_policy_says_and_no_more() {
        assertThat(may(
                        "OutboxFunction",
                        "sqs:SendMessage",
                        STACK.queue("CourierQueue").arn()))
                .isTrue();
        assertThat(may(
                        "WebFunction",
                        "sqs:SendMessage",
                        STACK.queue("CourierQueue").arn()))
                .isFalse();
        assertThat(may("CourierFunction", "ses:SendEmail", "arn:aws:ses:eu-west-1:123456789012:identity/demo.example"))
                .isTrue();
        assertThat(may(
                        "OutboxFunction",
                        "s3:PutObject",
                        STACK.buckets().getLast().arn() + "/aws/lambda/record"))
                .isTrue();
    }

    @Test
    void the_machine_may_ask_the_stage_queue_only() {
        assertThat(may(
                        "STATE_MACHINE:AccessRequestMachine",
                        "sqs:SendMessage",
                        STACK.queue("StageQueue").arn()))
                .isTrue();
        assertThat(may(
                        "STATE_MACHINE:AccessRequestMachine",
                        "sqs:SendMessage",
                        STACK.queue("CourierQueue").arn()))
                .isFalse();
    }

    @Test
    void a_queue_lets_its_own_topic_in_and_no_other() {
        var send = new Permission("sqs:SendMessage", STACK.queue("InboxQueue").arn());
        var topics = STACK.topics().stream().map(Stack.Topic::arn).toList();

        assertThat(POLICIES.allows(Policies.service("sns.amazonaws.com"), send, Map.of("aws:sourcearn", topics.get(0))))
                .isTrue();
        assertThat(POLICIES.allows(Policies.service("sns.amazonaws.com"), send, Map.of("aws:sourcearn", topics.get(1))))
                .isFalse();
    }
}
