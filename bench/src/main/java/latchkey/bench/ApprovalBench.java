package latchkey.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** From the request to “granted”: POST, the ask, its approval, the next ask, its “done”. Replies are said the moment their ask is there. */
final class ApprovalBench {

    private static final int WARM_UP = 20;
    private static final int ONE_BY_ONE = 50;
    private static final int TOGETHER = 60;

    private final Subject subject;
    private final Requests requests;

    private ApprovalBench(Subject subject) throws IOException {
        this.subject = subject;
        this.requests = Requests.of(subject);
    }

    static void run(Path project, Consumer<Figure> figures) throws IOException {
        Subject.each(project, (subject, where) -> {
            var bench = new ApprovalBench(subject);
            bench.oneByOne(WARM_UP);
            var name = "request to granted, 1 sender, " + where.words;
            figures.accept(new Figure("approval", name, "ms", bench.oneByOne(ONE_BY_ONE)));
            bench.together(where, figures);
        });
    }

    private double[] oneByOne(int count) throws IOException {
        var times = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = granted();
            subject.idle();
        }
        return times;
    }

    private void together(Subject.Where where, Consumer<Figure> figures) throws IOException {
        var times = new ConcurrentLinkedQueue<Double>();
        long begun = System.nanoTime();
        Together.all(Collections.nCopies(TOGETHER, this), bench -> times.add(bench.granted()));
        var rate = TOGETHER / ((System.nanoTime() - begun) / 1e9);
        var samples = times.stream().mapToDouble(Double::doubleValue).toArray();
        figures.accept(new Figure("approval", "request to granted, 4 senders, " + where.words, "ms", samples));
        figures.accept(Figure.single("approval", "granted, 4 senders, " + where.words, "1/s", rate));
    }

    private double granted() throws IOException {
        var newest = subject.newestMail(Requests.BEA); // lists all mails, which is no part of what is measured
        long begun = System.nanoTime();
        var ticket = requests.create();
        var approval = ask(ticket, newest);
        requests.reply(String.valueOf(approval.get("replyTo")), "approve");
        var assignment = ask(ticket, String.valueOf(approval.get("id")));
        requests.reply(String.valueOf(assignment.get("replyTo")), "done");
        requests.await(ticket, "\"outcome\":\"granted\"");
        return (System.nanoTime() - begun) / 1e6;
    }

    /** The next ask about the ticket that Bea gets. */
    private Map<?, ?> ask(String ticket, String after) throws IOException {
        while (true) {
            for (var mail : subject.mails(Requests.BEA + (after.isEmpty() ? "" : "&after=" + after))) {
                if (mail instanceof Map<?, ?> message
                        && Requests.header(message, "X-Latchkey-Ticket").equals(ticket)
                        && Requests.header(message, "X-Latchkey-Mail").equals("ask")) {
                    return message;
                }
            }
            Requests.pause();
        }
    }
}
