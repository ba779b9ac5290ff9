// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.ask;

import dev.filechat.bulk.ask.AskProgress;
import dev.filechat.bulk.ask.AskSummary;
import dev.filechat.bulk.ask.BulkAnswer;
import dev.filechat.bulk.ask.FailureKind;
import dev.filechat.chat.responses.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what a job does. Thread-safe. */
final class Tally {
    private static final Logger log = LoggerFactory.getLogger("dev.filechat");
    private static final int MOST_KEYS = 1000;

    private final @Nullable Consumer<? super AskProgress> listener;
    private final long began = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock telling = new ReentrantLock();
    private final Map<FailureKind, Long> failures = new EnumMap<>(FailureKind.class);
    private final List<String> lostKeys = new ArrayList<>();
    private int underWay;
    private long answered;
    private long fromJournal;
    private long failed;
    private long askedAgain;
    private long lost;
    private long notDeleted;
    private long cost;
    private long unknownCosts;

    Tally(@Nullable Consumer<? super AskProgress> listener) {
        this.listener = listener;
    }

    void began() {
        locked(() -> underWay++);
    }

    void askedAgain() {
        locked(() -> askedAgain++);
    }

    void notDeleted() {
        locked(() -> notDeleted++);
    }

    /** Counts the cost of an answer. */
    void paid(Optional<Usage> usage) {
        locked(() -> usage.map(Usage::costInUsdTicks)
                .filter(ticks -> ticks.isPresent())
                .ifPresentOrElse(ticks -> cost += ticks.getAsLong(), () -> unknownCosts++));
    }

    /**
     * Counts a result.
     *
     * @return the number of failures so far
     */
    long ended(BulkAnswer<?> answer) {
        lock.lock();
        try {
            underWay--;
            switch (answer) {
                case BulkAnswer.Answered<?> done -> {
                    answered++;
                    fromJournal += done.fromJournal() ? 1 : 0;
                    lost(done.input().key(), done.attempts() - 1);
                }
                case BulkAnswer.Failed<?> not -> {
                    failed++;
                    failures.merge(not.kind(), 1L, Long::sum);
                    lost(not.input().key(), not.lostAnswers());
                }
            }
            return failed;
        } finally {
            lock.unlock();
        }
    }

    private void lost(String key, int times) {
        lost += times;
        if (times > 0 && lostKeys.size() < MOST_KEYS) {
            lostKeys.add(key);
        }
    }

    /** Calls the listener, if there is one. */
    void tell() {
        if (listener == null) {
            return;
        }
        telling.lock();
        try {
            listener.accept(progress());
        } catch (RuntimeException e) {
            log.warn("A listener for the progress of a job failed; the job goes on", e);
        } finally {
            telling.unlock();
        }
    }

    private AskProgress progress() {
        lock.lock();
        try {
            return new AskProgress(
                    answered, fromJournal, failed, underWay, cost, Duration.ofNanos(System.nanoTime() - began));
        } finally {
            lock.unlock();
        }
    }

    AskSummary summary() {
        lock.lock();
        try {
            return new AskSummary(
                    answered,
                    fromJournal,
                    failed,
                    failures,
                    askedAgain,
                    lost,
                    lostKeys,
                    notDeleted,
                    cost,
                    unknownCosts);
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
