// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.streams;

import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.internal.text.ServerText;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The reading of a caller's stream or channel: once for each source, and one source at a time. A source of which
 * nothing was read can be used again. A stream that was read to its end can be given in a new source, as those of
 * archives are with each entry; one that was read in part cannot, unless it was moved. Used by one thread; the static
 * methods are thread-safe.
 */
public final class SingleUseStream {
    private static final int UNKNOWN = -1;

    private static final ReentrantLock lock = new ReentrantLock();
    /** The marks of sources, shared by those that differ only in the name. */
    private static final WeakIdentityMap<Mark> sources = new WeakIdentityMap<>();
    /** The marks of streams that are being read, or were read in part. */
    private static final WeakIdentityMap<Mark> streams = new WeakIdentityMap<>();

    private final Mark sourceMark;
    private final Object stream;
    private volatile boolean begun;

    private static final class Mark {
        private boolean beingRead;
        private boolean read;
        private long leftAt = UNKNOWN;
    }

    private SingleUseStream(Mark sourceMark, Object stream) {
        this.sourceMark = sourceMark;
        this.stream = stream;
    }

    /** Records that a source is another one under another name. */
    public static <T> T renamed(T source, T copy) {
        lock.lock();
        try {
            sources.put(copy, sources.getOrPut(source, Mark::new));
            return copy;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a source for reading, or refuses it. {@link #end} gives it back.
     *
     * @param source identifies the source
     * @param name the source's name, for messages
     * @param stream the stream or channel that the source reads
     * @param attemptsBefore the number of attempts of the call before this one, for messages
     */
    public static SingleUseStream begin(Object source, String name, Object stream, int attemptsBefore) {
        lock.lock();
        try {
            check(source, name, stream, attemptsBefore);
            Mark mark = new Mark();
            mark.beingRead = true;
            streams.put(stream, mark);
            return new SingleUseStream(sources.getOrPut(source, Mark::new), stream);
        } finally {
            lock.unlock();
        }
    }

    /** Refuses a source that cannot be read any more; for calls that do something else before they read. */
    public static void checkUnread(Object source, String name, Object stream) {
        lock.lock();
        try {
            check(source, name, stream, 0);
        } finally {
            lock.unlock();
        }
    }

    private static void check(Object source, String name, Object stream, int attemptsBefore) {
        Mark ofSource = sources.get(source);
        if (ofSource != null && ofSource.read) {
            throw refused(name, "was read by an upload before, and can be read only once", attemptsBefore);
        }
        Mark ofStream = streams.get(stream);
        if (ofStream == null) {
            return;
        }
        if (ofStream.beingRead) {
            throw refused(name, "is being read by another upload at this time", attemptsBefore);
        }
        if (ofStream.leftAt == UNKNOWN || ofStream.leftAt == position(stream)) {
            throw refused(
                    name,
                    "was read in part by an upload that failed: what is left of it is not the whole file. If it stands"
                            + " at a new start, wrap it in a new stream",
                    attemptsBefore);
        }
    }

    private static SourceUnreadableException refused(String name, String why, int attempts) {
        return new SourceUnreadableException(
                "The stream of \"" + ServerText.printable(name) + "\" " + why
                        + ". Give a path, an array or a supplier of streams, which can be read again",
                null,
                attempts);
    }

    /** Records that something is read now, whether or not that succeeds. */
    public void reading() {
        if (!begun) {
            begun = true;
            lock.lock();
            try {
                sourceMark.read = true;
            } finally {
                lock.unlock();
            }
        }
    }

    /** {@return whether something was read} */
    public boolean begun() {
        return begun;
    }

    /**
     * Gives the source back.
     *
     * @param whole whether the stream was read to its end
     */
    public void end(boolean whole) {
        lock.lock();
        try {
            if (begun && !whole) {
                Mark mark = new Mark();
                mark.leftAt = position(stream);
                streams.put(stream, mark);
            } else {
                streams.remove(stream);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives the source back while it is being read, without its position, which would wait for the read. */
    public void abandon() {
        lock.lock();
        try {
            sourceMark.read = true;
            streams.put(stream, new Mark());
        } finally {
            lock.unlock();
        }
    }

    private static long position(Object stream) {
        try {
            return switch (stream) {
                case SeekableByteChannel channel -> channel.position();
                case FileInputStream file -> file.getChannel().position();
                default -> UNKNOWN;
            };
        } catch (IOException e) { // it is closed
            return UNKNOWN;
        }
    }
}
