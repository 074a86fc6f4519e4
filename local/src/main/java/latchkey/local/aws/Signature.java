package latchkey.local.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who signed a request, and for which service: the credential of AWS Signature Version 4, in the {@code Authorization}
 * header or, where an address was presigned, in its query. The signature itself is not checked: there is no secret here.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">AWS</a>
 */
public record Signature(String accessKeyId, String service) {

    private static final Pattern CREDENTIAL = Pattern.compile(
            "Credential=([^/]+)(?:/|%2F)\\d{8}(?:/|%2F)[a-z0-9-]+(?:/|%2F)([a-z0-9-]+)(?:/|%2F)aws4_request");

    /** The credential of a call; empty where it is not signed. */
    public static Optional<Signature> of(AwsCall call) {
        return of(call.headers(), call.uri().getRawQuery());
    }

    static Optional<Signature> of(Map<String, List<String>> headers, @Nullable String query) {
        var authorization = String.join(" ", headers.getOrDefault("authorization", List.of()));
        return Optional.of(CREDENTIAL.matcher(authorization + " " + query))
                .filter(found -> found.find())
                .map(found -> new Signature(found.group(1), found.group(2)));
    }

    /** The header that {@link #of(AwsCall)} reads: for calls that a look-alike makes in a role of its own. */
    public String authorization() {
        return "AWS4-HMAC-SHA256 Credential=%s/20260101/%s/%s/aws4_request, SignedHeaders=host, Signature=none"
                .formatted(accessKeyId, Account.REGION, service);
    }
}
