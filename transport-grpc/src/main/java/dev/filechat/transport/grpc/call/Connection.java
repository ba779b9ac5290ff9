// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import dev.filechat.spi.CallContext;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** A channel, which connects when a call needs it, and the number of calls on it. Thread-safe. */
public final class Connection {
    /**
     * The age up to which the error of an attempt to connect also fails later calls, so that many calls do not make as
     * many attempts while a service is down. A call that is retried makes a new attempt.
     */
    private static final long YOUNG_NANOS = 100_000_000;

    /** More than a change of state takes once it has begun. */
    private static final long MOMENT_NANOS = 1_000_000_000;

    private static final long CLOSE_SECONDS = 5;

    private final ManagedChannel channel;
    private final ReentrantLock renewing = new ReentrantLock();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean closed;

    /** Whether a call has failed for lack of a connection since {@link #renew} looked last. */
    private volatile boolean failed;

    /** The time of the last new attempt, by {@link Deadlines#now()}; guarded by {@link #renewing}. */
    private long renewed = -YOUNG_NANOS;

    Connection(ManagedChannel channel) {
        this.channel = channel;
    }

    <Q, S> ClientCall<Q, S> newCall(MethodDescriptor<Q, S> method, CallOptions options) {
        return channel.newCall(method, options);
    }

    void callStarted() {
        calls.incrementAndGet();
    }

    /** @param unconnected whether the call failed for lack of a connection */
    void callEnded(boolean unconnected) {
        calls.decrementAndGet();
        if (unconnected) {
            failed = true;
        }
    }

    int calls() {
        return calls.get();
    }

    /** Whether it is established, so that a call does not wait for it. */
    public boolean isReady() {
        return channel.getState(false) == ConnectivityState.READY;
    }

    /** Starts to connect, if it is idle. */
    void connect() {
        if (channel.getState(false) == ConnectivityState.IDLE) {
            channel.getState(true);
        }
    }

    /**
     * Called before each call. After a failed attempt to connect, gRPC waits a second and more before the next one and
     * fails every call until then with the old error. This starts a new attempt, which the calls wait for together.
     */
    void renew(CallContext context) {
        if (!failed && channel.getState(false) != ConnectivityState.TRANSIENT_FAILURE) {
            return;
        }
        renewing.lock();
        try {
            long now = Deadlines.now();
            if (context.attempt() == 1 && now - renewed < YOUNG_NANOS) {
                return;
            }
            if (failed) {
                awaitChange(ConnectivityState.CONNECTING); // its calls end a moment before its state changes
                failed = false;
            }
            if (channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
                renewed = now;
                channel.enterIdle();
                awaitChange(ConnectivityState.TRANSIENT_FAILURE); // unless another thread changed it first
            }
        } finally {
            renewing.unlock();
        }
    }

    private void awaitChange(ConnectivityState from) {
        if (channel.getState(false) != from) {
            return;
        }
        CountDownLatch changed = new CountDownLatch(1);
        channel.notifyWhenStateChanged(from, changed::countDown);
        try {
            boolean unused = changed.await(MOMENT_NANOS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the call sees it
        }
    }

    /** Whether it was closed on this side. */
    boolean isClosed() {
        return closed;
    }

    /** Ends all calls. {@link #awaitEnd} waits for the end of the connection. */
    void close() {
        closed = true;
        channel.shutdownNow();
    }

    void awaitEnd() {
        try {
            channel.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
