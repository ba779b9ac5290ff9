// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.source;

import dev.filechat.errors.CallStalledException;
import dev.filechat.errors.StatusCode;
import dev.filechat.internal.call.CallInFlight;
import dev.filechat.internal.call.FailureTranslator;
import dev.filechat.internal.call.Interruption;
import dev.filechat.internal.concurrent.CallerThreads;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * All reads of one attempt from its source. Between two reads, the time and the cancellation of the call and the
 * interrupt of the thread are checked. A source that delivers nothing is read again until the stall time has passed. A
 * source that may block is read by a thread of its own.
 */
public final class SourceReads implements ReadingThread.Watch, AutoCloseable {
    private static final long SHORTEST_PAUSE = 100_000;
    private static final long LONGEST_PAUSE = 10_000_000;

    private final CallInFlight call;
    private final String what;
    private final boolean repeatable;
    private final ReadingThread thread;

    /** The call ended between two reads. */
    private static final class CallEnded extends IOException {
        private static final long serialVersionUID = 1;

        private final TransportException reason;

        CallEnded(TransportException reason) {
            super(reason.getMessage(), reason);
            this.reason = reason;
        }
    }

    /** One read. */
    @FunctionalInterface
    interface Read {
        /** Reads once: returns the number of bytes read, 0 if there are none at this time, -1 at the end. */
        int read() throws IOException;
    }

    /**
     * @param what what is being done, as the beginning of a sentence: {@code Uploading "a.txt"}
     * @param repeatable whether the source can be read again
     * @param threads makes the thread for what may block
     */
    public SourceReads(CallInFlight call, String what, boolean repeatable, CallerThreads threads) {
        this.call = call;
        this.what = what;
        this.repeatable = repeatable;
        this.thread = new ReadingThread(threads);
    }

    /** Runs a step that may block on a thread of its own; abandons it there and fails as soon as the call has ended. */
    <T> T elsewhere(ReadingThread.Step<T> step) throws IOException {
        return thread.run(step, this);
    }

    /** {@return whether a read was abandoned: the source may then be in use for ever} */
    boolean abandoned() {
        return thread.abandoned();
    }

    /** Reads at least one byte; returns the number of bytes read, or -1 at the end. */
    int some(Read source) throws IOException {
        checkGoing();
        int count = source.read();
        return count == 0 ? afterNothing(source) : count;
    }

    private int afterNothing(Read source) throws IOException {
        Duration begun = call.elapsed();
        long pause = SHORTEST_PAUSE;
        int count = 0;
        while (count == 0) {
            LockSupport.parkNanos(this, pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE);
            checkGoing();
            if (call.elapsed().minus(begun).compareTo(call.patience()) >= 0) {
                throw stall();
            }
            count = source.read();
        }
        return count;
    }

    @Override
    public long remainingNanos() {
        return call.remainingNanos();
    }

    @Override
    public void checkGoing() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw end(Kind.CANCELLED, StatusCode.CANCELLED, "interrupted while the source was read");
        }
        if (call.cancelled()) {
            throw end(Kind.CANCELLED, StatusCode.CANCELLED, "cancelled while the source was read");
        }
        if (call.remainingNanos() <= 0) {
            throw end(Kind.TIMEOUT, StatusCode.DEADLINE_EXCEEDED, "the time was over while the source was read");
        }
    }

    private static CallEnded end(Kind kind, StatusCode status, String why) {
        return new CallEnded(new TransportException(kind, status, Delivery.PARTIAL, null, why, null));
    }

    private CallStalledException stall() {
        return new CallStalledException(
                what + " stalled: its source gave nothing for " + call.patience() + "; nothing was stored"
                        + (repeatable ? "" : ". It cannot be tried again: " + FailureTranslator.READ_ONCE),
                null,
                repeatable,
                call.attempt());
    }

    /** Throws why the call ended, if that is why a source could not be read. */
    public static void throwIfEnded(IOException failure) throws TransportException {
        if (failure instanceof CallEnded end) {
            throw end.reason;
        }
        if (Interruption.isBehind(failure)) {
            throw new TransportException(
                    Kind.CANCELLED, StatusCode.CANCELLED, Delivery.PARTIAL, null, "interrupted while reading", failure);
        }
    }

    /** Ends the thread, if there is one. */
    @Override
    public void close() {
        thread.close();
    }
}
