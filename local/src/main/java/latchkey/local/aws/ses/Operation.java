package latchkey.local.aws.ses;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import latchkey.local.aws.AwsCall;

/**
 * What a call wants, by its method and path.
 *
 * @param name as in the API reference; method and path where it is not built
 * @param subject the identity or configuration set in the path, or empty
 * @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Operations.html">the API's operations</a>
 */
record Operation(String name, String subject) {

    private static final String ROOT = "/v2/email/";

    private static final Map<String, String> BUILT = Map.of(
            "POST outbound-emails", "SendEmail",
            "POST identities", "CreateEmailIdentity",
            "GET identities/*", "GetEmailIdentity",
            "DELETE identities/*", "DeleteEmailIdentity",
            "POST configuration-sets", "CreateConfigurationSet",
            "POST configuration-sets/*/event-destinations", "CreateConfigurationSetEventDestination",
            "PUT suppression/*", "PutSuppressedDestination");

    static Operation of(AwsCall call) {
        var path = Optional.ofNullable(call.uri().getRawPath()).orElse("/");
        var parts = path.startsWith(ROOT)
                ? Arrays.asList(path.substring(ROOT.length()).split("/", -1))
                : List.of("");
        var subject =
                parts.size() > 1 ? URI.create("/" + parts.get(1)).getPath().substring(1) : "";
        var form = parts.size() > 1 ? parts.getFirst() + "/*" : parts.getFirst();
        var whole = parts.size() > 2 ? form + "/" + String.join("/", parts.subList(2, parts.size())) : form;
        return new Operation(BUILT.getOrDefault(call.method() + " " + whole, call.method() + " " + path), subject);
    }

    static SortedSet<String> built() {
        return new TreeSet<>(BUILT.values());
    }
}
