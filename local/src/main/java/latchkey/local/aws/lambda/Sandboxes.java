package latchkey.local.aws.lambda;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The sandboxes of all functions. One serves one invocation at a time and is kept for the next, a second invocation
 * meanwhile gets its own, and one that exceeds its time is ended together with its sandbox.
 */
final class Sandboxes {

    private final SdkHttpClient http;
    private final InstantSource clock;
    private final ExecutorService threads;
    private final Map<String, ConcurrentLinkedDeque<Sandbox>> resting = new ConcurrentHashMap<>();

    /**
     * @param http the functions' way to AWS
     * @param clock what the functions take for the time
     * @param threads where they run
     */
    Sandboxes(SdkHttpClient http, InstantSource clock, ExecutorService threads) {
        this.http = http;
        this.clock = clock;
        this.threads = threads;
    }

    /** Makes a sandbox before it is asked for. */
    void warm(FunctionSetup setup) {
        resting(setup).addFirst(new Sandbox(setup, http, clock));
    }

    /** Serves one invocation in the sandbox that rested last, or in a new one. */
    FunctionAnswer serve(FunctionSetup setup, byte[] event) {
        Sandbox sandbox;
        try {
            var rested = resting(setup).pollFirst();
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
                resting(setup).addFirst(sandbox);
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

    static FunctionAnswer ended() {
        return FunctionAnswer.error("Sandbox.Ended", "The run is ending");
    }

    static FunctionAnswer timedOut(FunctionSetup setup) {
        var sentence = String.format(
                Locale.ROOT,
                "Task timed out after %.2f seconds",
                setup.timeout().toMillis() / 1000.0);
        System.err.println(setup.name() + ": " + sentence);
        return FunctionAnswer.error("Sandbox.Timedout", sentence);
    }

    private ConcurrentLinkedDeque<Sandbox> resting(FunctionSetup setup) {
        return resting.computeIfAbsent(setup.name(), _ -> new ConcurrentLinkedDeque<>());
    }
}
