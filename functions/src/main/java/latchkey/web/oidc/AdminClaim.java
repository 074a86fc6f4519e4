package latchkey.web.oidc;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says of IT Admins, written {@code groups=latchkey-admins}.
 *
 * @param name of a claim: a text, a yes or no, or a list
 * @param value that it is, or has in it
 */
public record AdminClaim(String name, String value) {

    public static AdminClaim parse(String written) {
        int is = written.indexOf('=');
        if (is < 1 || is == written.length() - 1) {
            throw new IllegalArgumentException("OIDC_ADMIN_CLAIM looks like groups=latchkey-admins, got: " + written);
        }
        return new AdminClaim(written.substring(0, is), written.substring(is + 1));
    }

    boolean holds(Map<String, ? extends @Nullable Object> claims) {
        var said = claims.get(name);
        return said instanceof Collection<?> several
                ? several.stream().anyMatch(one -> value.equals(String.valueOf(one)))
                : said != null && value.equals(said.toString());
    }
}
