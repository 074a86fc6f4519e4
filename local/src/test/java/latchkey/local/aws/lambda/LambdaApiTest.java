package latchkey.local.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import latchkey.local.aws.AwsAnswer;
import latchkey.local.aws.AwsCall;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Disk;
import latchkey.local.aws.Rehearsal;
import latchkey.local.aws.Signature;
import latchkey.local.aws.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On the wire: Latchkey has no SDK client of Lambda; operators come with the AWS CLI. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ResourceLock(Scripted.SCRIPT)
class LambdaApiTest {

    private final Disk disk = Disk.inMemory();
    private final LambdaApi lambda = new LambdaApi(Map.of("latchkey-scripted", "Scripted"));
    private final Functions functions = Scripted.functions(Duration.ofSeconds(10));
    private final Rehearsal rehearsal = new Rehearsal(new VirtualClock(disk), Map.of(), lambda);

    @BeforeEach
    void serve() {
        lambda.serve(functions, Map.of());
        Scripted.plays(event -> "\"done\"");
    }

    @AfterEach
    void end() {
        functions.close();
        disk.close();
    }

    @Test
    void a_function_is_invoked_by_the_name_it_has_in_aws() {
        var answer = call("POST", "/2015-03-31/functions/latchkey-scripted/invocations", "{\"a\":1}");

        assertThat(text(answer)).isEqualTo("\"done\"");
        assertThat(Scripted.EVENTS).containsExactly(Map.of("a", 1L));
    }

    /** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors */
    @ParameterizedTest
    @ValueSource(strings = {"not json", "{\"a\":", "{} {}", "{a: 1}"})
    void an_event_that_is_no_json_is_refused_and_wakes_nobody(String body) {
        var answer = call("POST", "/2015-03-31/functions/latchkey-scripted/invocations", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).containsEntry("x-amzn-ErrorType", "InvalidRequestContentException");
        assertThat(text(answer)).contains("Could not parse request body into json");
        assertThat(Scripted.MADE).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /2015-03-31/functions/, ListFunctions",
        "GET, /2015-03-31/functions/latchkey-scripted, GetFunction",
        "GET, /2015-03-31/event-source-mappings/, ListEventSourceMappings",
        "GET, /2015-03-31/event-source-mappings, ListEventSourceMappings",
        "GET, /2018-10-31/layers, GET /2018-10-31/layers"
    })
    void what_is_not_there_is_refused_by_name(String method, String path, String name) {
        var answer = call(method, path, "");

        assertThat(answer.status()).isEqualTo(501);
        assertThat(text(answer))
                .contains(name + " is not there in Latchkey's Lambda; there are DeleteFunctionConcurrency,");
    }

    private AwsAnswer call(String method, String path, String body) {
        var signed = Map.of("authorization", List.of(new Signature("developer", "lambda").authorization()));
        return rehearsal
                .gateway()
                .call(new AwsCall(
                        Caller.DEVELOPER, method, URI.create(path), signed, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(AwsAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
