// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.source;

import static java.util.Objects.requireNonNull;

import dev.filechat.internal.concurrent.CallerFrames;
import dev.filechat.internal.concurrent.CallerThreads;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that reads for another one, which waits no longer than its call goes on. It is started for the first step,
 * and runs all of them, since a pipe, for example, needs a reader that is alive. Used by one thread.
 */
final class ReadingThread implements AutoCloseable {
    /** The interval at which the waiting thread checks whether its call was cancelled, in nanoseconds. */
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(50);

    private static final Logger log = LoggerFactory.getLogger("dev.filechat");

    private final CallerThreads threads;
    private final LinkedBlockingQueue<Runnable> steps = new LinkedBlockingQueue<>();
    private volatile boolean closed;
    private volatile @Nullable RuntimeException refused;
    private @Nullable Thread thread;
    private volatile boolean abandoned;

    /** Something that may block. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws IOException;
    }

    /** What the waiting thread checks. */
    interface Watch {
        /** Fails if the call has ended. */
        void checkGoing() throws IOException;

        /** {@return the time that is left, in nanoseconds} */
        long remainingNanos();
    }

    /** How a step ended; and whether the thread was interrupted then, as a source may do that itself. */
    private record End<T>(@Nullable T value, @Nullable Throwable failure, boolean interrupted) {}

    ReadingThread(CallerThreads threads) {
        this.threads = threads;
    }

    /**
     * Runs a step and waits for its end, or fails as the watch does: the step is then abandoned, and what it uses must
     * not be used any more.
     */
    <T> T run(Step<T> step, Watch watch) throws IOException {
        CompletableFuture<End<T>> result = new CompletableFuture<>();
        watch.checkGoing();
        steps.add(() -> result.complete(end(step)));
        start();
        End<T> end = null;
        try {
            end = await(result, watch);
        } finally {
            if (end == null) {
                abandoned = true;
                CompletableFuture<Void> unused = result.thenAccept(late -> close(late.value()));
            }
        }
        if (end.interrupted()) {
            Thread.currentThread().interrupt();
        }
        return value(end);
    }

    private <T> End<T> await(CompletableFuture<End<T>> result, Watch watch) throws IOException {
        while (true) {
            try {
                return result.get(Math.min(LOOK, Math.max(1, watch.remainingNanos())), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                RuntimeException reason = refused;
                if (reason != null) {
                    throw reason;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                throw new AssertionError(e); // it is never completed so
            }
            watch.checkGoing();
        }
    }

    /** Closes what was opened too late. */
    private static void close(@Nullable Object late) {
        if (late instanceof Closeable opened) {
            try {
                opened.close();
            } catch (IOException e) {
                log.debug("A source that was opened too late could not be closed", e);
            }
        }
    }

    /** {@return whether a step was abandoned: what it reads from may be in use for ever} */
    boolean abandoned() {
        return abandoned;
    }

    private static <T> T value(End<T> end) throws IOException {
        Throwable failure = end.failure();
        if (failure != null) {
            CallerFrames.here().addTo(failure);
        }
        switch (failure) {
            case null -> {
                return requireNonNull(end.value());
            }
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IOException(failure); // a checked one of a source in another language
        }
    }

    private static <T> End<T> end(Step<T> step) {
        try {
            return new End<>(step.run(), null, Thread.interrupted());
        } catch (Throwable e) { // rethrown where it is waited for
            return new End<>(null, e, Thread.interrupted());
        }
    }

    private void start() {
        if (thread == null) {
            thread = threads.unstarted("filechat-source", this::runSteps, reason -> refused = reason);
            thread.start();
        }
    }

    private void runSteps() {
        while (!closed) {
            try {
                steps.take().run();
            } catch (InterruptedException e) {
                // close() interrupts, and so may a source that a step has read
            }
        }
    }

    /** Ends the thread, which is interrupted in the step that it is in. */
    @Override
    public void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
