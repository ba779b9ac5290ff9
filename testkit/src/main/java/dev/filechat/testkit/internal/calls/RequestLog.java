// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.calls;

import dev.filechat.testkit.internal.calls.CallSnapshot.Arrival;
import dev.filechat.testkit.internal.wire.ServiceMethods;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Records the newest calls, counts those that began, are under way, wait for their answer and were cancelled, and lets
 * tests wait for a change.
 */
public final class RequestLog implements ServerInterceptor {

    private static final int RECORDED = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Concurrency> concurrency = new HashMap<>();
    private final Deque<CallRecord> newest = new ArrayDeque<>();
    private final Authorization authorization;
    private final Clock clock;
    private final Consumer<CallSnapshot> listener;
    private long received;
    private int open;
    private int cancelled;

    public RequestLog(Authorization authorization, Clock clock, Consumer<CallSnapshot> listener) {
        this.authorization = authorization;
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        String method = ServiceMethods.nameOf(call.getMethodDescriptor().getFullMethodName());
        OpenCall opened = new OpenCall(
                this, method, opened(method, call.getMethodDescriptor().getServiceName(), headers));
        Context context = Context.current().withValue(OpenCall.CURRENT, opened);
        try {
            ServerCall<Q, R> watched = opened.watch(call);
            return opened.watch(
                    new ReadableMessages<>(opened, watched, Contexts.interceptCall(context, watched, headers, next)));
        } catch (RuntimeException e) {
            opened.failed(e);
            throw e;
        }
    }

    private CallRecord opened(String method, @Nullable String service, Metadata headers) {
        int team = authorization.teamOf(headers, service);
        Map<String, List<String>> metadata =
                RecordedMetadata.of(headers, authorization.keys(), authorization.managementKeys());
        lock.lock();
        try {
            open++;
            if (ServiceMethods.isKnown(method)) { // of others there is no end
                concurrency.computeIfAbsent(method, any -> new Concurrency()).up();
            }
            CallRecord record = new CallRecord(new Arrival(++received, method, team, metadata, clock.instant()));
            if (newest.size() == RECORDED) {
                newest.removeFirst();
            }
            newest.addLast(record);
            changed.signalAll();
            return record;
        } finally {
            lock.unlock();
        }
    }

    void answered(String method) {
        if (ServiceMethods.isKnown(method)) {
            change(() -> concurrency.computeIfAbsent(method, any -> new Concurrency()).unanswered--);
        }
    }

    void closed(CallRecord record) {
        try {
            listener.accept(record.soFar());
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        } finally {
            change(() -> open--);
        }
    }

    void cancelledOne() {
        change(() -> cancelled++);
    }

    /** Forgets all but the calls under way. */
    public void reset() {
        change(() -> {
            newest.clear();
            received = 0;
            cancelled = 0;
            concurrency.values().forEach(Concurrency::reset);
        });
    }

    public List<CallSnapshot> requests() {
        lock.lock();
        try {
            return newest.stream().map(CallRecord::soFar).toList();
        } finally {
            lock.unlock();
        }
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

    public int open() {
        return read(() -> open);
    }

    public int cancelled() {
        return read(() -> cancelled);
    }

    public int begun(String method) {
        return read(() -> of(method).begun);
    }

    public int mostConcurrent(String method) {
        return read(() -> of(method).most);
    }

    /** Fails for an unknown method, whose counts would be zero for ever. */
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

    public boolean await(BooleanSupplier wanted, Duration atMost) throws InterruptedException {
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

        void reset() {
            begun = 0;
            most = unanswered;
        }
    }
}
