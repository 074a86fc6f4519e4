package latchkey.local.aws.lambda;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import latchkey.local.aws.AwsCall;

/**
 * What a call wants of Lambda, by its method and path.
 *
 * @param name as in the API reference; method and path where nobody here knows a name
 * @param subject the function or mapping in the path, or empty
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html">the API's operations</a>
 */
record Operation(String name, String subject) {

    private static final Map<String, String> BUILT = Map.of(
            "POST functions/*/invocations", "Invoke",
            "PUT functions/*/concurrency", "PutFunctionConcurrency",
            "DELETE functions/*/concurrency", "DeleteFunctionConcurrency",
            "GET event-source-mappings/*", "GetEventSourceMapping",
            "PUT event-source-mappings/*", "UpdateEventSourceMapping");

    /** What the AWS CLI is often asked for besides; it is refused by its name. */
    private static final Map<String, String> NOT_BUILT = Map.of(
            "GET functions", "ListFunctions",
            "POST functions", "CreateFunction",
            "GET functions/*", "GetFunction",
            "DELETE functions/*", "DeleteFunction",
            "GET functions/*/configuration", "GetFunctionConfiguration",
            "PUT functions/*/configuration", "UpdateFunctionConfiguration",
            "PUT functions/*/code", "UpdateFunctionCode",
            "GET functions/*/concurrency", "GetFunctionConcurrency",
            "GET event-source-mappings", "ListEventSourceMappings",
            "POST event-source-mappings", "CreateEventSourceMapping");

    static Operation of(AwsCall call) {
        var path = call.uri().getPath();
        var parts = path.replaceFirst("^/20\\d\\d-\\d\\d-\\d\\d/", "")
                .replaceFirst("/$", "")
                .split("/", 3);
        var form = call.method() + " " + parts[0] + (parts.length > 1 ? "/*" : "")
                + (parts.length > 2 ? "/" + parts[2] : "");
        var unknown = call.method() + " " + path;
        var name = BUILT.getOrDefault(form, NOT_BUILT.getOrDefault(form, unknown));
        return new Operation(name, parts.length > 1 ? parts[1] : "");
    }

    static SortedSet<String> built() {
        return new TreeSet<>(Set.copyOf(BUILT.values()));
    }
}
