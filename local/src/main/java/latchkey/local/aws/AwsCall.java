package latchkey.local.aws;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One call of an AWS client, as it stands on the wire.
 *
 * @param caller who signed it
 * @param uri path and query; the host is where the client believes AWS is
 * @param headers names in lower case
 */
public record AwsCall(Caller caller, String method, URI uri, Map<String, List<String>> headers, byte[] body) {

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** The part after the dot of {@code X-Amz-Target}, by which the JSON protocols name their operation. */
    public Optional<String> target() {
        return header("x-amz-target").map(target -> target.substring(target.lastIndexOf('.') + 1));
    }
}
