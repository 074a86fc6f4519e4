package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import latchkey.runtime.Wiring;
import latchkey.web.House;
import latchkey.web.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Every route asked by every kind of person: {@code roles.txt} says what each gets. The ticket asked about is a request for
 * Ledger: Jonas is asked now, Lena is its App Admin. What is sent is empty, so that nothing changes: who may do a thing is
 * told what is missing (400, 422), who may see it and not do it gets 403, for all others it is not there.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesTest {

    /** Nobody; a member, an approver, an App Admin, an IT Admin. */
    private static final List<String> PEOPLE = List.of("", "mara", "jonas", "lena", "ines");

    private final Company company = Company.demo();
    private final Map<String, String> tokens = new HashMap<>();

    @AfterAll
    void end() {
        company.close();
    }

    @Test
    void each_route_gives_each_kind_of_person_what_the_table_says() throws IOException { // R32, R33, R43
        var ticket = company.person("yuki").requests("ledger", "clerk", "Who may see me?");
        var found = new LinkedHashMap<String, String>();
        for (var route : routes()) {
            var name = route.method() + " " + route.path().text();
            var path = path(route, ticket);
            found.put(
                    name,
                    PEOPLE.stream().map(person -> ask(route, path, person)).collect(Collectors.joining(" ")));
        }
        var table = table();

        assertThat(found.keySet()).as("routes, each with a row in roles.txt").isEqualTo(table.keySet());
        var differ = new ArrayList<String>();
        found.forEach((route, got) -> {
            if (!got.equals(table.get(route))) {
                differ.add("%s: %s, not %s".formatted(route, got, table.get(route)));
            }
        });
        assertThat(differ).isEmpty();
    }

    private String ask(Route route, String path, String name) {
        var person = name.isEmpty() ? Optional.<Inhabitant>empty() : Optional.of(company.person(name));
        var headers = new LinkedHashMap<String, String>();
        person.ifPresent(one -> headers.put("Cookie", one.cookie()));
        var body = "";
        if (!route.method().equals("GET")) {
            headers.put("Content-Type", route.isApi() ? route.takes().getFirst() : "application/x-www-form-urlencoded");
            body = route.isApi() ? "{}" : "csrf=" + person.map(this::csrf).orElse("");
        }
        var answer = company.call(route.method(), path, headers, route.method().equals("GET") ? null : body);
        return Integer.toString(answer.status());
    }

    private String csrf(Inhabitant person) {
        return tokens.computeIfAbsent(
                person.cookie(),
                _ -> person.get("/apps")
                        .must(200)
                        .body()
                        .replaceAll("(?s).*name=\"csrf\"[^>]*value=\"([^\"]+)\".*", "$1"));
    }

    private static String path(Route route, String ticket) {
        var query = route.path().text().contains("/api/v1/tickets")
                        && route.method().equals("GET")
                        && !route.path().text().contains("{")
                ? "?view=manage-open"
                : "";
        return route.path()
                        .text()
                        .replace("{ticket}", ticket)
                        .replace("{app}", "canvas")
                        .replace("{address}", "mara@demo.example")
                        .replaceAll("\\{[a-z]+}", "0".repeat(26))
                + query;
    }

    private static List<Route> routes() {
        var wiring = new Wiring(
                Map.of("TABLE_NAME", "none"),
                UrlConnectionHttpClient.create(),
                AnonymousCredentialsProvider.create(),
                InstantSource.system());
        return new House(wiring).routes().all();
    }

    private static Map<String, String> table() throws IOException {
        try (var in = Objects.requireNonNull(RolesTest.class.getResourceAsStream("/latchkey/scenario/roles.txt"))) {
            var rows = new LinkedHashMap<String, String>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.strip().split("\\s{2,}", 2))
                    .forEach(row -> rows.put(row[0], row[1].replaceAll("\\s+", " ")));
            return rows;
        }
    }
}
