package latchkey.local.aws.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import latchkey.local.aws.Account;
import latchkey.local.aws.Caller;
import latchkey.runtime.Json;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Executions of former days, kept as files, go on today ({@code yesterday/README.md}). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeptExecutionsTest {

    private static final Path YESTERDAY = Path.of("src/test/resources/latchkey/yesterday");
    private static final Path PROJECT = Path.of("..");
    private static final String MACHINE = "latchkey-AccessRequestMachine";

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"executions-1.json"})
    void they_keep_their_definition_and_reach_their_end(String file) throws IOException {
        goOn(KeptExecutions.read(YESTERDAY.resolve(file)));
    }

    @Test
    void today_s_can_be_kept_for_tomorrow() throws IOException {
        var file = Path.of("target/yesterday/executions.json");
        try (var aws = Machines.in(folder)) {
            deploy(aws, definition());
            begin(
                    aws,
                    "AR-00000001-1",
                    "{'ticket':'AR-00000001','generation':1,'approvals':2,'sso':true,'waits':[60]}");
            begin(
                    aws,
                    "AR-00000002-1",
                    "{'ticket':'AR-00000002','generation':1,'approvals':0,'sso':true,'waits':[60]}");
            begin(
                    aws,
                    "AR-00000003-2",
                    "{'ticket':'AR-00000003','generation':2,'approvals':0,'sso':false,'waits':[60]}");
            aws.pass(Duration.ofSeconds(61));
            KeptExecutions.of(aws).write(file);
        }

        goOn(KeptExecutions.read(file));
    }

    @Test
    void the_definition_in_use_is_the_newest_that_is_kept() throws IOException {
        try (var files = Files.list(YESTERDAY)) {
            var newest = files.filter(file -> file.toString().endsWith(".asl.yaml"))
                    .max(Path::compareTo)
                    .orElseThrow();

            assertThat(definition()).isEqualTo(Machines.definition(Files.readString(newest)));
        }
    }

    @Test
    void what_it_writes_has_the_form_that_the_stage_function_goes_on_reading() throws IOException {
        try (var aws = Machines.in(folder)) {
            deploy(aws, definition());
            begin(
                    aws,
                    "AR-00000001-1",
                    "{'ticket':'AR-00000001','generation':1,'approvals':0,'sso':false,'waits':[60]}");
            aws.succeed(aws.token(), "{'outcome':'assigned'}");

            assertThat(form(message(aws, 0))).isEqualTo(form(kept("ask")));
            assertThat(form(message(aws, 1))).isEqualTo(form(kept("close")));
        }
    }

    /** With another definition in use, each execution ends by its old one: the states that it was in have other names today. */
    private void goOn(KeptExecutions kept) throws IOException {
        try (var aws = kept.in(folder)) {
            deploy(aws, definition().replace("\"Ask ", "\"Beg "));
            aws.states.start();
            aws.settle();
            assertThat(aws.sent).as("they wait for their answers").isEmpty();

            for (var token : kept.tokens().entrySet()) {
                aws.succeed(token.getValue(), "{'outcome':'%s'}".formatted(word(token.getKey())));
                while (Json.write(aws.sent.getLast().fields()).contains("\\\"do\\\":\\\"ask\\\"")) {
                    aws.succeed(aws.token(), "{'outcome':'%s'}".formatted(word(stage(aws))));
                }
            }

            assertThat(kept.tokens()).hasSize(3);
            assertThat(aws.states.executions()).hasSize(3).allSatisfy(execution -> {
                assertThat(execution.status()).isEqualTo("SUCCEEDED");
                assertThat(execution.history().toString())
                        .contains("Ask App Admins")
                        .doesNotContain("Beg ");
            });
        }
    }

    private static String stage(Machines aws) {
        return Node.of(Json.read(aws.sent.getLast().text("MessageBody"))).text("stage");
    }

    /** The good answer to a stage; or to where a kept execution waits, by its name. */
    private static String word(String where) {
        return switch (where) {
            case "approval", "AR-00000001-1" -> "approved";
            case "provisioning", "AR-00000002-1" -> "provisioned";
            case "assignment", "AR-00000003-2" -> "assigned";
            default -> throw new IllegalArgumentException(where);
        };
    }

    private static void deploy(Machines aws, String definition) {
        aws.states.deploy(
                MACHINE, new Caller("STATE_MACHINE:M"), "arn:aws:iam::123456789012:role/m", Json.object(definition));
    }

    private static void begin(Machines aws, String name, String input) {
        aws.sfn.startExecution(start -> start.stateMachineArn(Account.arn("states", "stateMachine:" + MACHINE))
                .name(name)
                .input(Machines.json(input)));
        aws.settle();
    }

    private static String definition() throws IOException {
        return Machines.definition(Files.readString(PROJECT.resolve("statemachine/access-request.asl.yaml")));
    }

    private static Node message(Machines aws, int index) {
        return Node.of(Json.read(aws.sent.get(index).text("MessageBody")));
    }

    private static Node kept(String message) throws IOException {
        return Node.of(Json.read(Files.readString(
                PROJECT.resolve("functions/src/test/resources/messages/v1/stage/" + message + ".json"))));
    }

    /** Which fields, and of which type each. */
    private static List<Map.Entry<String, String>> form(Node message) {
        return message.fields().entrySet().stream()
                .map(field -> Map.entry(
                        field.getKey(),
                        field.getValue() == null
                                ? "null"
                                : field.getValue().getClass().getSimpleName()))
                .sorted(Map.Entry.comparingByKey())
                .toList();
    }
}
