package latchkey.web.command;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * How people sign in here; at least one way is open.
 *
 * @param mail by a link in a mail
 * @param company with the account of the company
 */
public record SignInWays(boolean mail, boolean company) {

    /**
     * @param setting {@code mail}, {@code oidc}, or both; empty where nobody has said so, and then the company's account is
     *     the only way where there is a provider
     * @param provider whether one is configured: without it nobody is locked out by a setting
     */
    public static SignInWays of(Collection<String> setting, boolean provider) {
        if (!provider) {
            return new SignInWays(true, false);
        }
        var mail = setting.contains("mail");
        return new SignInWays(mail, !mail || setting.contains("oidc"));
    }

    /** As the settings call them. */
    public List<String> words() {
        return Stream.concat(mail ? Stream.of("mail") : Stream.of(), company ? Stream.of("oidc") : Stream.of())
                .toList();
    }
}
