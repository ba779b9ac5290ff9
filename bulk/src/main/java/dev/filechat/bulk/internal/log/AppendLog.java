// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.log;

import dev.filechat.internal.storage.PrivateFiles;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines, of the form that {@link LineLog} has, for many of them: it stays open, is read as a stream and by
 * offset, and forces the lines of several threads to the disk together. One use. Thread-safe, and deaf to interrupts,
 * which would close a channel in the middle of a line.
 */
public final class AppendLog implements Closeable {
    private static final int FIRST_LENGTH = 4096;
    private static final int LONGEST_LINE = 256 << 20;

    private final OwnedFile owned;
    private final OutputStream out;
    private final RandomAccessFile in;
    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Batch pending = new Batch();
    private boolean writing;
    private long end;
    private @Nullable IOException failure;

    /** Takes the lines of a file, one after the other. */
    @FunctionalInterface
    public interface Reader {
        /** Takes a line, with its offset in the file. */
        void take(String line, long offset);
    }

    /** Lines that are written together. */
    private static final class Batch {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long start;
        private boolean ended;
        private @Nullable IOException failure;
    }

    private AppendLog(OwnedFile owned, OutputStream out, RandomAccessFile in, long end) {
        this.owned = owned;
        this.out = out;
        this.in = in;
        this.end = end;
    }

    /**
     * Opens a file, which need not be there yet, and reads its whole lines.
     *
     * @throws IllegalStateException if another has it open
     */
    public static AppendLog open(Path file, Reader reader) throws IOException {
        OwnedFile owned = OwnedFile.own(file);
        try {
            if (PrivateFiles.createIfAbsent(file)) {
                Lines.forceDirectory(file);
            }
            boolean whole;
            try (InputStream bytes =
                    new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), 1 << 16)) {
                whole = read(bytes, reader);
            }
            OutputStream out = Files.newOutputStream(
                    file, StandardOpenOption.APPEND, StandardOpenOption.DSYNC, LinkOption.NOFOLLOW_LINKS);
            AppendLog log = new AppendLog(owned, out, new RandomAccessFile(file.toFile(), "r"), Files.size(file));
            if (!whole) {
                log.pending.bytes.write('\n');
            }
            return log;
        } catch (IOException | RuntimeException e) {
            owned.close();
            throw e;
        }
    }

    /** {@return whether the file ends with a whole line} */
    private static boolean read(InputStream bytes, Reader reader) throws IOException {
        byte[] line = new byte[FIRST_LENGTH];
        int length = 0;
        long offset = 0;
        long start = 0;
        for (int b = bytes.read(); b >= 0; b = bytes.read()) {
            offset++;
            if (b == '\n') {
                long at = start;
                Lines.decode(line, length).ifPresent(text -> reader.take(text, at));
                length = 0;
                start = offset;
            } else if (length < LONGEST_LINE) { // a longer one is none of this log, and its checksum does not fit
                if (length == line.length) {
                    line = Arrays.copyOf(line, length * 2);
                }
                line[length++] = (byte) b;
            }
        }
        return start == offset;
    }

    /**
     * Adds a line. Returns when it is on the disk.
     *
     * @return the offset of the line
     */
    public long append(String line) throws IOException {
        byte[] encoded = Lines.encode(line);
        lock.lock();
        try {
            Batch mine = pending;
            long offset = mine.bytes.size();
            mine.bytes.writeBytes(encoded);
            while (!mine.ended) {
                if (writing) {
                    changed.awaitUninterruptibly();
                } else {
                    write(mine);
                }
            }
            if (mine.failure != null) {
                throw new IOException(mine.failure.getMessage(), mine.failure);
            }
            return mine.start + offset;
        } finally {
            lock.unlock();
        }
    }

    /** Writes a batch out of the lock, so that the lines of other threads become the next one. */
    private void write(Batch batch) {
        pending = new Batch();
        writing = true;
        batch.start = end;
        IOException failed = failure;
        lock.unlock();
        try {
            if (failed == null) {
                batch.bytes.writeTo(out);
            }
        } catch (IOException e) {
            failed = e;
        } catch (RuntimeException | Error e) {
            failed = new IOException(e.toString(), e);
            throw e;
        } finally {
            lock.lock();
            writing = false;
            failure = failed; // part of a line may be written, and its offset is not known: nothing can follow
            batch.failure = failed;
            batch.ended = true;
            end += batch.bytes.size();
            changed.signalAll();
        }
    }

    /** {@return the line at an offset} */
    public String read(long offset) throws IOException {
        reading.lock();
        try {
            in.seek(offset);
            byte[] line = new byte[FIRST_LENGTH];
            int length = 0;
            while (true) {
                int count = in.read(line, length, line.length - length);
                if (count < 0) {
                    throw new IOException("the line at " + offset + " is not there any more");
                }
                for (int i = length; i < length + count; i++) {
                    if (line[i] == '\n') {
                        return Lines.decode(line, i)
                                .orElseThrow(() -> new IOException("the line at " + offset + " has changed"));
                    }
                }
                length += count;
                if (length == line.length) {
                    line = Arrays.copyOf(line, length * 2);
                }
            }
        } finally {
            reading.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        try (owned;
                out;
                in) {
            lock.lock();
            try {
                while (writing) {
                    changed.awaitUninterruptibly();
                }
                failure = new IOException("it is closed");
            } finally {
                lock.unlock();
            }
        }
    }
}
