package latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import latchkey.PaperAws;
import latchkey.runtime.Json;
import latchkey.runtime.Wiring;
import latchkey.runtime.Yaml;
import latchkey.ticket.Examples;
import latchkey.web.http.ProblemType;
import latchkey.web.http.Query;
import latchkey.web.http.Request;
import latchkey.web.http.Response;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** {@code docs/openapi.yaml} says what the API is, and the API shows it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractTest {

    private static final String ADDRESS = "/api/v1/openapi.json";

    private final House house = new House(new Wiring(
            Map.of("TABLE_NAME", "table"),
            new PaperAws(),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("web", "secret")),
            InstantSource.fixed(Examples.NOON)));

    private final Door door = house.door();

    private final Map<?, ?> contract = map(Yaml.read(file("openapi.yaml").getBytes(StandardCharsets.UTF_8)));

    @Test
    void every_call_stands_in_it_with_what_it_takes_and_no_other() {
        var promised = new ArrayList<String>();
        map(contract.get("paths"))
                .forEach((path, item) -> map(item).forEach((method, call) -> {
                    if (!method.equals("parameters")) {
                        promised.add(method.toString().toUpperCase(java.util.Locale.ROOT) + " /api/v1" + path
                                + takes(map(call)));
                    }
                }));

        assertThat(promised)
                .containsExactlyInAnyOrderElementsOf(house.routes().all().stream()
                        .filter(Route::isApi)
                        .map(route -> route.method() + " " + route.path().text() + takes(route))
                        .toList());
    }

    @Test
    void anybody_gets_it_as_JSON() {
        var answer = ask("GET", "", Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("cache-control", "public, max-age=300");
        assertThat(Json.write(Json.read(answer.text()))).isEqualTo(Json.write(contract));
    }

    @Test
    void who_has_it_already_does_not_get_it_again() {
        var tag = Objects.requireNonNull(ask("GET", "", Map.of()).headers().get("etag"));

        for (var known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            var again = ask("GET", "", Map.of("if-none-match", known));
            assertThat(again.status()).as(known).isEqualTo(304);
            assertThat(again.headers()).containsEntry("etag", tag).doesNotContainKey("content-type");
            assertThat(again.body()).isEmpty();
        }
        assertThat(ask("GET", "", Map.of("if-none-match", "\"other\"")).status())
                .isEqualTo(200);
    }

    @Test
    void asked_otherwise_it_says_what_is_possible() {
        assertThat(ask("HEAD", "", Map.of()).body()).isEmpty();
        assertThat(ask("HEAD", "", Map.of()).status()).isEqualTo(200);
        assertThat(ask("GET", "version=2", Map.of()).status()).isEqualTo(400);
        assertThat(ask("POST", "", Map.of()).status()).isEqualTo(405);
        assertThat(ask("POST", "", Map.of()).headers()).containsEntry("allow", "GET, HEAD");
    }

    @Test
    void it_names_every_type_of_problem_and_each_has_its_section() {
        var words = Stream.of(ProblemType.values()).map(ProblemType::word).toList();
        var types = map(map(map(contract.get("components")).get("schemas")).get("ProblemType"));

        assertThat((List<?>) types.get("enum"))
                .isEqualTo(words.stream().map(word -> "/problems/" + word).toList());
        assertThat(Pattern.compile("(?m)^## (.*)$")
                        .matcher(file("problems.md"))
                        .results()
                        .map(heading -> heading.group(1)))
                .containsExactlyElementsOf(words);
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void the_type_of_a_problem_leads_to_its_section(ProblemType type) {
        var section = door.answer(request("GET", "/problems/" + type.word(), "", Map.of()));

        assertThat(section.status()).isEqualTo(200);
        assertThat(section.text()).startsWith("## " + type.word() + "\n").contains("Status " + type.status());
        assertThat(section.text().lines().filter(line -> line.startsWith("## ")))
                .hasSize(1);
    }

    @Test
    void a_type_that_is_none_leads_nowhere() {
        for (var none : List.of("teapot", "not", "not-there%0A", ".*")) {
            assertThat(door.answer(request("GET", "/problems/" + none, "", Map.of()))
                            .status())
                    .as(none)
                    .isEqualTo(404);
        }
    }

    @Test
    void each_type_is_answered_somewhere() throws IOException {
        var code = new StringBuilder();
        try (var files = Files.walk(Path.of("src/main/java/latchkey/web"))) {
            for (var one :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                code.append(Files.readString(one));
            }
        }

        assertThat(Arrays.stream(ProblemType.values()))
                .allSatisfy(type -> assertThat(code).contains("ProblemType." + type.name()));
    }

    private Response ask(String method, String query, Map<String, String> headers) {
        return door.answer(request(method, ADDRESS, query, headers));
    }

    private static Request request(String method, String path, String query, Map<String, String> headers) {
        return new Request(method, path, Query.parse(query), headers, Map.of(), new byte[0], "192.0.2.1", Map.of());
    }

    /** The media types of a body; a body that may be left out counts too. */
    private String takes(Map<?, ?> call) {
        var body = call.get("requestBody") instanceof Map<?, ?> given ? given : Map.of();
        if (body.get("$ref") instanceof String ref) {
            body = map(map(map(contract.get("components")).get("requestBodies"))
                    .get(ref.substring(ref.lastIndexOf('/') + 1)));
        }
        return body.isEmpty() ? "" : " " + List.copyOf(map(body.get("content")).keySet());
    }

    /** A call that only reads or deletes has no body. */
    private static String takes(Route route) {
        return List.of("GET", "DELETE").contains(route.method()) ? "" : " " + route.takes();
    }

    private static Map<?, ?> map(@org.jspecify.annotations.Nullable Object value) {
        assertThat(value).isInstanceOf(Map.class);
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    private static String file(String name) {
        try {
            return Files.readString(Path.of("../docs").resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
