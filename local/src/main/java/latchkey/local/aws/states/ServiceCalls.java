package latchkey.local.aws.states;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.local.aws.AwsAnswer;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.Caller;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** Calls services of AWS JSON 1.0 through the gateway, so that IAM is asked and the call is counted. */
public final class ServiceCalls implements Integrations {

    private final Gate gate;

    /** @param gate the gateway's {@code call} */
    public ServiceCalls(Gate gate) {
        this.gate = gate;
    }

    /** One call in a role, signed and answered; faults are answers too. */
    @FunctionalInterface
    public interface Gate {
        AwsAnswer call(Caller caller, String service, String operation, Map<String, ?> members);
    }

    @Override
    public Map<String, @Nullable Object> call(
            Caller as, String service, String operation, Map<String, @Nullable Object> arguments) {
        var answer = answer(as, service, operation, arguments);
        var document =
                answer.body().length == 0 ? new LinkedHashMap<String, @Nullable Object>() : Json.object(answer.body());
        if (answer.status() >= 300) {
            throw fault(answer.status(), new Node(document));
        }
        return withMetadata(document, answer);
    }

    /** What the network loses, AWS's own client reports as SdkClientException, and Step Functions as that of its service. */
    private AwsAnswer answer(Caller as, String service, String operation, Map<String, @Nullable Object> arguments) {
        try {
            return gate.call(as, service, operation, arguments);
        } catch (UncheckedIOException e) {
            throw new AwsFault(0, "SdkClientException", "Unable to execute HTTP request: " + e.getMessage());
        }
    }

    /** The error's name stands in {@code __type}, sometimes after the name of its model and a {@code #}. */
    private static AwsFault fault(int status, Node error) {
        var type = error.textIf("__type").or(() -> error.textIf("code")).orElse("InternalFailure");
        var message = error.textIf("message").or(() -> error.textIf("Message")).orElse("");
        return new AwsFault(status, type.substring(type.lastIndexOf('#') + 1), message);
    }

    private static Map<String, @Nullable Object> withMetadata(
            Map<String, @Nullable Object> document, AwsAnswer answer) {
        var requestId = answer.headers()
                .getOrDefault("x-amzn-RequestId", UUID.randomUUID().toString());
        var headers = new LinkedHashMap<String, Object>(answer.headers());
        headers.put("x-amzn-RequestId", requestId);
        headers.put("Content-Length", String.valueOf(answer.body().length));
        var all = new LinkedHashMap<String, Object>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        var result = new LinkedHashMap<String, @Nullable Object>(document);
        result.put("SdkHttpMetadata", Map.of("AllHttpHeaders", all, "HttpHeaders", headers, "HttpStatusCode", (long)
                answer.status()));
        result.put("SdkResponseMetadata", Map.of("RequestId", requestId));
        return result;
    }
}
