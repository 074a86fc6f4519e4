package latchkey.local.aws.s3;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.local.aws.AwsFault;

/**
 * The buckets and their objects as folders and files. A file is one line of JSON about the object, then its bytes; it is
 * written beside its place and renamed into it, so that one sees an object whole or not at all, whenever the process ends.
 *
 * <p>A key becomes a file name by writing all but {@code a-z 0-9 . _ -} as {@code %XX}; capitals too, because some file
 * systems know no difference. What is too long for a name goes on in a folder whose name ends with {@code +}.
 */
final class ObjectFiles {

    /** Of keys in lists: by their bytes in UTF-8. */
    static final Comparator<String> ORDER = (one, other) -> Arrays.compareUnsigned(utf8(one), utf8(other));

    private static final int LONGEST_NAME = 150;

    private final Path folder;
    private final Path unfinished;

    ObjectFiles(Path folder) {
        this.folder = folder;
        this.unfinished = folder.resolve(".unfinished");
        try {
            Files.createDirectories(unfinished);
            try (var left = Files.list(unfinished)) {
                for (var file : left.toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file's two parts. */
    record Stored(S3Object object, byte[] body) {}

    boolean hasBucket(String bucket) {
        return Files.isDirectory(folder.resolve(bucket));
    }

    void createBucket(String bucket) {
        try {
            Files.createDirectories(folder.resolve(bucket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws AwsFault {@code BucketNotEmpty} */
    void deleteBucket(String bucket) {
        try {
            Files.delete(folder.resolve(bucket));
        } catch (DirectoryNotEmptyException e) {
            throw new AwsFault(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String bucket, S3Object object, byte[] body) {
        var file = file(bucket, object.key());
        try {
            Files.createDirectories(folderOf(file));
            var beside = Files.createTempFile(unfinished, "object", "");
            try (var out = Files.newOutputStream(beside)) {
                out.write((object.json() + "\n").getBytes(StandardCharsets.UTF_8));
                out.write(body);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<S3Object> head(String bucket, String key) {
        return head(file(bucket, key));
    }

    Optional<Stored> read(String bucket, String key) {
        try {
            var all = Files.readAllBytes(file(bucket, key));
            int line = 0;
            while (all[line] != '\n') {
                line++;
            }
            var object = S3Object.parse(new String(all, 0, line, StandardCharsets.UTF_8));
            return Optional.of(new Stored(object, Arrays.copyOfRange(all, line + 1, all.length)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String bucket, String key) {
        var file = file(bucket, key);
        try {
            Files.deleteIfExists(file);
            for (var at = folderOf(file); !at.equals(folder.resolve(bucket)); at = folderOf(at)) {
                Files.deleteIfExists(at);
            }
        } catch (DirectoryNotEmptyException e) {
            return; // another long key begins alike
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The objects whose key begins so, in {@link #ORDER}. */
    List<S3Object> list(String bucket, String prefix) {
        try (Stream<Path> files = Files.walk(folder.resolve(bucket))) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> head(file).stream())
                    .filter(object -> object.key().startsWith(prefix))
                    .sorted(Comparator.comparing(S3Object::key, ORDER))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<S3Object> head(Path file) {
        try (var reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            return Optional.ofNullable(reader.readLine()).map(S3Object::parse);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String bucket, String key) {
        var name = fileName(key);
        var at = folder.resolve(bucket);
        while (name.length() > LONGEST_NAME) {
            at = at.resolve(name.substring(0, LONGEST_NAME) + "+");
            name = name.substring(LONGEST_NAME);
        }
        return at.resolve(name);
    }

    private static String fileName(String key) {
        var name = new StringBuilder();
        for (byte b : utf8(key)) {
            boolean plain = (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '_' || b == '-';
            if (plain || (b == '.' && !name.isEmpty())) {
                name.append((char) b);
            } else {
                name.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return name.toString();
    }

    private static Path folderOf(Path file) {
        var parent = file.getParent();
        if (parent == null) {
            throw new IllegalStateException("An object's file is always in a bucket's folder, not so: " + file);
        }
        return parent;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
