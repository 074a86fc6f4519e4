package latchkey.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final int TOGETHER = 400;

    private final Subject subject;
    private final Requests requests;
    private final Smtp smtp;

    private ReplyBench(Subject subject) throws IOException {
        this.subject = subject;
        this.requests = Requests.of(subject);
        this.smtp = new Smtp(subject.smtpPort());
    }

    static void run(Path project, Consumer<Figure> figures) throws IOException {
        for (var where : Subject.Where.values()) {
            try (var subject = Subject.fresh(project, where)) {
                var bench = new ReplyBench(subject);
                bench.oneByOne(WARM_UP);
                var one = new Figure(
                        "reply",
                        "end of DATA to recorded action, 1 sender, " + where.words,
                        "ms",
                        bench.oneByOne(ONE_BY_ONE));
                figures.accept(one.atMost(50));
                bench.together(where, figures);
            }
        }
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

    private void together(Subject.Where where, Consumer<Figure> figures) throws IOException {
        var asks = new ArrayList<>(requests.asked(TOGETHER).entrySet());
        long begun = System.nanoTime();
        double cpu = subject.cpuMillis();
        Together.all(asks, this::approve);
        for (var ask : asks) {
            requests.await(ask.getKey(), "\"approved\"");
        }
        var rate = TOGETHER / ((System.nanoTime() - begun) / 1e9);
        subject.idle();
        figures.accept(Figure.single("reply", "recorded actions, 4 senders, " + where.words, "1/s", rate)
                .atLeast(where == Subject.Where.DISK ? 40 : 100));
        figures.accept(Figure.single(
                "reply",
                "CPU for a reply and all that follows, " + where.words,
                "ms",
                (subject.cpuMillis() - cpu) / TOGETHER));
    }

    private long approve(Map.Entry<String, String> ask) throws IOException {
        return smtp.reply(Requests.BEA, ask.getValue(), "approve");
    }
}
