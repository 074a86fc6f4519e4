package latchkey.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.function.Consumer;

/** A request by the API: POST to answer, and how many a second from four senders. */
final class CreateBench {

    private static final int WARM_UP = 50;
    private static final int ONE_BY_ONE = 100;
    private static final int TOGETHER = 200;

    private CreateBench() {}

    static void run(Path project, Consumer<Figure> figures) throws IOException {
        Subject.each(project, (subject, where) -> {
            var requests = Requests.of(subject);
            requests.create(WARM_UP);
            var times = new double[ONE_BY_ONE];
            for (int i = 0; i < ONE_BY_ONE; i++) {
                subject.idle();
                long begun = System.nanoTime();
                requests.create();
                times[i] = (System.nanoTime() - begun) / 1e6;
            }
            figures.accept(new Figure("create", "POST to answer, 1 sender, " + where.words, "ms", times));
            subject.idle();
            long begun = System.nanoTime();
            Together.all(Collections.nCopies(TOGETHER, requests), Requests::create);
            var rate = TOGETHER / ((System.nanoTime() - begun) / 1e9);
            figures.accept(Figure.single("create", "created, 4 senders, " + where.words, "1/s", rate));
        });
    }
}
