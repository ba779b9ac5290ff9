// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.ask;

import dev.filechat.errors.RateLimitException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets all files of a job wait while the service refuses calls because of their rate: for the time that it asks for, or
 * one that doubles from 1 to 60 seconds with each refusal that follows a wait. Thread-safe.
 */
final class RateWait {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private Duration next = FIRST;
    private long until = System.nanoTime();

    RateWait(Duration patience) {
        this.patience = patience;
    }

    /** Does the work once the job does not wait, and again while it is refused and the patience lasts. */
    <R> R patiently(Work<R> work) throws InterruptedException {
        long began = 0;
        boolean refused = false;
        while (true) {
            pass();
            try {
                R result = work.run();
                passed();
                return result;
            } catch (RateLimitException e) {
                began = refused ? began : System.nanoTime();
                refused = true;
                if (!refused(e, Duration.ofNanos(System.nanoTime() - began))) {
                    throw e;
                }
            }
        }
    }

    private void pass() throws InterruptedException {
        for (long left = left(); left > 0; left = left()) {
            // Not all at the same time.
            TimeUnit.NANOSECONDS.sleep(left + ThreadLocalRandom.current().nextLong(left / 10 + 1));
        }
    }

    private long left() {
        lock.lock();
        try {
            return until - System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    private void passed() {
        lock.lock();
        try {
            next = FIRST;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Notes a refusal.
     *
     * @param waited the time since the first refusal of the file
     * @return whether the file is tried again
     */
    private boolean refused(RateLimitException e, Duration waited) {
        lock.lock();
        try {
            Duration wait = e.retryAfter().orElse(next);
            if (!e.retryable() || waited.plus(wait).compareTo(patience) > 0) {
                return false;
            }
            long end = System.nanoTime() + wait.toNanos();
            if (end - until > 0) {
                if (until - System.nanoTime() <= 0) { // the refusals of files that wait already are one
                    next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
                }
                until = end;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
