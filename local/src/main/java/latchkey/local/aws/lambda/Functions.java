package latchkey.local.aws.lambda;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import latchkey.local.aws.AwsFault;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Invokes the template's functions as Lambda does, each in one of its {@link Sandboxes}. Limits:
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
public final class Functions implements AutoCloseable {

    /** Bytes of an event or an answer: 6 MB. */
    static final int LARGEST_PAYLOAD = 6 * 1024 * 1024;

    private final Map<String, FunctionSetup> setups;
    private final FaultPlan faults;
    private final RightOfWay way;
    private final Sandboxes sandboxes;
    private final Invocations invocations;
    private final Set<String> shut = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param http the functions' way to AWS
     * @param clock what the functions take for the time
     * @param faults what shall go wrong with invocations
     * @param first the functions that somebody outside waits for; the others give way to them
     * @throws IllegalArgumentException where a handler is not there, or cannot be made
     */
    public Functions(
            List<FunctionSetup> setups, SdkHttpClient http, InstantSource clock, FaultPlan faults, Set<String> first) {
        this.setups = setups.stream().collect(Collectors.toMap(FunctionSetup::name, Function.identity()));
        this.faults = faults;
        this.way = new RightOfWay(first);
        setups.forEach(Sandbox::check);
        this.sandboxes = new Sandboxes(http, clock, threads);
        this.invocations = new Invocations(this.setups.keySet());
    }

    /**
     * Invokes a function and waits for its end.
     *
     * @throws AwsFault {@code RequestTooLargeException} above 6 MB, {@code ResourceNotFoundException} for an unknown name,
     *     {@code TooManyRequestsException} while it is {@link #shut}
     */
    public FunctionAnswer invoke(String name, byte[] event) {
        var setup = setup(name);
        if (event.length > LARGEST_PAYLOAD) {
            throw new AwsFault(
                    413,
                    "RequestTooLargeException",
                    "Request must be smaller than %d bytes for the InvokeFunction operation"
                            .formatted(LARGEST_PAYLOAD));
        }
        if (shut.contains(name)) {
            throw new AwsFault(429, "TooManyRequestsException", "Rate Exceeded.");
        }
        return faults.strike(name, FaultPlan.INVOKE)
                .map(mode -> struck(mode, setup, event))
                .orElseGet(() -> run(setup, event));
    }

    /** Whether what a queue or stream delivers to the function now is to come a day late instead. */
    boolean comesLate(String name) {
        return faults.isLate(name);
    }

    private FunctionAnswer struck(FaultPlan.Mode mode, FunctionSetup setup, byte[] event) {
        return switch (mode) {
            case CRASH_BEFORE -> FunctionAnswer.killed();
            case THROTTLE -> FunctionAnswer.error("TooManyRequestsException", "Rate Exceeded.");
            case CRASH_AFTER -> {
                run(setup, event);
                yield FunctionAnswer.killed();
            }
            case TIME_OUT -> {
                run(setup, event);
                yield Sandboxes.timedOut(setup);
            }
            case DUPLICATE -> {
                var second = threads.submit(() -> run(setup, event));
                var first = run(setup, event);
                await(second);
                yield first;
            }
            case DELAY -> {
                var answer = run(setup, event);
                Faulty.pause();
                yield answer;
            }
        };
    }

    private static void await(Future<FunctionAnswer> invocation) {
        try {
            invocation.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("An invocation turns all that a function throws into an answer", e);
        }
    }

    private FunctionAnswer run(FunctionSetup setup, byte[] event) {
        var name = setup.name();
        invocations.begin(name);
        try {
            way.enter(name);
            try {
                return limited(sandboxes.serve(setup, event));
            } finally {
                way.leave(name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Sandboxes.ended();
        } finally {
            invocations.end(name);
        }
    }

    /** Makes a sandbox before it is asked for, so that the first invocation finds one. */
    public void warm(String name) {
        sandboxes.warm(setup(name));
    }

    /** Lets no invocation begin, as a reserved concurrency of 0 does. */
    void shut(String name) {
        shut.add(setup(name).name());
    }

    /** Takes {@link #shut} back. */
    void open(String name) {
        shut.remove(setup(name).name());
    }

    /** The invocations that have begun and not ended, by function; those without any are left out. */
    public Map<String, Integer> inFlight() {
        return invocations.inFlight();
    }

    /** How many invocations have begun since the start. */
    public long begun() {
        return invocations.begunInAll();
    }

    /** The same by function. */
    public Map<String, Long> invocations() {
        return invocations.begun();
    }

    /** Interrupts what runs; nothing of it reaches AWS after that. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private FunctionSetup setup(String name) {
        var setup = setups.get(name);
        if (setup == null) {
            throw new AwsFault(404, "ResourceNotFoundException", "Function not found: " + name);
        }
        return setup;
    }

    private static FunctionAnswer limited(FunctionAnswer answer) {
        return answer.payload().length > LARGEST_PAYLOAD
                ? FunctionAnswer.error(
                        "Function.ResponseSizeTooLarge",
                        "Response payload size exceeded maximum allowed payload size (%d bytes)."
                                .formatted(LARGEST_PAYLOAD))
                : answer;
    }
}
