// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends lines to the files of one attempt of a task. A line is in the file system when {@link #append} returns. Lines
 * that wait at the same time are written at once.
 *
 * <p>A thread of its own writes: an interrupt of a thread that asks would break the stream. Where a stream cannot be
 * flushed, as on object stores, each write is a closed file; {@link #close} makes one of them all. Thread-safe.
 */
final class CheckpointWriter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger("dev.filechat");
    private static final String JOINED = "-all";
    private static final Pattern ATTEMPT = Pattern.compile("(attempt-\\d+)-(?:\\d+|all)");

    private final FileSystem files;
    private final Path folder;
    private final String name;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Path> segments = new ArrayList<>();
    private ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private long added;
    private long written;
    private boolean closing;
    private @Nullable Thread thread;
    private @Nullable IOException failure;
    private @Nullable FSDataOutputStream out;

    /**
     * Creates no file and starts no thread: the first line does.
     *
     * @param folder where the file will be
     * @param name the name of this attempt's file, which no other attempt has
     */
    CheckpointWriter(FileSystem files, Path folder, String name) {
        this.files = files;
        this.folder = folder;
        this.name = name;
    }

    /** Adds a line, which has no line break, and waits until it is in the file system. */
    void append(String line) throws IOException {
        byte[] bytes = CheckpointLines.encode(line).getBytes(UTF_8);
        lock.lock();
        try {
            if (closing) {
                throw new IOException("The checkpoint's file " + name + " is closed");
            }
            if (thread == null) {
                thread =
                        Thread.ofPlatform().daemon().name("filechat-checkpoint").start(this::write);
            }
            waiting.writeBytes(bytes);
            long mine = ++added;
            changed.signalAll();
            while (written < mine && failure == null) {
                changed.awaitUninterruptibly();
            }
            if (written < mine) {
                throw new IOException("The checkpoint could not be written: " + failure, failure);
            }
        } finally {
            lock.unlock();
        }
    }

    private void write() {
        try {
            for (; ; ) {
                byte[] lines;
                long last;
                lock.lock();
                try {
                    while (waiting.size() == 0 && !closing) {
                        changed.awaitUninterruptibly();
                    }
                    if (waiting.size() == 0) {
                        break;
                    }
                    lines = waiting.toByteArray();
                    waiting = new ByteArrayOutputStream();
                    last = added;
                } finally {
                    lock.unlock();
                }
                store(lines);
                lock.lock();
                try {
                    written = last;
                    changed.signalAll();
                } finally {
                    lock.unlock();
                }
            }
            finish();
        } catch (Throwable e) { // even of an Error, or those who wait for their lines would wait for ever
            fail(e);
        }
    }

    private void fail(Throwable e) {
        FSDataOutputStream stream = out;
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException | RuntimeException alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
        }
        lock.lock();
        try {
            failure = e instanceof IOException io ? io : new IOException(e);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void store(byte[] lines) throws IOException {
        FSDataOutputStream stream = out;
        if (stream == null) {
            stream = files.create(new Path(folder, name + "-" + segments.size()), false);
            out = stream;
        }
        stream.write(lines);
        if (stream.hasCapability(StreamCapabilities.HSYNC)) {
            stream.hsync();
        } else {
            out = null;
            stream.close();
            segments.add(new Path(folder, name + "-" + segments.size()));
        }
    }

    /** Closes the file, or makes one of the segments. */
    private void finish() throws IOException {
        if (out != null) {
            out.close();
        }
        if (segments.size() > 1) {
            try {
                join();
            } catch (IOException e) { // every line is stored
                log.warn("The segments of the checkpoint's file {} could not be made one", name, e);
            }
        }
    }

    /** Deletes the first segment first, by which {@link #lines} knows that the joined file is whole. */
    private void join() throws IOException {
        try (FSDataOutputStream all = files.create(new Path(folder, name + JOINED), false)) {
            for (Path segment : segments) {
                try (var in = files.open(segment)) {
                    in.transferTo(all);
                }
            }
        }
        for (Path segment : segments) {
            files.delete(segment, false);
        }
    }

    /** {@return those of a folder's files which together have each line once} */
    static List<Path> lines(FileStatus[] files) {
        Set<String> names = new HashSet<>();
        for (FileStatus file : files) {
            names.add(file.getPath().getName());
        }
        List<Path> found = new ArrayList<>();
        for (FileStatus file : files) {
            String name = file.getPath().getName();
            String attempt = ATTEMPT.matcher(name).replaceFirst("$1");
            boolean joined = names.contains(attempt + JOINED) && !names.contains(attempt + "-0");
            if (name.equals(attempt) || name.endsWith(JOINED) == joined) {
                found.add(file.getPath());
            }
        }
        return found;
    }

    /** Waits until all lines are in the file system, and closes the file. */
    @Override
    public void close() throws IOException {
        Thread started;
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
            started = thread;
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (started != null && started.isAlive()) {
            try {
                started.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw new IOException("The checkpoint could not be written: " + failure, failure);
        }
    }
}
