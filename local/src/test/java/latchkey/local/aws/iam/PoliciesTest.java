package latchkey.local.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Permission;
import latchkey.runtime.Json;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PoliciesTest {

    private static final Caller WEB = new Caller("WebFunction");
    private static final Caller SNS = Policies.service("sns.amazonaws.com");
    private static final Permission SEND =
            new Permission("sqs:SendMessage", "arn:aws:sqs:eu-west-1:123456789012:latchkey-StageQueue");

    @Test
    void nothing_is_allowed_that_no_statement_allows() {
        var policies = policies(Statement.allow(List.of("sqs:ReceiveMessage"), List.of(SEND.resource())));

        assertThat(policies.allows(WEB, SEND)).isFalse();
        assertThat(policies.refusal(WEB, SEND))
                .isEqualTo(
                        "User: arn:aws:sts::123456789012:assumed-role/WebFunctionRole/WebFunction is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:eu-west-1:123456789012:latchkey-StageQueue because no identity-based policy allows the sqs:SendMessage action");
    }

    @Test
    void wildcards_stand_for_any_characters_and_for_one() {
        assertThat(policies(Statement.allow(List.of("SQS:send*"), List.of("arn:aws:sqs:*:latchkey-?tageQueue")))
                        .allows(WEB, SEND))
                .isTrue();
        assertThat(policies(Statement.allow(List.of("sqs:*"), List.of("arn:aws:sqs:*:latchkey-?StageQueue")))
                        .allows(WEB, SEND))
                .isFalse();
        assertThat(policies(Statement.allow(List.of("sqs:*"), List.of("arn:aws:sqs:*:LATCHKEY-StageQueue")))
                        .allows(WEB, SEND))
                .isFalse();
    }

    @Test
    void a_denial_wins() {
        var policies = policies(
                Statement.allow(List.of("*"), List.of("*")),
                Statement.deny(List.of("sqs:SendMessage"), List.of(SEND.resource())));

        assertThat(policies.allows(WEB, SEND)).isFalse();
        assertThat(policies.refusal(WEB, SEND)).endsWith("with an explicit deny in an identity-based policy");
    }

    @Test
    void the_developer_may_do_everything_and_a_stranger_nothing() {
        var policies = policies();

        assertThat(policies.allows(Caller.DEVELOPER, SEND)).isTrue();
        assertThat(policies.allows(new Caller("stranger"), SEND)).isFalse();
    }

    @Test
    void a_service_may_do_what_the_resource_allows_it_for_that_source() {
        var policies = new Policies(Map.of(), Statement.read(Json.read("""
                                {"Version": "2012-10-17", "Statement": {
                                  "Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"},
                                  "Action": "sqs:SendMessage",
                                  "Resource": "arn:aws:sqs:eu-west-1:123456789012:latchkey-StageQueue",
                                  "Condition": {"ArnEquals": {"aws:SourceArn": "arn:aws:sns:eu-west-1:123456789012:mail"},
                                                "StringEquals": {"AWS:SourceAccount": "123456789012"}}}}
                                """)));

        assertThat(policies.allows(SNS, SEND, from("arn:aws:sns:eu-west-1:123456789012:mail")))
                .isTrue();
        assertThat(policies.allows(SNS, SEND, from("arn:aws:sns:eu-west-1:123456789012:other")))
                .isFalse();
        assertThat(policies.allows(SNS, SEND)).isFalse();
    }

    @Test
    void a_permission_that_was_used_is_told() {
        var policies = policies(Statement.allow(List.of("sqs:SendMessage", "sqs:DeleteMessage"), List.of("*")));

        policies.allows(WEB, SEND);

        assertThat(policies.used()).containsExactly(new Policies.Use(WEB, SEND));
    }

    @Test
    void what_is_not_known_is_refused_by_name() {
        refused("{\"Effect\": \"Allow\", \"NotAction\": \"*\", \"Resource\": \"*\"}", "NotAction");
        refused("{\"Effect\": \"allow\", \"Action\": \"*\", \"Resource\": \"*\"}", "allow");
        refused("{\"Effect\": \"Allow\", \"Action\": \"*\"}", "Resource");
        refused(condition("{\"IpAddress\": {\"aws:SourceIp\": \"10.0.0.0/8\"}}"), "IpAddress");
        refused(condition("{\"StringEquals\": {\"aws:PrincipalTag/team\": \"it\"}}"), "aws:PrincipalTag/team");
    }

    private static String condition(String block) {
        return "{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\": %s}".formatted(block);
    }

    private static void refused(String statement, String naming) {
        assertThatThrownBy(() -> Statement.read(Json.read(statement)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(naming);
    }

    private static Map<String, String> from(String topic) {
        return Map.of("aws:sourcearn", topic, "aws:sourceaccount", "123456789012");
    }

    private static Policies policies(Statement... statements) {
        return new Policies(Map.of(WEB, List.of(statements)), List.of());
    }
}
