package latchkey.local.aws.ses;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A receipt rule with one S3 action. {@code TlsPolicy} is not here: the listener is on loopback and treats every
 * session as secured.
 *
 * @param recipients domains, {@code .domain} for all below one, and addresses; none at all means everything
 * @param scan {@code ScanEnabled}; without it there are no verdicts on spam and viruses
 * @param keyPrefix stands before the message's id in the object's key, and may be empty
 * @param topicArn of the S3 action
 */
public record ReceiptRule(
        String name,
        List<String> recipients,
        boolean enabled,
        boolean scan,
        String bucket,
        String keyPrefix,
        Optional<String> topicArn) {

    /** Whether the rule is for mail to this address; what stands behind a plus is not looked at in conditions on addresses. */
    boolean isFor(String recipient) {
        return recipients.isEmpty() || recipients.stream().anyMatch(condition -> matches(condition, recipient));
    }

    private static boolean matches(String condition, String recipient) {
        var wanted = condition.toLowerCase(Locale.ROOT);
        var address = recipient.toLowerCase(Locale.ROOT);
        var domain = address.substring(address.lastIndexOf('@') + 1);
        if (wanted.startsWith(".")) {
            return domain.endsWith(wanted);
        }
        return wanted.contains("@")
                ? wanted.equals(address) || wanted.equals(address.replaceAll("\\+[^@]*@", "@"))
                : wanted.equals(domain);
    }
}
