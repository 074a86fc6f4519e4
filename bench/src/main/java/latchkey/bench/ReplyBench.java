package latchkey.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A reply by mail, from the end of DATA until the API shows the action recorded. With four senders, what follows from the
 * replies (the next step, three mails each) goes on meanwhile, as it would.
 */
final class ReplyBench {

    private static final int WARM_UP = 30;
    private static final int ONE_BY_ONE = 60;
    private static final int WARM_UP_TOGETHER = 200;
    private static final int TOGETHER = 400;

    private final Subject subject;
    private final Requests requests;

    private ReplyBench(Subject subject) throws IOException {
        this.subject = subject;
        this.requests = Requests.of(subject);
    }

    static void run(Path project, Consumer<Figure> figures) throws IOException {
        Subject.each(project, (subject, where) -> {
            var bench = new ReplyBench(subject);
            bench.oneByOne(WARM_UP);
            var name = "end of DATA to recorded action, 1 sender, " + where.words;
            figures.accept(new Figure("reply", name, "ms", bench.oneByOne(ONE_BY_ONE)).atMost(50));
            bench.together(where, figures);
        });
    }

    private double[] oneByOne(int count) throws IOException {
        var asks = List.copyOf(requests.asked(count).entrySet());
        var times = new double[count];
        for (int i = 0; i < count; i++) {
            long end = approve(asks.get(i));
            requests.await(asks.get(i).getKey(), "\"approved\"");
            times[i] = (System.nanoTime() - end) / 1e6;
            subject.idle();
        }
        return times;
    }

    /** The moment of recording is the event's own, so that looking for it takes nothing from what is measured. */
    private void together(Subject.Where where, Consumer<Figure> figures) throws IOException {
        Together.all(List.copyOf(requests.asked(WARM_UP_TOGETHER).entrySet()), this::approve);
        subject.idle();
        var asks = List.copyOf(requests.asked(TOGETHER).entrySet());
        var begun = Instant.now();
        double cpu = subject.cpuMillis();
        Together.all(asks, this::approve);
        subject.idle();
        var followed = Instant.now();
        cpu = subject.cpuMillis() - cpu;
        var recorded = begun;
        for (var ask : asks) {
            var at = requests.recordedAt(ask.getKey(), "approved");
            recorded = at.isAfter(recorded) ? at : recorded;
        }
        figures.accept(
                Figure.single("reply", "recorded actions, 4 senders, " + where.words, "1/s", rate(begun, recorded))
                        .atLeast(where == Subject.Where.DISK ? 40 : 100));
        figures.accept(
                Figure.single("reply", "the same with all that follows, " + where.words, "1/s", rate(begun, followed)));
        figures.accept(
                Figure.single("reply", "CPU for a reply and all that follows, " + where.words, "ms", cpu / TOGETHER));
    }

    private static double rate(Instant begun, Instant ended) {
        return TOGETHER / (Duration.between(begun, ended).toNanos() / 1e9);
    }

    private long approve(Map.Entry<String, String> ask) throws IOException {
        return requests.reply(ask.getValue(), "approve");
    }
}
