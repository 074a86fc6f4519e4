package latchkey.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The folder in which a run keeps everything. A file in it says that it is one, so that no other folder is ever written to or
 * emptied; a lock says that somebody uses it, which the system lifts however the process ends.
 */
public final class DataFolder implements AutoCloseable {

    private static final String MARK = "latchkey-data";
    private static final String LOCK = "lock";

    /** The form of the data. A folder of a later form is not touched. */
    private static final String FORM = "1";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Opens the folder, or makes it.
     *
     * @param fresh forgets what is in it
     * @throws CannotRun where it is another program's, cannot be written, or is in use
     */
    public static DataFolder open(Path path, boolean fresh) {
        try {
            Files.createDirectories(path);
            checkOurs(path);
            var folder = new DataFolder(path, lock(path));
            if (fresh) {
                folder.empty();
            }
            Files.writeString(path.resolve(MARK), FORM + "\n");
            return folder;
        } catch (IOException e) {
            throw new CannotRun(
                    "The data folder %s cannot be used: %s. Name another with --data.".formatted(path, reason(e)), e);
        }
    }

    /** Removes a folder of ours that nobody uses. */
    static void remove(Path path) throws IOException {
        open(path, true).close();
        Files.delete(path.resolve(MARK));
        Files.delete(path.resolve(LOCK));
        Files.delete(path);
    }

    public Path path() {
        return path;
    }

    /** Lets go of it; what was written is there. */
    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static void checkOurs(Path path) throws IOException {
        var mark = path.resolve(MARK);
        if (Files.exists(mark)) {
            var form = Files.readString(mark).strip();
            if (!form.equals(FORM)) {
                throw new CannotRun(
                        "The data in %s have form %s, and this Latchkey knows form %s. Name another folder with --data."
                                .formatted(path, form, FORM));
            }
            return;
        }
        try (var files = Files.list(path)) {
            if (files.findAny().isPresent()) {
                throw new CannotRun(
                        "%s is no data folder of Latchkey: there are other files in it, and none named %s. Name another folder with --data."
                                .formatted(path, MARK));
            }
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) { // by this very process
            channel.close();
            throw inUse(path);
        }
        channel.close();
        throw inUse(path);
    }

    private static CannotRun inUse(Path path) {
        return new CannotRun(
                "Another Latchkey uses the data folder %s. Stop that one, or name another folder with --data."
                        .formatted(path));
    }

    private void empty() throws IOException {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.equals(path.resolve(LOCK))) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path folder, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                if (!folder.equals(path)) {
                    Files.delete(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.FileAlreadyExistsException file -> "it is a file";
            case java.nio.file.AccessDeniedException denied -> "access is denied";
            default -> String.valueOf(e.getMessage());
        };
    }
}
