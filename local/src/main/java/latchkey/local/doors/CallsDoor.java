package latchkey.local.doors;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import latchkey.local.aws.Calls;
import latchkey.local.aws.iam.Policies;
import latchkey.local.aws.lambda.WebAnswer;
import latchkey.local.aws.lambda.WebRequest;

/** {@code /_local/calls}: which function has called what of AWS, how often, what it was not allowed, and which permissions it used. */
public final class CallsDoor implements Door {

    private final Calls calls;
    private final Policies policies;
    private final Supplier<? extends Map<String, ?>> consumed;
    private final Supplier<Map<String, Long>> invocations;

    /**
     * @param consumed by function: the units and entries that its calls of tables took
     * @param invocations by function: how often it was woken
     */
    public CallsDoor(
            Calls calls,
            Policies policies,
            Supplier<? extends Map<String, ?>> consumed,
            Supplier<Map<String, Long>> invocations) {
        this.calls = calls;
        this.policies = policies;
        this.consumed = consumed;
        this.invocations = invocations;
    }

    @Override
    public WebAnswer answer(WebRequest request) {
        if (!request.method().equals("GET")) {
            throw Asked.method(request, "GET");
        }
        var since = Asked.parameters(request, "since").get("since");
        Map<String, Object> answer = new LinkedHashMap<>(since == null ? calls.counts() : counts(since));
        answer.put("denied", calls.denied().stream().map(CallsDoor::denied).toList());
        answer.put("used", policies.used().stream().map(CallsDoor::used).toList());
        answer.put("capacity", consumed.get());
        answer.put("invocations", invocations.get());
        return Answers.json(200, answer);
    }

    private Map<String, Map<String, Long>> counts(String since) {
        try {
            return calls.counts(Instant.parse(since));
        } catch (DateTimeException e) {
            throw new NotAnswered(400, "since is an instant such as 2026-11-23T10:15:30Z, got: " + since);
        } catch (IllegalArgumentException e) {
            throw new NotAnswered(400, String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> used(Policies.Use use) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("function", use.caller().name());
        told.put("action", use.permission().action());
        told.put("resource", use.permission().resource());
        return told;
    }

    private static Map<String, Object> denied(Calls.Denied denied) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("at", denied.at());
        told.put("function", denied.caller());
        told.put("action", denied.action());
        told.put("resource", denied.resource());
        return told;
    }
}
