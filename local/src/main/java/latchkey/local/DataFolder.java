package latchkey.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The folder in which a run keeps everything. A file in it says that it is one, so that no other folder is ever written to or
 * emptied; a lock says that somebody uses it, which the system lifts however the process ends.
 */
public final class DataFolder implements AutoCloseable {

    private static final String MARK = "latchkey-data";
    private static final String LOCK = "lock";

    /** What a start leaves that ended before there was a mark. */
    private static final Set<String> BEFORE_THE_MARK = Set.of(LOCK, MARK + ".new");

    private static final String NEW_MARK = MARK + ".new";

    /** The form of the data, the mark's first line. A folder of a later form is not touched. */
    private static final String FORM = "1";

    /** The mark's second line, once a start has made all parts. */
    private static final String WHOLE = "whole";

    /** They belong together: with one of them gone, the others tell of tickets or messages that nobody knows. */
    private static final List<Part> PARTS = List.of(
            new Part("services.mv", "queues, executions and sent mails"),
            new Part("dynamodb/dynamodb.sqlite", "tickets, people and the catalog"),
            new Part("s3", "mails as they came in"));

    private final Path path;
    private final FileChannel lock;

    private record Part(String name, String holds) {

        /** What is wrong with it; empty where it is there. A file without a byte would be taken for a new one. */
        Optional<String> lost(Path folder) {
            var file = folder.resolve(name);
            if (Files.notExists(file)) {
                return Optional.of("%s, with %s, is gone".formatted(name, holds));
            }
            return Files.isRegularFile(file) && file.toFile().length() == 0
                    ? Optional.of("%s, with %s, is empty".formatted(name, holds))
                    : Optional.empty();
        }
    }

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Opens the folder, or makes it.
     *
     * @param fresh forgets what is in it
     * @throws CannotRun where it is another program's, has lost a part, cannot be written, or is in use
     */
    public static DataFolder open(Path path, boolean fresh) {
        try {
            Files.createDirectories(path);
            checkOurs(path);
            if (!fresh) {
                checkWhole(path);
            }
            var folder = new DataFolder(path, lock(path));
            if (fresh) {
                folder.empty();
            }
            if (Files.notExists(path.resolve(MARK))) {
                folder.mark(FORM + "\n");
            }
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

    /** A start has made all parts; from now on one that is missing has been lost. */
    void whole() {
        try {
            mark(FORM + "\n" + WHOLE + "\n");
        } catch (IOException e) {
            throw new CannotRun("The data folder %s cannot be written: %s.".formatted(path, reason(e)), e);
        }
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
            var form = lines(mark).stream().findFirst().orElse("");
            if (!form.equals(FORM)) {
                throw new CannotRun(
                        "The data in %s have form %s, and this Latchkey knows form %s. Name another folder with --data."
                                .formatted(path, form, FORM));
            }
            return;
        }
        try (var files = Files.list(path)) {
            if (files.anyMatch(
                    file -> !BEFORE_THE_MARK.contains(file.getFileName().toString()))) {
                throw new CannotRun(
                        "%s is no data folder of Latchkey: there are other files in it, and none named %s. Name another folder with --data."
                                .formatted(path, MARK));
            }
        }
    }

    private static void checkWhole(Path path) throws IOException {
        var lost = PARTS.stream().flatMap(part -> part.lost(path).stream()).toList();
        var mark = path.resolve(MARK);
        if (Files.exists(mark) && lines(mark).contains(WHOLE) && !lost.isEmpty()) {
            throw new CannotRun(
                    "The data folder %s is not whole: %s. Bring it back together with the rest, or begin anew with --fresh."
                            .formatted(path, String.join("; ", lost)));
        }
    }

    private static List<String> lines(Path mark) throws IOException {
        return Files.readString(mark).strip().lines().toList();
    }

    /** Whole or not at all, whenever the process ends. */
    private void mark(String text) throws IOException {
        Files.writeString(path.resolve(NEW_MARK), text);
        Files.move(path.resolve(NEW_MARK), path.resolve(MARK), StandardCopyOption.ATOMIC_MOVE);
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
            case java.nio.file.NoSuchFileException missing -> "it cannot be made there";
            default -> String.valueOf(e.getMessage());
        };
    }
}
