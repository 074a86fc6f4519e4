package latchkey.local.aws;

import java.nio.file.Path;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Where the look-alikes keep what must outlive the process: named maps of text in one file. A change is durable, against
 * the end of the process, once {@link #commit} has returned. One process holds a folder at a time.
 */
public final class Disk implements AutoCloseable {

    private final MVStore store;

    private Disk(MVStore store) {
        this.store = store;
    }

    /**
     * Opens or makes the file.
     *
     * @throws DataInUse where another process has it open
     * @throws DataBroken where it is no such file, or is damaged
     */
    public static Disk at(Path file) {
        try {
            var store = new MVStore.Builder()
                    .fileName(UninterruptedPath.name(file))
                    .autoCommitDisabled()
                    .open();
            store.setRetentionTime(0);
            return new Disk(store);
        } catch (MVStoreException e) {
            throw e.getErrorCode() == org.h2.mvstore.DataUtils.ERROR_FILE_LOCKED
                    ? new DataInUse(file, e)
                    : new DataBroken(file, e);
        }
    }

    /** For tests and for measuring: nothing is kept. */
    public static Disk inMemory() {
        return new Disk(new MVStore.Builder().autoCommitDisabled().open());
    }

    /** The map of that name; made where there is none. Safe for several threads. */
    public MVMap<String, String> map(String name) {
        return store.openMap(name);
    }

    /** Makes all changes so far durable, of every map. */
    public void commit() {
        store.commit();
    }

    /**
     * Closes without compacting: space is used again as soon as it is free (retention 0), and moving chunks about in such
     * a file fails one of MVStore's own assertions.
     */
    @Override
    public void close() {
        store.close();
    }

    /** Another process has the data open. */
    public static final class DataInUse extends RuntimeException {
        DataInUse(Path file, Throwable cause) {
            super(
                    "%s is in use by another Latchkey. Stop that one, or name another folder with --data."
                            .formatted(file),
                    cause);
        }
    }

    /** The file cannot be read. */
    public static final class DataBroken extends RuntimeException {
        DataBroken(Path file, Throwable cause) {
            super(
                    "%s cannot be read: it is damaged, cut off, or not Latchkey's. It holds queues, executions and sent mails; restore the whole folder, or begin anew with --fresh."
                            .formatted(file),
                    cause);
        }
    }
}
