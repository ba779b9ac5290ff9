// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.concurrent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks concurrently, each on a virtual thread of its own, started in order as there is room, and waits until all
 * these threads have ended. What stops it early (a failure if asked for, an interrupt of the waiting thread, the
 * closing of the client) interrupts the tasks under way and begins no more. One use.
 */
public final class ConcurrentTasks<T> {
    private final Settings settings;
    private final IntFunction<T> task;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Integer, Thread> running = new HashMap<>();
    private final List<Thread> started = new ArrayList<>();
    private final List<TaskOutcome<T>> outcomes;
    private long bytes;
    private boolean interrupted;
    private @Nullable String stopped;
    private @Nullable Error error;

    /**
     * The settings of the tasks.
     *
     * @param threads makes the threads
     * @param name the beginning of the threads' names
     * @param concurrent the most tasks at once
     * @param bytes the most weight at once; a heavier task runs alone
     * @param failFast whether the first failure stops the rest
     * @param interruptible whether an interrupt of the waiting thread stops them
     * @param closed whether the client was closed
     */
    public record Settings(
            CallerThreads threads,
            String name,
            int concurrent,
            long bytes,
            boolean failFast,
            boolean interruptible,
            BooleanSupplier closed) {}

    private ConcurrentTasks(Settings settings, int count, IntFunction<T> task) {
        this.settings = settings;
        this.task = task;
        this.outcomes = new ArrayList<>(Collections.nCopies(count, new TaskOutcome.NotBegun<>("")));
    }

    /** {@return the outcomes in the order of the tasks} An interrupt of the waiting thread is kept as its flag. */
    public static <T> List<TaskOutcome<T>> run(
            Settings settings, int count, IntToLongFunction weight, IntFunction<T> task) {
        return new ConcurrentTasks<>(settings, count, task).run(weight);
    }

    private List<TaskOutcome<T>> run(IntToLongFunction weight) {
        try {
            for (int i = 0; i < outcomes.size() && begin(i, weight.applyAsLong(i)); i++) {}
        } finally {
            awaitAll();
            started.forEach(ConcurrentTasks::join);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        CallerFrames caller = CallerFrames.here();
        if (error != null) {
            caller.addTo(error);
            throw error;
        }
        for (TaskOutcome<T> outcome : outcomes) {
            if (outcome instanceof TaskOutcome.Failed<T> failed) {
                caller.addTo(failed.cause());
            }
        }
        return List.copyOf(outcomes);
    }

    /** Waits for room and starts a task; false if they were stopped. */
    private boolean begin(int index, long weight) {
        lock.lock();
        try {
            while (!isStopped() && !hasRoomFor(weight)) {
                await();
            }
            if (stopped != null) {
                Collections.fill(outcomes.subList(index, outcomes.size()), new TaskOutcome.NotBegun<>(stopped));
                return false;
            }
        } finally {
            lock.unlock();
        }
        start(index, weight); // out of the lock, as the decorator of tasks is the caller's code
        return true;
    }

    private void start(int index, long weight) {
        Thread thread = settings.threads()
                .unstarted(
                        settings.name() + "-" + index,
                        () -> perform(index, weight),
                        e -> end(index, weight, new TaskOutcome.Failed<>(e), null));
        lock.lock();
        try {
            if (stopped != null) { // by another task, since there was room
                outcomes.set(index, new TaskOutcome.NotBegun<>(stopped));
                return;
            }
            running.put(index, thread);
            started.add(thread);
            bytes += weight;
            thread.start();
        } finally {
            lock.unlock();
        }
    }

    private boolean hasRoomFor(long weight) {
        return running.isEmpty()
                || (running.size() < settings.concurrent()
                        && weight <= settings.bytes() - Math.min(bytes, settings.bytes()));
    }

    private void perform(int index, long weight) {
        TaskOutcome<T> outcome = new TaskOutcome.NotBegun<>("");
        Error thrown = null;
        try {
            outcome = new TaskOutcome.Done<>(task.apply(index));
        } catch (RuntimeException e) {
            outcome = new TaskOutcome.Failed<>(e);
        } catch (Error e) { // thrown by the thread that waits
            thrown = e;
        }
        end(index, weight, outcome, thrown);
    }

    private void end(int index, long weight, TaskOutcome<T> outcome, @Nullable Error thrown) {
        lock.lock();
        try {
            running.remove(index);
            bytes -= weight;
            outcomes.set(index, outcome);
            if (thrown != null && error == null) {
                error = thrown;
            }
            if (thrown != null || (settings.failFast() && outcome instanceof TaskOutcome.Failed)) {
                stop("another one of the batch failed");
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitAll() {
        lock.lock();
        try {
            while (!running.isEmpty()) {
                if (isStopped()) {
                    changed.awaitUninterruptibly();
                } else {
                    await();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the callers loop
    private void await() {
        if (!settings.interruptible()) {
            changed.awaitUninterruptibly();
            return;
        }
        try {
            changed.await();
        } catch (InterruptedException e) {
            interrupted = true;
            stop("the calling thread was interrupted");
        }
    }

    private boolean isStopped() {
        if (settings.interruptible() && Thread.currentThread().isInterrupted()) {
            stop("the calling thread was interrupted");
        } else if (stopped == null && settings.closed().getAsBoolean()) {
            stopped = "the client was closed"; // which cancels its calls itself
        }
        return stopped != null;
    }

    private void stop(String reason) {
        if (stopped == null) {
            stopped = reason;
            running.values().forEach(Thread::interrupt);
        }
    }

    /** Waits for the end of a thread whose task has ended. */
    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
