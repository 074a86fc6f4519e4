package latchkey.local.aws.ses;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Headers that a mail has once at most.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/header-fields.html">AWS's list</a>
 */
final class SingleHeaders {

    /** Lower case. */
    private static final Set<String> NAMES =
            Set.of(("accept-language acceptlanguage archived-at auto-submitted bounces-to comments content-alternative"
                            + " content-base content-class content-description content-disposition content-duration"
                            + " content-id content-language content-length content-location content-md5"
                            + " content-transfer-encoding content-type date delivered-to"
                            + " disposition-notification-options disposition-notification-to dkim-signature"
                            + " domainkey-signature errors-to from importance in-reply-to keywords list-archive"
                            + " list-help list-id list-owner list-post list-subscribe list-unsubscribe"
                            + " list-unsubscribe-post message-context message-id mime-version organization"
                            + " original-from original-message-id original-recipient original-subject precedence"
                            + " priority references reply-to return-path return-receipt-to sender solicitation"
                            + " sensitivity subject thread-index thread-topic user-agent vbr-info")
                    .split(" "));

    private SingleHeaders() {}

    /** @throws latchkey.local.aws.AwsFault {@code BadRequestException} */
    static void check(Stream<String> names) {
        var seen = new HashSet<String>();
        names.filter(name -> NAMES.contains(name.toLowerCase(Locale.ROOT)))
                .filter(name -> !seen.add(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(name -> {
                    throw Draft.bad("Duplicate header '%s'.".formatted(name));
                });
    }
}
