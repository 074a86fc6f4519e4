package latchkey.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import latchkey.local.aws.iam.Statement;
import latchkey.local.aws.sqs.Sqs;
import latchkey.runtime.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GatewayTest {

    private static final Caller OUTBOX = new Caller("OutboxFunction");
    private static final Map<Caller, List<Statement>> ROLES =
            Map.of(OUTBOX, List.of(Statement.allow(List.of("sqs:SendMessage"), List.of(Sqs.arn("courier")))));

    private final Disk disk = Disk.inMemory();
    private final VirtualClock clock = new VirtualClock(disk);
    private final Sqs sqs = new Sqs(disk, clock);
    private final Rehearsal rehearsal = new Rehearsal(clock, ROLES, sqs);
    private final SqsClient outbox = rehearsal.client(SqsClient.builder(), OUTBOX);

    @BeforeEach
    void make_the_queue() {
        sqs.create("courier", Map.of());
    }

    @Test
    void a_role_may_do_what_its_policy_allows_and_is_counted() {
        outbox.sendMessage(send -> send.queueUrl(Sqs.url("courier")).messageBody("a"));

        assertThat(calls().counts()).isEqualTo(Map.of("OutboxFunction", Map.of("sqs.SendMessage", 1L)));
        assertThat(calls().counts(clock.instant().plusSeconds(1))).isEmpty();
        assertThat(calls().denied()).isEmpty();
    }

    @Test
    void a_call_that_no_policy_allows_is_refused_as_aws_refuses_it() {
        assertThatThrownBy(() -> outbox.receiveMessage(ask -> ask.queueUrl(Sqs.url("courier"))))
                .isInstanceOfSatisfying(SqsException.class, fault -> {
                    assertThat(fault.statusCode()).isEqualTo(403);
                    assertThat(fault.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
                    assertThat(fault.awsErrorDetails().errorMessage())
                            .isEqualTo(
                                    "User: arn:aws:sts::123456789012:assumed-role/OutboxFunctionRole/OutboxFunction is not authorized to perform: sqs:receivemessage on resource: %s because no identity-based policy allows the sqs:receivemessage action",
                                    Sqs.arn("courier"));
                });
        assertThat(calls().denied()).singleElement().satisfies(denied -> {
            assertThat(denied.caller()).isEqualTo("OutboxFunction");
            assertThat(denied.action()).isEqualTo("sqs:ReceiveMessage");
            assertThat(denied.resource()).isEqualTo(Sqs.arn("courier"));
        });
    }

    @Test
    void a_service_that_is_not_there_is_refused_by_name() {
        var states = rehearsal.client(SfnClient.builder(), Caller.DEVELOPER);

        assertThatThrownBy(states::listStateMachines).hasMessageContaining("There is no states here; there is [sqs]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sns", "iam", "sts"})
    void a_service_that_is_asked_by_forms_is_refused_in_xml(String service) {
        var headers = Map.of(
                "authorization", List.of(new Signature("developer", service).authorization()),
                "content-type", List.of("application/x-www-form-urlencoded; charset=utf-8"));
        var body = "Action=ListTopics&Version=2010-03-31".getBytes(StandardCharsets.UTF_8);

        var answer = rehearsal.gateway().call(new AwsCall(Caller.DEVELOPER, "POST", URI.create("/"), headers, body));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).containsEntry("Content-Type", "text/xml");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .startsWith("<ErrorResponse")
                .contains("<Error><Type>Sender</Type><Code>UnsupportedOperation</Code><Message>There is no " + service
                        + " here; there is [sqs]</Message></Error>");
    }

    @Test
    void a_service_calls_another_in_a_role() {
        var answer = rehearsal
                .gateway()
                .call(
                        OUTBOX,
                        "sqs",
                        "SendMessage",
                        Map.of("QueueUrl", Sqs.url("courier"), "MessageBody", "from the machine"));

        assertThat(Json.object(answer.body())).containsKey("MessageId");
    }

    @Test
    void the_port_knows_roles_by_their_key_and_takes_others_for_the_developer() throws IOException {
        try (var port = AwsPort.open(0, rehearsal.gateway(), rehearsal.policies());
                var role = overHttp(port, OUTBOX.name());
                var other = overHttp(port, "AKIAIOSFODNN7EXAMPLE")) {
            role.sendMessage(send -> send.queueUrl(Sqs.url("courier")).messageBody("over http"));

            assertThatThrownBy(() -> role.receiveMessage(ask -> ask.queueUrl(Sqs.url("courier"))))
                    .isInstanceOf(SqsException.class);
            assertThat(other.receiveMessage(ask -> ask.queueUrl(Sqs.url("courier")))
                            .messages())
                    .singleElement()
                    .satisfies(message -> assertThat(message.body()).isEqualTo("over http"));
        }
    }

    @Test
    void an_unsigned_call_is_refused() throws IOException {
        try (var port = AwsPort.open(0, rehearsal.gateway(), rehearsal.policies());
                var nobody = SqsClient.builder()
                        .region(Region.EU_WEST_1)
                        .httpClient(UrlConnectionHttpClient.create())
                        .endpointOverride(address(port))
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .build()) {
            assertThatThrownBy(nobody::listQueues).hasMessageContaining("Missing Authentication Token");
        }
    }

    private Calls calls() {
        return rehearsal.gateway().calls();
    }

    private static SqsClient overHttp(AwsPort port, String key) {
        return SqsClient.builder()
                .region(Region.EU_WEST_1)
                .httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(address(port))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "none")))
                .build();
    }

    private static URI address(AwsPort port) {
        return URI.create("http://127.0.0.1:" + port.port());
    }
}
