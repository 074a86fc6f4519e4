package latchkey.local.aws.lambda;

import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import latchkey.local.aws.AwsAnswer;
import latchkey.local.aws.AwsCall;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.AwsService;
import latchkey.local.aws.Permission;

/** A service that fails when it is told to: {@link FaultPlan}. */
public final class Faulty implements AwsService {

    private static final Duration LATE = Duration.ofSeconds(2);

    private final AwsService service;
    private final FaultPlan plan;

    public Faulty(AwsService service, FaultPlan plan) {
        this.service = service;
        this.plan = plan;
    }

    @Override
    public String signingName() {
        return service.signingName();
    }

    @Override
    public String operation(AwsCall call) {
        return service.operation(call);
    }

    @Override
    public Set<String> operations() {
        return service.operations();
    }

    @Override
    public List<Permission> needs(AwsCall call) {
        return service.needs(call);
    }

    @Override
    public AwsAnswer refuse(AwsFault fault) {
        return service.refuse(fault);
    }

    @Override
    public AwsAnswer answer(AwsCall call) {
        var struck = plan.strike(call.caller().name(), signingName() + "." + operation(call));
        return struck.isPresent() ? struck(struck.get(), call) : service.answer(call);
    }

    private AwsAnswer struck(FaultPlan.Mode mode, AwsCall call) {
        return switch (mode) {
            case CRASH_BEFORE -> throw new Leash.Killed();
            case CRASH_AFTER -> {
                service.answer(call);
                throw new Leash.Killed();
            }
            case THROTTLE -> throw throttled();
            case TIME_OUT -> {
                service.answer(call);
                throw new UncheckedIOException(new SocketTimeoutException("Read timed out"));
            }
            case DUPLICATE -> {
                var first = service.answer(call);
                service.answer(call);
                yield first;
            }
            case DELAY -> {
                var answer = service.answer(call);
                pause();
                yield answer;
            }
        };
    }

    private AwsFault throttled() {
        return switch (signingName()) {
            case "dynamodb" ->
                new AwsFault(
                        400,
                        "ProvisionedThroughputExceededException",
                        "The level of configured provisioned throughput for the table was exceeded");
            case "s3" -> new AwsFault(503, "SlowDown", "Please reduce your request rate.");
            case "ses" -> new AwsFault(429, "TooManyRequestsException", "Maximum sending rate exceeded.");
            default -> new AwsFault(400, "ThrottlingException", "Rate exceeded");
        };
    }

    static void pause() {
        try {
            Thread.sleep(LATE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
