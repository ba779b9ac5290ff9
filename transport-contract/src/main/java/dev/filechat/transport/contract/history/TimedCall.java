// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.history;

import dev.filechat.errors.FileChatException;
import dev.filechat.errors.TlsException;
import dev.filechat.transport.contract.support.Lateness;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One operation on a thread of its own: made again where its error says that this does no harm, and timed. */
final class TimedCall {
    private static final int MOST_TRIES = 3;

    private final Schedule schedule;
    private final Operation operation;
    private final Caller caller;
    private final Lateness lateness;
    private final Duration margin;
    private final List<String> violations = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread = Thread.ofVirtual().unstarted(this::run);
    private volatile int tries;
    private volatile @Nullable FileChatException failure;
    private volatile long interruptedAt;

    TimedCall(Schedule schedule, Operation operation, Caller caller, Lateness lateness, Duration margin) {
        this.schedule = schedule;
        this.operation = operation;
        this.caller = caller;
        this.lateness = lateness;
        this.margin = margin;
    }

    TimedCall start() {
        thread.start();
        if (operation.interruptAfterMillis() >= 0) {
            Thread.ofVirtual().start(this::interrupt);
        }
        return this;
    }

    private void interrupt() {
        try {
            if (!thread.join(Duration.ofMillis(operation.interruptAfterMillis()))) {
                interruptedAt = System.nanoTime();
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    OperationOutcome outcome(Duration atMost) throws InterruptedException {
        if (!thread.join(atMost)) {
            List<String> where = new ArrayList<>();
            for (StackTraceElement frame : thread.getStackTrace()) {
                where.add(frame.toString());
            }
            violations.add("has not ended after " + atMost + ", and is at " + where);
        }
        return new OperationOutcome(operation, tries, failure, List.copyOf(violations));
    }

    private void run() {
        for (int nth = 1; nth <= MOST_TRIES; nth++) {
            FileChatException failed = once();
            tries = nth;
            failure = failed;
            if (failed == null || !failed.retryable() || Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    private @Nullable FileChatException once() {
        long start = System.nanoTime();
        long late = lateness.total();
        FileChatException failed = null;
        try {
            caller.call(operation, this::wrong);
        } catch (FileChatException e) {
            failed = e;
        } catch (RuntimeException | IOException e) {
            violations.add("threw " + e);
        }
        checkTime(start, late);
        if (failed instanceof TlsException && !schedule.hasGarbage()) {
            violations.add("blames TLS for the network: " + failed);
        }
        return failed;
    }

    /** Without TLS nobody sees what was put among the bytes, until the call fails by it. */
    private void wrong(String what) {
        if (!schedule.hasGarbage() || schedule.peer() == Peer.TLS) {
            violations.add(what);
        }
    }

    private void checkTime(long start, long lateBefore) {
        long end = System.nanoTime();
        long due = start + schedule.timeout().toNanos();
        long interrupted = interruptedAt;
        if (interrupted != 0 && interrupted - due < 0) {
            due = Math.max(start, interrupted);
        }
        Duration late = Duration.ofNanos(end - due);
        Duration excused = Duration.ofNanos(lateness.total() - lateBefore);
        if (late.compareTo(margin.plus(excused)) > 0) {
            violations.add("ended " + late + " after its time, of which the machine lost " + excused);
        }
    }
}
