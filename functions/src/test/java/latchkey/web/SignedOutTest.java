package latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import latchkey.PaperAws;
import latchkey.runtime.Wiring;
import latchkey.ticket.Examples;
import latchkey.web.command.Who;
import latchkey.web.http.Query;
import latchkey.web.http.Request;
import latchkey.web.http.Response;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SignedOutTest {

    private static final House HOUSE = new House(new Wiring(
            Map.of("TABLE_NAME", "table", "PUBLIC_ADDRESS", "https://access.demo.example"),
            new PaperAws().answers("GetItem", 200, "{}"),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("web", "secret")),
            InstantSource.fixed(Examples.NOON)));

    private static final Door DOOR = HOUSE.door();

    static Stream<Route> members() {
        return HOUSE.routes().all().stream().filter(route -> route.who() != Who.ANYBODY);
    }

    static Stream<Route> all() {
        return HOUSE.routes().all().stream();
    }

    /** All but the contract, which says nothing of anybody: {@link ContractTest}. */
    static Stream<Route> ofSomebody() {
        return all().filter(route -> !route.path().text().endsWith("/openapi.json"));
    }

    @ParameterizedTest
    @MethodSource("members")
    void nobody_comes_in_who_is_not_signed_in(Route route) {
        var answer = ask(route.method(), path(route), Map.of());

        if (route.isApi()) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        } else {
            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.headers()).containsEntry("location", "/sign-in");
        }
    }

    @ParameterizedTest
    @MethodSource("ofSomebody")
    void every_answer_is_safe_and_kept_by_nobody(Route route) {
        var answer = ask(route.method(), path(route), Map.of());

        assertThat(answer.headers())
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("referrer-policy", "same-origin")
                .containsEntry("cache-control", "no-store")
                .containsKey("strict-transport-security");
        assertThat(answer.headers().get("content-security-policy"))
                .startsWith("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_page_of_somebody_else_sends_nothing(Route route) {
        if (!route.method().equals("GET")) {
            var evil = ask(route.method(), path(route), Map.of("origin", "https://evil.example"));
            var unnamed = ask(route.method(), path(route), Map.of("origin", "null"));

            assertThat(List.of(evil.status(), unnamed.status())).containsExactly(403, 403);
        }
    }

    @Test
    void a_known_and_an_unknown_ticket_look_alike() {
        assertThat(ask("GET", "/tickets/AR-7K3M9Q2X", Map.of()).status())
                .isEqualTo(ask("GET", "/tickets/no-ticket-at-all", Map.of()).status())
                .isEqualTo(303);
    }

    @Test
    void where_they_wanted_to_go_is_kept_in_the_browser() {
        assertThat(ask("GET", "/tickets/AR-7K3M9Q2X", Map.of()).cookies())
                .containsExactly(
                        "__Host-target=/tickets/AR-7K3M9Q2X; Path=/; Max-Age=900; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void what_is_not_there_is_a_page_for_people_and_a_problem_for_programs() {
        var page = ask("GET", "/nonsense", Map.of());
        var problem = ask("GET", "/api/v1/nonsense", Map.of());

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("<h1>There is nothing here</h1>");
        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.text()).contains("\"type\":\"/problems/not-there\"");
    }

    @Test
    void pages_that_are_none_are_not_there() {
        assertThat(Stream.of("/admin", "/admin/roles")
                        .map(path -> ask("GET", path, Map.of()).status()))
                .containsOnly(404);
    }

    @Test
    void what_a_path_does_not_do_is_said_with_what_it_does() {
        var answer = ask("DELETE", "/sign-in", Map.of());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers()).containsEntry("allow", "GET, HEAD, POST");
    }

    @Test
    void HEAD_is_GET_without_its_body() {
        var head = ask("HEAD", "/sign-in", Map.of());

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers()).containsEntry("content-type", "text/html; charset=utf-8");
    }

    @Test
    void a_key_that_is_none_opens_nothing() {
        for (var header : List.of("Bearer lk_00000000000000000000000000", "Bearer ", "Basic bGs6", "")) {
            var answer = ask("GET", "/api/v1/me", Map.of("authorization", header));

            assertThat(answer.status()).as(header).isEqualTo(401);
            assertThat(answer.headers()).containsKey("www-authenticate");
        }
    }

    @Test
    void an_address_that_is_none_comes_back_with_a_sentence_at_the_field() {
        var answer = post("/sign-in", "email=%22%3E%3Cscript%3E");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .contains("role=\"alert\"")
                .contains("aria-describedby=\"email-fault\"")
                .contains("value=\"&#34;>&lt;script>\"");
    }

    @Test
    void a_dead_link_says_so_and_offers_another() {
        var answer = ask("GET", "/sign-in/" + "0".repeat(26), Map.of());

        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.text()).contains("Ask for a new link");
    }

    @Test
    void the_stylesheet_is_small_and_kept_for_ever() {
        var page = ask("GET", "/sign-in", Map.of()).text();
        var link = page.substring(page.indexOf("/assets/"), page.indexOf(".css") + ".css".length());
        var sheet = ask("GET", link, Map.of());

        assertThat(sheet.status()).isEqualTo(200);
        assertThat(sheet.headers()).containsEntry("cache-control", "public, max-age=31536000, immutable");
        assertThat(sheet.body()).hasSizeLessThan(16 * 1024);
    }

    private static String path(Route route) {
        return route.path().text().replaceAll("\\{[a-z]+}", "AR-7K3M9Q2X");
    }

    private static Response post(String path, String form) {
        return DOOR.answer(new Request(
                "POST",
                path,
                Query.NONE,
                Map.of("content-type", "application/x-www-form-urlencoded"),
                Map.of(),
                form.getBytes(StandardCharsets.UTF_8),
                "192.0.2.1",
                Map.of()));
    }

    private static Response ask(String method, String path, Map<String, String> more) {
        var headers = new LinkedHashMap<>(more);
        headers.put("host", "access.demo.example");
        return DOOR.answer(
                new Request(method, path, Query.NONE, headers, Map.of(), new byte[0], "192.0.2.1", Map.of()));
    }
}
