package latchkey.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import latchkey.local.aws.states.DefinitionFaults;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The templates that are deployed, read as the local run reads them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RealTemplateTest {

    private static final Path HOUSE = Path.of("..");
    private static final List<String> FILES = List.of(
            "template.yaml",
            "infrastructure/data.yaml",
            "infrastructure/mail.yaml",
            "infrastructure/alarms.yaml",
            "statemachine/access-request.asl.yaml");
    private static final Set<String> OUTCOMES = Set.of(
            "approved",
            "denied",
            "provisioned",
            "cannot-provision",
            "assigned",
            "cannot-assign",
            "withdrawn",
            "expired");

    static final Map<String, String> LOCAL = Map.of(
            "MailDomain", "inbound.demo.example",
            "Sender", "latchkey@demo.example",
            "FirstItAdmin", "ines@demo.example",
            "AlarmAddress", "ines@demo.example",
            "PublicAddress", "http://localhost:8080");

    private static TemplateCheck.Report check(Path house, Map<String, String> parameters) {
        return TemplateCheck.of(
                house.resolve("template.yaml"),
                parameters,
                new Surroundings(
                        Names.local(),
                        Handlers.in(RealTemplateTest.class.getClassLoader(), HOUSE.resolve("functions/target/classes")),
                        house.resolve("functions/target/functions.jar"),
                        definition -> DefinitionFaults.of(definition).stream()
                                .map(DefinitionFaults.Fault::toString)
                                .toList(),
                        OUTCOMES));
    }

    @Test
    void nothing_is_wrong_with_them() {
        var report = check(HOUSE, LOCAL);

        assertThat(report.faults()).isEmpty();
        assertThat(report.advice()).isEmpty();
    }

    @Test
    void nothing_is_wrong_where_every_parameter_says_the_other_thing() {
        var parameters = Map.of(
                "MailDomain", "demo.example",
                "Sender", "latchkey@demo.example",
                "FirstItAdmin", "ines@demo.example",
                "AlarmAddress", "ines@demo.example",
                "ReceiptRuleSet", "everybody",
                "CreateIdentity", "false",
                "WebSnapStart", "PublishedVersions");

        assertThat(check(HOUSE, parameters).faults()).isEmpty();
    }

    @Test
    void all_six_functions_are_woken_by_what_the_design_says() {
        var stack = Template.read(HOUSE.resolve("template.yaml"), LOCAL, Names.local());

        assertThat(stack.functions()).hasSize(6);
        assertThat(stack.function("WebFunction").events())
                .containsExactly(new EventSource.Route(
                        "HttpApi",
                        "ANY",
                        "$default",
                        stack.function("WebFunction").events().getFirst().place()));
        for (var name : List.of("Inbox", "Stage", "Courier", "Feedback")) {
            assertThat(stack.function(name + "Function").events())
                    .singleElement()
                    .isInstanceOfSatisfying(EventSource.Queue.class, source -> {
                        assertThat(source.queueArn())
                                .isEqualTo(stack.queue(name + "Queue").arn());
                        assertThat(source.reportsFailures()).isTrue();
                    });
        }
        assertThat(stack.function("OutboxFunction").events())
                .singleElement()
                .isInstanceOfSatisfying(EventSource.Stream.class, source -> {
                    assertThat(source.streamArn())
                            .isEqualTo(stack.tables().getFirst().streamArn().orElseThrow());
                    assertThat(source.filters()).hasSize(1);
                    assertThat(source.bisects()).isTrue();
                    assertThat(source.onFailure()).contains("arn:aws:s3:::latchkey-data-failedrecordsbucket");
                });
    }

    @Test
    void the_machine_asks_the_stage_queue_and_may() {
        var stack = Template.read(HOUSE.resolve("template.yaml"), LOCAL, Names.local());
        var machine = stack.machine("AccessRequestMachine");

        assertThat(String.valueOf(machine.definition()))
                .contains("QueueUrl=" + stack.queue("StageQueue").url());
        assertThat(Permissions.allow(
                        stack.callers().getOrDefault(machine.caller(), List.of()),
                        "",
                        "sqs:SendMessage",
                        stack.queue("StageQueue").arn(),
                        Map.of()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "template.yaml | Handler: latchkey.stage.StageHandler | Handler: latchkey.stage.StageHandlr | Did you mean latchkey.stage.StageHandler?",
                "template.yaml | QueueName: !Sub \"${AWS::StackName}-CourierQueue\" | QueueName: !Sub \"${AWS::StackName}-Couriers\" | latchkey-CourierQueue",
                "template.yaml | StageQueueUrl: !Ref StageQueue | StageQueueUri: !Ref StageQueue | ${StageQueueUrl}",
                "template.yaml | Action: s3:GetObject | Action: s3:GetObjectVersion | s3:GetObject",
                "template.yaml | Action: ses:SendEmail | Action: ses:SendRawEmail | ses:SendEmail",
                "template.yaml | Action: states:DescribeExecution | Action: states:ListExecutions | states:DescribeExecution",
                "template.yaml | Action: s3:GetObject | Action: s3:GetObjekt | Did you mean s3:GetObject?",
                "statemachine/access-request.asl.yaml | 'cannot-assign' | 'cannot-asign' | Did you mean cannot-assign?",
                "statemachine/access-request.asl.yaml | Next: SSO Managed? | Next: SSO Manged? | SSO Managed?",
                "infrastructure/mail.yaml | ScanEnabled: true | ScanEnable: true | Did you mean ScanEnabled?",
                "infrastructure/data.yaml | StreamViewType: | StreamViewTyp: | Did you mean StreamViewType?",
                "infrastructure/alarms.yaml | AlarmAddress: | AlarmAdress: | AlarmAddress"
            })
    void a_fault_planted_in_them_is_found(String file, String good, String bad, String right, @TempDir Path house)
            throws IOException {
        for (var name : FILES) {
            Files.createDirectories(house.resolve(name).getParent());
            Files.copy(HOUSE.resolve(name), house.resolve(name));
        }
        var text = Files.readString(house.resolve(file));
        var planted = text.replace(good, bad);
        assertThat(planted).isNotEqualTo(text);
        Files.writeString(house.resolve(file), planted);

        var faults = check(house, LOCAL).faults();

        assertThat(faults).anySatisfy(fault -> assertThat(fault.toString()).contains(right));
    }
}
