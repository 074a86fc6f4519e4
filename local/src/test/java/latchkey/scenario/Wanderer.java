package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser by hand: keeps Latchkey's cookies, and goes from redirect to redirect one step at a time. */
final class Wanderer {

    private final Company company;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    Wanderer(Company company) {
        this.company = company;
    }

    Answer get(String path) {
        return kept(company.get(path, cookies.isEmpty() ? Map.of() : Map.of("Cookie", cookieHeader())));
    }

    Answer post(String path, String form) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        if (!cookies.isEmpty()) {
            headers.put("Cookie", cookieHeader());
        }
        return kept(company.call("POST", path, headers, form));
    }

    /** Clicks on the page to sign in. @return where at the provider that leads */
    String setsOut() {
        return location(get("/sign-in/company").must(303));
    }

    /** @return the path at Latchkey to which the provider sends them back */
    String isSentBack(String provider) {
        var answer = ask(provider);
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        var back = location(answer);
        assertThat(back).startsWith(company.http() + "/sign-in/callback?");
        return back.substring(company.http().length());
    }

    /** There and back. */
    Answer signsIn() {
        return get(isSentBack(setsOut()));
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    /** Who Latchkey says they are. */
    Answer.Doc me() {
        return get("/api/v1/me").must(200).json();
    }

    static String location(Answer answer) {
        return answer.headers().getOrDefault("location", List.of("")).getFirst();
    }

    /** One value of the query. */
    static String query(String address, String name) {
        return URI.create(address).getRawQuery().transform(query -> List.of(query.split("&", -1))).stream()
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    private Answer kept(Answer answer) {
        for (var cookie : answer.headers().getOrDefault("set-cookie", List.of())) {
            var pair = cookie.substring(0, cookie.indexOf(';'));
            var is = pair.indexOf('=');
            cookies.put(pair.substring(0, is), pair.substring(is + 1));
        }
        cookies.values().removeIf(String::isEmpty);
        return answer;
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private Answer ask(String address) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
