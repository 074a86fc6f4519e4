package latchkey.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SignInWaysTest {

    @Test
    void without_a_provider_a_link_by_mail_is_the_only_way_whatever_is_set() {
        for (var setting : List.of(List.<String>of(), List.of("oidc"), List.of("mail", "oidc"))) {
            assertThat(SignInWays.of(setting, false)).isEqualTo(new SignInWays(true, false));
        }
    }

    @Test
    void with_a_provider_links_by_mail_are_off_until_they_are_set() {
        assertThat(SignInWays.of(List.of(), true)).isEqualTo(new SignInWays(false, true));
        assertThat(SignInWays.of(List.of("oidc"), true)).isEqualTo(new SignInWays(false, true));
        assertThat(SignInWays.of(List.of("mail", "oidc"), true)).isEqualTo(new SignInWays(true, true));
        assertThat(SignInWays.of(List.of("mail"), true)).isEqualTo(new SignInWays(true, false));
    }
}
