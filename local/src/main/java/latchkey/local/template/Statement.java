package latchkey.local.template;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One sentence of a policy, with all names resolved.
 *
 * @param sid what the template calls it; for what SAM adds, the managed policy's name
 * @param principals whom a resource's policy speaks of, such as {@code ses.amazonaws.com} or {@code *}; empty in a role's
 * @param conditions operator, then key, then values: {@code ArnEquals, aws:SourceArn, [arn…]}
 */
public record Statement(
        String sid,
        Effect effect,
        List<String> principals,
        List<String> actions,
        List<String> resources,
        Map<String, Map<String, List<String>>> conditions,
        Place place) {

    /** What a statement does with a call that it matches. A Deny wins over any Allow. */
    public enum Effect {
        ALLOW,
        DENY
    }

    public boolean allows() {
        return effect == Effect.ALLOW;
    }

    /** Whether a name is meant by one with {@code *} and {@code ?} in it, as IAM compares ARNs and actions. */
    static boolean means(String pattern, String name, boolean ignoreCase) {
        var regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(regex, ignoreCase ? Pattern.CASE_INSENSITIVE : 0)
                .matcher(name)
                .matches();
    }
}
