package latchkey.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OriginTest {

    private static final PublicAddress LAPTOP = new PublicAddress(Optional.of("http://localhost:8080"));
    private static final PublicAddress COMPANY = new PublicAddress(Optional.of("https://access.demo.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "http://evil.example",
                "http://localhost:8081",
                "https://localhost:8080",
                "http://localhost:8080.evil.example",
                ""
            })
    void a_foreign_page_is_told_by_its_origin(String origin) {
        assertThat(LAPTOP.isForeign(from(origin, "localhost:8080"))).isTrue();
    }

    @Test
    void our_own_pages_and_programs_are_not_foreign() {
        assertThat(LAPTOP.isForeign(from("http://localhost:8080", "localhost:8080")))
                .isFalse();
        assertThat(LAPTOP.isForeign(from("http://127.0.0.1:8080", "127.0.0.1:8080")))
                .isFalse();
        assertThat(LAPTOP.isForeign(from(null, "localhost:8080"))).isFalse();
    }

    @Test
    void behind_a_domain_of_the_company_its_address_counts() {
        assertThat(COMPANY.isForeign(from("https://access.demo.example", "abc.execute-api.eu-west-1.amazonaws.com")))
                .isFalse();
    }

    @Test
    void without_an_address_the_request_says_it_and_cookies_are_secure() {
        var none = new PublicAddress(Optional.of(""));

        assertThat(none.isForeign(from("https://abc.example", "abc.example"))).isFalse();
        assertThat(none.isForeign(from("http://abc.example", "abc.example"))).isTrue();
        assertThat(none.secure()).isTrue();
    }

    @Test
    void an_address_with_a_path_is_refused() {
        assertThatThrownBy(() -> new PublicAddress(Optional.of("https://access.demo.example/")))
                .hasMessageContaining("without a slash at its end");
    }

    @Test
    void cookies_are_bound_to_the_host_where_the_address_is_https() {
        assertThat(new Cookies(true).session("plain"))
                .isEqualTo("__Host-session=plain; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax; Secure");
        assertThat(new Cookies(false).session("plain"))
                .isEqualTo("session=plain; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax");
        assertThat(new Cookies(true).read(with(Map.of("session", "planted")), Cookies.SESSION))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "/apps?next=//evil.example",
                "/apps?q=a b",
                "/apps?q=a\r\nSet-Cookie:x=1",
                "apps",
                "/a\nb",
                "/%2F/"
            })
    void only_a_path_of_ours_is_gone_to(String path) {
        assertThat(LocalPath.of(path)).isEmpty();
    }

    @Test
    void paths_of_ours_are() {
        assertThat(LocalPath.of("/tickets/AR-7K3M9Q2X")).isPresent();
        assertThat(LocalPath.of("/")).isPresent();
        assertThat(LocalPath.of("/tickets/AR-7K3M9Q2X?to=yuki%2Bx%40demo.example"))
                .isPresent();
    }

    private static Request from(@org.jspecify.annotations.Nullable String origin, String host) {
        var headers = new HashMap<String, String>();
        headers.put("host", host);
        if (origin != null) {
            headers.put("origin", origin);
        }
        return new Request("POST", "/", Query.NONE, headers, Map.of(), new byte[0], "", Map.of());
    }

    private static Request with(Map<String, String> cookies) {
        return new Request("GET", "/", Query.NONE, Map.of(), cookies, new byte[0], "", Map.of());
    }
}
