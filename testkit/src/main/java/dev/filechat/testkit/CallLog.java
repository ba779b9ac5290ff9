// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Counts the calls under way and the cancelled ones, and lets tests wait for a change of either. */
final class CallLog implements ServerInterceptor {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int open;
    private int cancelled;

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        OpenCall opened = new OpenCall(this);
        Context context = Context.current().withValue(OpenCall.CURRENT, opened);
        try {
            return opened.watch(Contexts.interceptCall(context, call, headers, next));
        } catch (RuntimeException e) {
            opened.release();
            throw e;
        }
    }

    void opened() {
        change(1, 0);
    }

    void closed() {
        change(-1, 0);
    }

    void cancelledOne() {
        change(0, 1);
    }

    private void change(int openBy, int cancelledBy) {
        lock.lock();
        try {
            open += openBy;
            cancelled += cancelledBy;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int open() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    int cancelled() {
        lock.lock();
        try {
            return cancelled;
        } finally {
            lock.unlock();
        }
    }

    boolean await(BooleanSupplier wanted, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (!wanted.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
