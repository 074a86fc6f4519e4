package latchkey.local.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import latchkey.local.Clockwork;
import latchkey.local.Idle;
import latchkey.local.Inhabitant;
import latchkey.local.aws.Disk;
import latchkey.local.aws.VirtualClock;
import latchkey.local.aws.lambda.FaultPlan;
import latchkey.local.aws.lambda.WebAnswer;
import latchkey.local.aws.lambda.WebRequest;
import latchkey.local.aws.sqs.Waiting;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LocalDoorsTest {

    private static final List<Inhabitant> MARA =
            List.of(new Inhabitant("Mara <b>Lindqvist", "mara@demo.example", List.of("member")));

    private final Disk disk = Disk.inMemory();
    private final VirtualClock clock = new VirtualClock(disk);
    private final Idle idle = new Idle(List.of(), () -> 0);
    private final LocalDoors doors = new LocalDoors(Map.of(
            "/_local", new StartPage(() -> MARA, InstantSource.system()),
            "/_local/people", new PeopleDoor(() -> MARA),
            "/_local/sign-in",
                    new SignInDoor(address ->
                            address.startsWith("mara@") ? Optional.of("session=x; Path=/") : Optional.empty()),
            "/_local/clock", new ClockDoor(clock, new Clockwork(clock, List.of(), idle)),
            "/_local/idle",
                    new IdleDoor(
                            clock,
                            new Idle(List.of(() -> List.of("1 messages in Q")), () -> 0),
                            List::of,
                            () -> 2,
                            () -> 1),
            "/_local/faults",
                    new FaultsDoor(
                            new FaultPlan(),
                            Set.of("InboxFunction"),
                            Set.of("MachineRole"),
                            () -> Set.of("dynamodb.PutItem", "dynamodb.GetItem", "sqs.SendMessage"))));

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, , 200",
        "127.0.0.1:8080, , 200",
        "localhost, , 200",
        "localhost:8080, http://localhost:8080, 200",
        "evil.example, , 403",
        "localhost.evil.example:8080, , 403",
        "localhost:8080, http://evil.example, 403",
        "localhost:8080, null, 403",
        "localhost:8080, https://localhost:8080, 403"
    })
    void only_this_machine_and_its_own_pages_are_answered(String host, String origin, int status) throws Exception {
        var headers = new TreeMap<String, List<String>>(Map.of("host", List.of(host)));
        if (origin != null) {
            headers.put("origin", List.of(origin));
        }

        assertThat(ask("GET", "/_local/people", "", headers, "").status()).isEqualTo(status);
    }

    @Test
    void people_are_as_the_doors_say() throws Exception {
        assertThat(text(get("/_local/people", "")))
                .isEqualTo("[{\"name\":\"Mara <b>Lindqvist\",\"email\":\"mara@demo.example\",\"roles\":[\"member\"]}]");
        assertThat(text(get("/_local", ""))).contains("Mara &lt;b&gt;Lindqvist");
    }

    @Test
    void to_be_somebody_sets_their_cookie() throws Exception {
        var answer = post("/_local/sign-in", "{\"email\":\"mara@demo.example\"}");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.cookies()).containsExactly("session=x; Path=/");
        assertThat(post("/_local/sign-in", "{\"email\":\"nobody@demo.example\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void the_clock_moves_forward_and_says_what_time_it_is() throws Exception {
        var before = clock.instant();

        var answer = post("/_local/clock", "{\"advance\":\"P3D\"}");

        assertThat(text(answer)).startsWith("{\"now\":\"");
        assertThat(Duration.between(before, clock.instant())).isGreaterThanOrEqualTo(Duration.ofDays(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"advance\":\"-PT1H\"}", "{\"advance\":\"tomorrow\"}", "{\"advance\":\"P401D\"}", "{}"})
    void a_time_that_cannot_be_is_refused(String body) throws Exception {
        assertThat(post("/_local/clock", body).status()).isEqualTo(422);
    }

    @Test
    void what_is_left_is_said() throws Exception {
        var answer = get("/_local/idle", "timeout=0");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(text(answer)).isEqualTo("{\"idle\":false,\"dead\":2,\"failed\":1,\"left\":[\"1 messages in Q\"]}");
    }

    @Test
    void what_only_the_clock_brings_back_is_said_at_once_and_what_comes_in_time_is_waited_for() throws Exception {
        var late = clock.instant().plusSeconds(360);
        var left = new ArrayList<>(List.of(new Waiting("Q", 2, late)));
        var door = new IdleDoor(clock, idle, () -> left, () -> 0, () -> 0);
        var asked = new WebRequest("GET", "/_local/idle", "timeout=300", host(), new byte[0], "127.0.0.1");

        assertThat(text(door.answer(asked)))
                .isEqualTo(
                        "{\"idle\":false,\"dead\":0,\"failed\":0,\"left\":[\"2 messages in flight in Q, whose receiver has ended; the next can be received at %s\"]}"
                                .formatted(late));

        var soon = clock.instant().plusMillis(50);
        Supplier<List<Waiting>> backSoon =
                () -> clock.instant().isBefore(soon) ? List.of(new Waiting("Q", 2, soon)) : List.of();
        assertThat(new IdleDoor(clock, idle, backSoon, () -> 0, () -> 0)
                        .answer(asked)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void unknown_parameters_and_fields_are_named() throws Exception {
        assertThat(text(get("/_local/idle", "timeuot=1"))).contains("Unknown parameter timeuot; known here: timeout");
        assertThat(text(post("/_local/clock", "{\"advnace\":\"P1D\"}")))
                .contains("Unknown field advnace; known here: advance");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /_local/clock   | {"advance": | The body is no JSON in UTF-8. It must be a JSON object with advance
            /_local/clock   | [           | The body is no JSON in UTF-8. It must be a JSON object with advance
            /_local/clock   | "P1D"       | The body must be a JSON object with advance
            /_local/sign-in | mara        | The body is no JSON in UTF-8. It must be a JSON object with email
            /_local/faults  | {} {}       | The body is no JSON in UTF-8. It must be a list of {function, call, nth, mode}
            """)
    void a_body_that_is_none_is_answered_by_what_it_must_be_and_no_parsers_words(String path, String body, String says)
            throws Exception {
        var answer = post(path, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(text(answer)).endsWith("\"detail\":\"" + says + "\"}");
    }

    @Test
    void what_is_not_there_says_what_is() throws Exception {
        var answer = get("/_local/mailbx", "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(text(answer)).contains("/_local/people");
    }

    @Test
    void a_fault_is_planned_told_and_forgotten() throws Exception {
        var fault = "{\"function\":\"InboxFunction\",\"call\":\"dynamodb.PutItem\",\"nth\":2,\"mode\":\"crash-after\"}";

        assertThat(text(post("/_local/faults", "[" + fault + "]")))
                .isEqualTo("[" + fault.replace("}", ",\"struck\":false}") + "]");
        assertThat(text(post(
                        "/_local/faults",
                        "[{\"function\":\"MachineRole\",\"call\":\"sqs.SendMessage\",\"mode\":\"crash-after\"}]")))
                .contains("its calls can meet throttle, time-out, duplicate, delay");
        assertThat(text(get("/_local/faults/calls", ""))).isEqualTo("{}");
        assertThat(text(ask("DELETE", "/_local/faults", "", host(), ""))).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            InboxFuncton  | dynamodb.PutItem | delay  | There is no function InboxFuncton. Did you mean InboxFunction?
            Nobody        | dynamodb.PutItem | delay  | There is no function Nobody. Known here: InboxFunction, MachineRole
            InboxFunction | dynamodb.PutItm  | delay  | There is no call dynamodb.PutItm. Did you mean dynamodb.PutItem?
            InboxFunction | dynamodb.Eat     | delay  | There is no call dynamodb.Eat. Known here: dynamodb.GetItem, dynamodb.PutItem
            InboxFunction | lambda.Invok     | delay  | There is no call lambda.Invok. Did you mean lambda.Invoke?
            MachineRole   | lambda.Invoke    | delay  | There is no call lambda.Invoke. Known here: dynamodb.GetItem, dynamodb.PutItem, sqs.SendMessage
            InboxFunction | kinesis.Eat      | delay  | There is no call kinesis.Eat. Known here: dynamodb.GetItem, dynamodb.PutItem, lambda.Invoke
            InboxFunction | sqs.SendMessage  | delays | There is no mode delays. Did you mean delay?
            """)
    void a_fault_that_could_never_strike_is_refused(String function, String call, String mode, String says)
            throws Exception {
        var answer = post(
                "/_local/faults",
                "[{\"function\":\"%s\",\"call\":\"%s\",\"mode\":\"%s\"}]".formatted(function, call, mode));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(text(answer)).contains(says);
        assertThat(text(get("/_local/faults", ""))).isEqualTo("[]");
    }

    private WebAnswer get(String path, String query) throws Exception {
        return ask("GET", path, query, host(), "");
    }

    private WebAnswer post(String path, String body) throws Exception {
        return ask("POST", path, "", host(), body);
    }

    private WebAnswer ask(String method, String path, String query, Map<String, List<String>> headers, String body)
            throws Exception {
        return doors.answer(
                new WebRequest(method, path, query, headers, body.getBytes(StandardCharsets.UTF_8), "127.0.0.1"));
    }

    private static Map<String, List<String>> host() {
        return Map.of("host", List.of("localhost:8080"));
    }

    private static String text(WebAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
