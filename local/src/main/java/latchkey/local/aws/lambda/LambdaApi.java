package latchkey.local.aws.lambda;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import latchkey.local.aws.Account;
import latchkey.local.aws.AwsAnswer;
import latchkey.local.aws.AwsCall;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.AwsService;
import latchkey.local.aws.Permission;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/**
 * What operators ask of Lambda: to invoke a function, to close it by a concurrency of 0, and to switch an event source
 * mapping off and on. REST with JSON.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html">AWS</a>
 */
public final class LambdaApi implements AwsService {

    private final Map<String, String> functions;
    private volatile @Nullable Functions running;
    private volatile Map<String, Mapping> mappings = Map.of();

    /** @param functions by the name that AWS would give them, what they are called here */
    public LambdaApi(Map<String, String> functions) {
        this.functions = functions;
    }

    /**
     * From now on calls are answered.
     *
     * @param all by what Lambda calls them, {@code UUID} in its API
     */
    public void serve(Functions started, Map<String, Mapping> all) {
        mappings = all;
        running = started;
    }

    @Override
    public String signingName() {
        return "lambda";
    }

    @Override
    public String operation(AwsCall call) {
        return Operation.of(call).name();
    }

    @Override
    public Set<String> operations() {
        return Operation.built();
    }

    @Override
    public List<Permission> needs(AwsCall call) {
        var operation = operation(call);
        var action = operation.equals("Invoke") ? "lambda:InvokeFunction" : "lambda:" + operation;
        return List.of(new Permission(action, Account.arn("lambda", call.uri().getPath())));
    }

    @Override
    public AwsAnswer answer(AwsCall call) {
        var started = running;
        if (started == null) {
            throw new AwsFault(500, "ServiceException", "The functions are not started yet");
        }
        return switch (operation(call)) {
            case "Invoke" -> invoked(started, call);
            case "PutFunctionConcurrency" -> reserve(started, call);
            case "DeleteFunctionConcurrency" -> {
                started.open(function(call));
                yield new AwsAnswer(204, Map.of(), new byte[0]);
            }
            case "GetEventSourceMapping" -> json(200, described(call));
            case "UpdateEventSourceMapping" -> switched(call, members(call));
            default ->
                throw new AwsFault(
                        501,
                        "NotImplemented",
                        "%s is not there in Latchkey's Lambda; there are %s"
                                .formatted(operation(call), String.join(", ", Operation.built())));
        };
    }

    @Override
    public AwsAnswer refuse(AwsFault fault) {
        var body = Json.write(Map.of("Message", String.valueOf(fault.getMessage()), "Type", "User"));
        return new AwsAnswer(
                fault.status(),
                Map.of("Content-Type", "application/json", "x-amzn-ErrorType", fault.code()),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private AwsAnswer invoked(Functions started, AwsCall call) {
        var type = call.header("x-amz-invocation-type").orElse("RequestResponse");
        if (!type.equals("RequestResponse")) {
            throw new AwsFault(
                    400, "InvalidParameterValueException", "Only RequestResponse is there, got: %s".formatted(type));
        }
        mustBeJson(call.body());
        var answer = started.invoke(function(call), call.body());
        var headers =
                new LinkedHashMap<>(Map.of("Content-Type", "application/json", "X-Amz-Executed-Version", "$LATEST"));
        if (answer.failed()) {
            headers.put("X-Amz-Function-Error", "Unhandled");
        }
        return new AwsAnswer(200, headers, answer.payload());
    }

    private AwsAnswer reserve(Functions started, AwsCall call) {
        var asked = members(call).get("ReservedConcurrentExecutions");
        if (!Long.valueOf(0).equals(asked)) {
            throw new AwsFault(
                    400,
                    "InvalidParameterValueException",
                    "ReservedConcurrentExecutions is 0 here, which lets nothing through, got: %s".formatted(asked));
        }
        started.shut(function(call));
        return json(200, Map.of("ReservedConcurrentExecutions", 0L));
    }

    private AwsAnswer switched(AwsCall call, Map<String, @Nullable Object> members) {
        var unknown = members.keySet().stream()
                .filter(member -> !member.equals("Enabled") && !member.equals("UUID"))
                .toList();
        if (!unknown.isEmpty() || !(members.get("Enabled") instanceof Boolean enabled)) {
            throw new AwsFault(
                    400,
                    "InvalidParameterValueException",
                    "A mapping is only switched here: {\"Enabled\": true or false}, got: %s".formatted(members));
        }
        mapping(call).enable(enabled);
        return json(202, described(call));
    }

    private Map<String, Object> described(AwsCall call) {
        var mapping = mapping(call);
        var name = functions.entrySet().stream()
                .filter(function -> function.getValue().equals(mapping.function()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        return Map.of(
                "UUID", id(call),
                "EventSourceArn", mapping.source(),
                "FunctionArn", Account.arn("lambda", "function:" + name),
                "State", mapping.state());
    }

    private Mapping mapping(AwsCall call) {
        var mapping = mappings.get(id(call));
        if (mapping == null) {
            throw new AwsFault(404, "ResourceNotFoundException", "The resource you requested does not exist.");
        }
        return mapping;
    }

    private static String id(AwsCall call) {
        return Operation.of(call).subject();
    }

    private String function(AwsCall call) {
        var asked = Operation.of(call).subject();
        var name = functions.get(asked.substring(asked.lastIndexOf(':') + 1));
        if (name == null) {
            throw new AwsFault(404, "ResourceNotFoundException", "Function not found: " + asked);
        }
        return name;
    }

    /** No body at all is an empty event. */
    private static void mustBeJson(byte[] event) {
        if (event.length > 0) {
            json(() -> Json.read(event));
        }
    }

    private static Map<String, @Nullable Object> members(AwsCall call) {
        return json(() -> Json.object(call.body()));
    }

    private static <T extends @Nullable Object> T json(Supplier<T> read) {
        try {
            return read.get();
        } catch (Json.NotJson e) {
            throw new AwsFault(
                    400, "InvalidRequestContentException", "Could not parse request body into json: " + e.getMessage());
        }
    }

    private static AwsAnswer json(int status, Map<String, ?> body) {
        return new AwsAnswer(
                status,
                Map.of("Content-Type", "application/json"),
                Json.write(body).getBytes(StandardCharsets.UTF_8));
    }
}
