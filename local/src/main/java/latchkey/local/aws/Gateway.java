package latchkey.local.aws;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import latchkey.local.aws.iam.Policies;
import latchkey.runtime.Json;

/**
 * The front of the rehearsal's AWS: finds the service that a call was signed for, asks IAM, counts, and has it answered.
 * Whatever a service refuses goes back in that service's own protocol, so that the SDK throws the exception it throws in AWS.
 */
public final class Gateway {

    /** Of answers that are no service's. */
    private static final String NAMESPACE = "http://webservices.amazon.com/AWSFault/2005-15-09";

    private final Policies policies;
    private final Calls calls;
    private final Map<String, AwsService> services = new HashMap<>();

    public Gateway(Policies policies, Calls calls, List<? extends AwsService> services) {
        this.policies = policies;
        this.calls = calls;
        for (var service : services) {
            if (this.services.put(service.signingName(), service) != null) {
                throw new IllegalArgumentException("Two services are signed for as " + service.signingName());
            }
        }
    }

    /** Answers a call; faults of AWS are answers too. What is thrown is a fault of ours. */
    public AwsAnswer call(AwsCall call) {
        var signature = Signature.of(call);
        if (signature.isEmpty()) {
            return identified(refuse(
                    call, new AwsFault(403, "MissingAuthenticationTokenException", "Missing Authentication Token")));
        }
        var service = services.get(signature.get().service());
        if (service == null) {
            var sentence = "There is no %s here; there is %s"
                    .formatted(
                            signature.get().service(),
                            services.keySet().stream().sorted().toList());
            return identified(refuse(call, new AwsFault(400, "UnsupportedOperation", sentence)));
        }
        return identified(answer(service, call));
    }

    /** Calls a service of AWS JSON 1.0 in a role, as the services do among themselves. */
    public AwsAnswer call(Caller caller, String service, String operation, Map<String, ?> members) {
        var headers = Map.of(
                "authorization",
                List.of(new Signature(caller.name(), service).authorization()),
                "x-amz-target",
                List.of("Local." + operation));
        return call(new AwsCall(
                caller, "POST", URI.create("/"), headers, Json.write(members).getBytes(StandardCharsets.UTF_8)));
    }

    /** All that can be called here, as {@code service.Operation}. */
    public SortedSet<String> operations() {
        return services.values().stream()
                .flatMap(service -> service.operations().stream().map(name -> service.signingName() + "." + name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What has been called so far. */
    public Calls calls() {
        return calls;
    }

    /** In the protocol that the caller speaks: SNS, IAM and STS are asked by forms and answer in XML. */
    private static AwsAnswer refuse(AwsCall call, AwsFault fault) {
        return QueryWire.speaks(call) ? QueryWire.refuse(NAMESPACE, fault) : JsonWire.refuse(fault, Map.of());
    }

    private AwsAnswer answer(AwsService service, AwsCall call) {
        try {
            calls.count(call.caller(), service.signingName(), service.operation(call));
            for (var needed : service.needs(call)) {
                if (!policies.allows(call.caller(), needed)) {
                    calls.deny(call.caller(), needed);
                    throw denied(service, call.caller(), needed);
                }
            }
            return service.answer(call);
        } catch (AwsFault fault) {
            return service.refuse(fault);
        }
    }

    /**
     * The names, status codes and sentences differ: S3 and SQS are the oldest, and SQS writes its actions in lower case;
     * DynamoDB and Step Functions answer 400; SES has quotation marks of its own.
     */
    private AwsFault denied(AwsService service, Caller caller, Permission needed) {
        var sentence = policies.refusal(caller, needed);
        return switch (service.signingName()) {
            case "s3" -> new AwsFault(403, "AccessDenied", sentence);
            case "sqs" ->
                new AwsFault(
                        403,
                        "AccessDenied",
                        sentence.replace(needed.action(), needed.action().toLowerCase(Locale.ROOT)));
            case "ses" ->
                new AwsFault(
                        403,
                        "AccessDeniedException",
                        "User `%s' is not authorized to perform `%s' on resource `%s'"
                                .formatted(Policies.user(caller), needed.action(), needed.resource()));
            case "dynamodb", "states" -> new AwsFault(400, "AccessDeniedException", sentence);
            default -> new AwsFault(403, "AccessDeniedException", sentence);
        };
    }

    private static AwsAnswer identified(AwsAnswer answer) {
        var headers = new HashMap<>(answer.headers());
        headers.putIfAbsent("x-amzn-RequestId", UUID.randomUUID().toString());
        return new AwsAnswer(answer.status(), Map.copyOf(headers), answer.body());
    }
}
