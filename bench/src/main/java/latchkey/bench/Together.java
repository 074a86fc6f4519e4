package latchkey.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Several senders at once, each with every n-th of the work. */
final class Together {

    static final int SENDERS = 4;

    private Together() {}

    /** What is done with one piece. */
    interface Work<T> {
        void on(T piece) throws IOException;
    }

    /** Returns when all is done. */
    static <T> void all(List<T> pieces, Work<T> work) throws IOException {
        try (var threads = Executors.newFixedThreadPool(SENDERS)) {
            var tasks = new ArrayList<Callable<Boolean>>();
            for (int sender = 0; sender < SENDERS; sender++) {
                int first = sender;
                tasks.add(() -> {
                    for (int i = first; i < pieces.size(); i += SENDERS) {
                        work.on(pieces.get(i));
                    }
                    return true;
                });
            }
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }
}
