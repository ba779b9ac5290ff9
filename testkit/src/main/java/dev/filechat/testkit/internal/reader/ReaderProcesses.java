// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.reader;

import dev.filechat.testkit.internal.document.Document;
import dev.filechat.testkit.internal.document.UnreadableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The readers of this JVM, shared by its fakes: started when a document has to be parsed, at most two, kept warm while
 * a fake runs. They end a few seconds after the last fake, so that a fake for each test does not need a reader for each
 * test.
 */
public final class ReaderProcesses {

    private static final int MOST = 2;
    private static final Duration LINGER = Duration.ofSeconds(5);
    private static final Duration BEAT = Duration.ofMillis(200);

    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Condition CHANGED = LOCK.newCondition();
    private static final Deque<ReaderProcess> IDLE = new ArrayDeque<>();
    private static int inUse;
    private static int fakes;

    private ReaderProcesses() {}

    /** Keeps readers warm from now on, as long as {@link #release} is not called as often as this. */
    public static void retain() {
        LOCK.lock();
        try {
            fakes++;
        } finally {
            LOCK.unlock();
        }
    }

    /** Lets readers end that nobody needs any more. */
    public static void release() {
        LOCK.lock();
        try {
            fakes--;
            if (fakes == 0) {
                IDLE.forEach(reader -> reader.linger(LINGER));
            }
        } finally {
            LOCK.unlock();
        }
    }

    /** Parses a document in a process of its own. */
    public static void read(Document document, Writer out, Runnable heartbeat) throws IOException, UnreadableException {
        ReaderProcess reader = awaitTurn(heartbeat);
        try {
            if (reader == null || !reader.begin(document)) { // it may have ended just now
                discard(reader);
                reader = ReaderProcess.start();
                if (!reader.begin(document)) {
                    throw new IOException(
                            "The process that parses documents could not be started: " + reader.whyEnded());
                }
            }
            reader.await(heartbeat);
            reader.writeText(out);
        } finally {
            leave(reader);
        }
    }

    /** Returns an idle reader, or nothing if there is none and one more may be started. */
    private static @Nullable ReaderProcess awaitTurn(Runnable heartbeat) throws IOException {
        LOCK.lock();
        try {
            while (inUse == MOST) {
                long left = CHANGED.awaitNanos(BEAT.toNanos());
                if (left <= 0) {
                    heartbeat.run();
                }
            }
            inUse++;
            return IDLE.poll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The fake was closed");
        } finally {
            LOCK.unlock();
        }
    }

    private static void leave(@Nullable ReaderProcess reader) {
        boolean reusable = reader != null && reader.ready();
        if (!reusable) {
            discard(reader);
        }
        LOCK.lock();
        try {
            inUse--;
            if (reader != null && reusable) {
                IDLE.push(reader);
                if (fakes == 0) {
                    reader.linger(LINGER);
                }
            }
            CHANGED.signal();
        } finally {
            LOCK.unlock();
        }
    }

    private static void discard(@Nullable ReaderProcess reader) {
        if (reader != null) {
            reader.kill();
        }
    }
}
