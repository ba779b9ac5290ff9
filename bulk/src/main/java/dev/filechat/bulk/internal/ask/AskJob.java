// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.ask;

import static java.util.Objects.requireNonNull;

import dev.filechat.FileChatClient;
import dev.filechat.bulk.ask.AskOptions;
import dev.filechat.bulk.ask.AskSummary;
import dev.filechat.bulk.ask.BulkAnswer;
import dev.filechat.bulk.ask.BulkAnswers;
import dev.filechat.bulk.ask.BulkInput;
import dev.filechat.bulk.ask.FailureKind;
import dev.filechat.bulk.ask.Question;
import dev.filechat.errors.CallCancelledException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads inputs, runs a task for each on a virtual thread of its own, and hands the results out as they come. */
public final class AskJob<T> implements BulkAnswers<T> {
    private static final Logger log = LoggerFactory.getLogger("dev.filechat");

    /** How long closing waits for uploads that are sent whole, to delete their files. */
    private static final Duration STORING = Duration.ofSeconds(10);

    private final AskContext<T> context;
    private final Iterator<? extends BulkInput> inputs;
    private final int mostAtOnce;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Thread, FileTask<T>> running = new HashMap<>();
    private final Deque<BulkAnswer<T>> finished = new ArrayDeque<>();
    private @Nullable RuntimeException inputFailure;
    private @Nullable Error error;
    private boolean taken;
    private boolean inputsEnded;
    private boolean closed;

    private AskJob(AskContext<T> context, Iterator<? extends BulkInput> inputs, int mostAtOnce) {
        this.context = context;
        this.inputs = inputs;
        this.mostAtOnce = mostAtOnce;
    }

    /** {@return a job that has begun nothing yet but has opened its journal} */
    public static <T> AskJob<T> begin(
            FileChatClient client, Iterable<? extends BulkInput> inputs, Question<T> question, AskOptions options) {
        Iterator<? extends BulkInput> iterator = requireNonNull(inputs.iterator(), "inputs.iterator()");
        return new AskJob<>(AskContext.open(client, question, options), iterator, options.maxConcurrent());
    }

    @Override
    public Iterator<BulkAnswer<T>> iterator() {
        lock.lock();
        try {
            if (taken || closed) {
                throw new IllegalStateException(
                        closed ? "The answers are closed" : "The answers can be read once, and are being read");
            }
            taken = true;
            return new Results();
        } finally {
            lock.unlock();
        }
    }

    /** The iterator over the results. */
    private final class Results implements Iterator<BulkAnswer<T>> {
        private @Nullable BulkAnswer<T> next;

        @Override
        public boolean hasNext() {
            while (next == null) {
                read();
                lock.lock();
                try {
                    if (error != null) {
                        throw error;
                    }
                    if (closed) {
                        throw new IllegalStateException("The answers are closed");
                    }
                    next = finished.poll();
                    if (next != null) {
                        break;
                    }
                    if (running.isEmpty() && inputsEnded) {
                        RuntimeException failure = inputFailure;
                        inputFailure = null;
                        if (failure != null) {
                            throw failure;
                        }
                        return false;
                    }
                    changed.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CallCancelledException(
                            "Waiting for an answer was cancelled: the calling thread was interrupted. The job goes on"
                                    + " until it is closed",
                            e,
                            true,
                            0);
                } finally {
                    lock.unlock();
                }
            }
            return true;
        }

        @Override
        public BulkAnswer<T> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            BulkAnswer<T> answer = requireNonNull(next);
            next = null;
            return answer;
        }
    }

    /** Begins tasks: enough to keep the calls busy, and as many again while there is nothing to hand out. */
    private void read() {
        while (wantsMore()) {
            BulkInput input;
            try {
                if (!inputs.hasNext()) {
                    inputsEnded = true;
                    return;
                }
                input = requireNonNull(inputs.next(), "an input is null");
            } catch (RuntimeException e) { // thrown once what was read is answered
                inputsEnded = true;
                inputFailure = e;
                return;
            }
            start(input);
        }
    }

    private boolean wantsMore() {
        lock.lock();
        try {
            return !inputsEnded
                    && !closed
                    && error == null
                    && (running.size() < mostAtOnce || finished.isEmpty())
                    && running.size() + finished.size() < 2L * mostAtOnce;
        } finally {
            lock.unlock();
        }
    }

    private void start(BulkInput input) {
        context.tally().began();
        FileTask<T> task = new FileTask<>(context, input);
        lock.lock();
        try {
            if (closed) {
                return;
            }
            Thread thread = Thread.ofVirtual().name("filechat-ask").unstarted(() -> perform(task));
            running.put(thread, task);
            thread.start();
        } finally {
            lock.unlock();
        }
    }

    private void perform(FileTask<T> task) {
        BulkAnswer<T> answer = null;
        Error thrown = null;
        try {
            answer = task.run();
            long failures = context.tally().ended(answer);
            if (failures >= context.options().maxFailures()) {
                context.stop(new Stop(FailureKind.NOT_ASKED, failures + " inputs failed, which is the limit"));
            }
            context.tally().tell();
        } catch (Error e) { // thrown by the thread that reads
            thrown = e;
            context.stop(new Stop(FailureKind.NOT_ASKED, "the job failed"));
        } finally {
            lock.lock();
            try {
                running.remove(Thread.currentThread());
                if (answer != null) {
                    finished.add(answer);
                }
                error = error == null ? thrown : error;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public AskSummary summary() {
        return context.tally().summary();
    }

    @Override
    public void close() {
        refuseOwnThread();
        context.stop(new Stop(FailureKind.NOT_ASKED, "the job was closed"));
        Set<Thread> left;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            left = Set.copyOf(running.keySet());
            running.values().forEach(FileTask::cancel);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        end(left);
        try {
            if (inputs instanceof AutoCloseable open) {
                open.close();
            }
        } catch (Exception e) {
            log.warn("The inputs of a job could not be closed", e);
        } finally {
            context.close();
        }
    }

    /** A thread of the job would wait for itself. */
    private void refuseOwnThread() {
        lock.lock();
        try {
            if (running.containsKey(Thread.currentThread())) {
                throw new IllegalStateException("A thread of the job cannot close it: it would wait for itself."
                        + " Close it on the thread that reads the answers");
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the threads have ended; an interrupt is kept as its flag. */
    private void end(Set<Thread> left) {
        long deadline = System.nanoTime() + STORING.toNanos();
        boolean interrupted = false;
        for (Thread thread : left) {
            while (thread.isAlive()) {
                try {
                    if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))
                            && System.nanoTime() - deadline >= 0) {
                        cancelNow();
                        thread.join();
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void cancelNow() {
        lock.lock();
        try {
            running.values().forEach(FileTask::cancelNow);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return "BulkAnswers[" + context.options().maxConcurrent() + " at once]";
    }
}
