// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.testkit.faults.ServiceMethods;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** Counts the calls that began, are under way, wait for their answer and were cancelled, and lets tests wait for a change. */
final class CallLog implements ServerInterceptor {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Concurrency> concurrency = new HashMap<>();
    private int open;
    private int cancelled;

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        OpenCall opened =
                new OpenCall(this, String.valueOf(call.getMethodDescriptor().getBareMethodName()));
        Context context = Context.current().withValue(OpenCall.CURRENT, opened);
        try {
            return opened.watch(Contexts.interceptCall(context, opened.watch(call), headers, next));
        } catch (RuntimeException e) {
            opened.answered();
            opened.release();
            throw e;
        }
    }

    void opened(String method) {
        change(() -> {
            open++;
            concurrency.computeIfAbsent(method, any -> new Concurrency()).up();
        });
    }

    void answered(String method) {
        change(() -> concurrency.computeIfAbsent(method, any -> new Concurrency()).unanswered--);
    }

    void closed() {
        change(() -> open--);
    }

    void cancelledOne() {
        change(() -> cancelled++);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int open() {
        return read(() -> open);
    }

    int cancelled() {
        return read(() -> cancelled);
    }

    int begun(String method) {
        return read(() -> of(method).begun);
    }

    int mostConcurrent(String method) {
        return read(() -> of(method).most);
    }

    /** What a method that does not exist is told of would be zero for ever. */
    private Concurrency of(String method) {
        return concurrency.getOrDefault(ServiceMethods.known(method), new Concurrency());
    }

    private int read(IntSupplier value) {
        lock.lock();
        try {
            return value.getAsInt();
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

    /** The calls of one method. */
    private static final class Concurrency {
        private int begun;
        private int unanswered;
        private int most;

        void up() {
            begun++;
            unanswered++;
            most = Math.max(most, unanswered);
        }
    }
}
