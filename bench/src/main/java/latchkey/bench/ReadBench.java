package latchkey.bench;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How many replies one thread reads a second after warm-up, and how many bytes of memory each takes in all. */
final class ReadBench {

    /** The collector shares the one core. */
    private static final String ONE_CORE = "-XX:+UseSerialGC";

    private static final TimeValue ROUND = TimeValue.seconds(1);
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 10;

    /** JMH's name for the bytes taken by one call. */
    private static final String TAKEN = "gc.alloc.rate.norm";

    private ReadBench() {}

    static void run(Path project, Consumer<Figure> figures) {
        measure("plain", "plain, 2 KB", 12_000, figures);
        measure("html", "HTML, 30 KB", 2_000, figures);
    }

    private static void measure(String method, String name, int atLeast, Consumer<Figure> figures) {
        var result = result(method);
        figures.accept(figure(
                        name,
                        "replies/s",
                        result,
                        round -> round.getPrimaryResult().getScore())
                .atLeast(atLeast));
        figures.accept(figure(name, "bytes/reply", result, round -> of(round, TAKEN)));
    }

    private static Figure figure(
            String name, String unit, BenchmarkResult result, Function<IterationResult, Double> score) {
        return new Figure(
                "read",
                name,
                unit,
                result.getIterationResults().stream().mapToDouble(score::apply).toArray());
    }

    private static double of(IterationResult round, String secondary) {
        return requireNonNull(round.getSecondaryResults().get(secondary)).getScore();
    }

    private static BenchmarkResult result(String method) {
        var options = new OptionsBuilder()
                .include(Reading.class.getName() + "\\." + method + "$")
                .forks(1)
                .jvmArgsAppend(ONE_CORE)
                .warmupIterations(WARM_UP)
                .warmupTime(ROUND)
                .measurementIterations(ROUNDS)
                .measurementTime(ROUND)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .build();
        try {
            RunResult run = new Runner(
                            options, OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL))
                    .runSingle();
            return run.getBenchmarkResults().iterator().next();
        } catch (RunnerException failed) {
            throw new IllegalStateException("JMH could not measure " + method + ": " + failed.getMessage(), failed);
        }
    }
}
