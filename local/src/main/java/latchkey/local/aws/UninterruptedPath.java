package latchkey.local.aws;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Files that an interrupt does not close. Java closes a {@link FileChannel} under everybody when a thread is interrupted that
 * reads or writes it; and a function that exceeds its time is interrupted, whatever it does just then.
 */
public final class UninterruptedPath extends FilePathWrapper {

    private static final String SCHEME = "uninterrupted";

    static {
        FilePath.register(new UninterruptedPath());
    }

    /** H2 makes these itself, one for a name; see {@link #name}. */
    public UninterruptedPath() {}

    /** What H2 has to be told to open this file so. */
    static String name(java.nio.file.Path file) {
        return SCHEME + ":" + file;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        var path = getBase().toString();
        return new Opened(path, new RandomAccessFile(new File(path), mode));
    }

    private static final class Opened extends FileBaseDefault {

        private final String path;
        private final RandomAccessFile file;

        Opened(String path, RandomAccessFile file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public synchronized int read(ByteBuffer to, long position) throws IOException {
            file.seek(position);
            var bytes = new byte[to.remaining()];
            var read = file.read(bytes);
            if (read > 0) {
                to.put(bytes, 0, read);
            }
            return read;
        }

        @Override
        public synchronized int write(ByteBuffer from, long position) throws IOException {
            file.seek(position);
            var bytes = new byte[from.remaining()];
            from.get(bytes);
            file.write(bytes);
            return bytes.length;
        }

        @Override
        public synchronized long size() throws IOException {
            return file.length();
        }

        @Override
        protected synchronized void implTruncate(long size) throws IOException {
            if (size < file.length()) {
                file.setLength(size);
            }
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.getFD().sync();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.getChannel().tryLock(position, size, shared);
        }

        /** H2 names a file so when it cannot read it. */
        @Override
        public String toString() {
            return path;
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
