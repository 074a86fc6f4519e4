package latchkey.local.aws.lambda;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came to the HTTP API.
 *
 * @param path and {@code query} as they were sent, percent signs and all; the query is empty where there is none
 * @param headers names in lower case
 */
public record WebRequest(
        String method, String path, String query, Map<String, List<String>> headers, byte[] body, String from) {

    /** The values of a header, joined as HTTP joins them. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> String.join(",", values));
    }
}
