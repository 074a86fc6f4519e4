package latchkey.local.aws.lambda;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import latchkey.local.aws.AwsFault;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Runs the template's functions as Lambda does: a sandbox serves one invocation at a time and is kept for the next, a
 * second invocation meanwhile gets its own, and one that exceeds its time is ended together with its sandbox. Limits:
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
public final class Functions implements AutoCloseable {

    /** Bytes of an event or an answer: 6 MB. */
    static final int LARGEST_PAYLOAD = 6 * 1024 * 1024;

    private final Map<String, FunctionSetup> setups;
    private final SdkHttpClient http;
    private final InstantSource clock;
    private final FaultPlan faults;
    private final RightOfWay way;
    private final Map<String, ConcurrentLinkedDeque<Sandbox>> resting = new ConcurrentHashMap<>();
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
        this.http = http;
        this.clock = clock;
        this.faults = faults;
        this.way = new RightOfWay(first);
        setups.forEach(Sandbox::check);
        this.setups.keySet().forEach(name -> resting.put(name, new ConcurrentLinkedDeque<>()));
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
                yield timedOut(setup);
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
                return limited(answer(setup, event));
            } finally {
                way.leave(name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ended();
        } finally {
            invocations.end(name);
        }
    }

    /** Makes a sandbox before it is asked for, so that the first invocation finds one. */
    public void warm(String name) {
        rest(name, new Sandbox(setup(name), http, clock));
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
        return invocations().values().stream().mapToLong(Long::longValue).sum();
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

    private FunctionAnswer answer(FunctionSetup setup, byte[] event) {
        Sandbox sandbox;
        try {
            var rested = Objects.requireNonNull(resting.get(setup.name())).pollFirst();
            sandbox = rested == null ? new Sandbox(setup, http, clock) : rested;
        } catch (IllegalArgumentException e) {
            e.printStackTrace(System.err);
            return FunctionAnswer.thrown(e);
        }
        try {
            return served(setup, sandbox, threads.submit(() -> sandbox.serve(event)));
        } catch (RejectedExecutionException e) {
            return ended();
        }
    }

    private FunctionAnswer served(FunctionSetup setup, Sandbox sandbox, Future<FunctionAnswer> invocation) {
        try {
            var answer = invocation.get(setup.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (sandbox.alive()) {
                rest(setup.name(), sandbox);
                return answer;
            }
            return FunctionAnswer.killed();
        } catch (TimeoutException e) {
            sandbox.end();
            invocation.cancel(true);
            return timedOut(setup);
        } catch (InterruptedException e) {
            sandbox.end();
            invocation.cancel(true);
            Thread.currentThread().interrupt();
            return ended();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A sandbox turns all that a function throws into an answer", e.getCause());
        }
    }

    private static FunctionAnswer ended() {
        return FunctionAnswer.error("Sandbox.Ended", "The run is ending");
    }

    private static FunctionAnswer timedOut(FunctionSetup setup) {
        var sentence = String.format(
                Locale.ROOT,
                "Task timed out after %.2f seconds",
                setup.timeout().toMillis() / 1000.0);
        System.err.println(setup.name() + ": " + sentence);
        return FunctionAnswer.error("Sandbox.Timedout", sentence);
    }

    private static FunctionAnswer limited(FunctionAnswer answer) {
        return answer.payload().length > LARGEST_PAYLOAD
                ? FunctionAnswer.error(
                        "Function.ResponseSizeTooLarge",
                        "Response payload size exceeded maximum allowed payload size (%d bytes)."
                                .formatted(LARGEST_PAYLOAD))
                : answer;
    }

    private void rest(String name, Sandbox sandbox) {
        Objects.requireNonNull(resting.get(name)).addFirst(sandbox);
    }
}
