// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import dev.filechat.spi.CallContext;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A channel, which makes a connection when one is needed, and how many calls are under way on it. Thread-safe. */
final class Connection {
    /** Long enough for a new connection in most networks, short beside what a user waits for an error. */
    private static final long RECONNECT_NANOS = 500_000_000;

    private static final long CLOSE_SECONDS = 5;

    private final ManagedChannel channel;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean closed;

    Connection(ManagedChannel channel) {
        this.channel = channel;
    }

    <Q, S> ClientCall<Q, S> newCall(MethodDescriptor<Q, S> method, CallOptions options) {
        return channel.newCall(method, options);
    }

    void callStarted() {
        calls.incrementAndGet();
    }

    void callEnded() {
        calls.decrementAndGet();
    }

    int calls() {
        return calls.get();
    }

    /** Whether it is there now, so that a call need not wait for it. */
    boolean isReady() {
        return channel.getState(false) == ConnectivityState.READY;
    }

    /** Has it made, if nothing was done for it yet. */
    void connect() {
        if (channel.getState(false) == ConnectivityState.IDLE) {
            channel.getState(true);
        }
    }

    /**
     * gRPC waits a second and more before it connects again, and fails every call until then; when to try is the
     * client's to say, and an attempt that could be made in a moment is worth the moment.
     */
    void reconnect(CallContext context) {
        channel.resetConnectBackoff();
        if (channel.getState(true) != ConnectivityState.TRANSIENT_FAILURE) {
            return;
        }
        CountDownLatch changed = new CountDownLatch(1);
        channel.notifyWhenStateChanged(ConnectivityState.TRANSIENT_FAILURE, changed::countDown);
        try {
            boolean unused = changed.await(Math.min(RECONNECT_NANOS, context.remainingNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the call sees it
        }
    }

    /** Whether it was closed on this side. */
    boolean isClosed() {
        return closed;
    }

    /** Ends all calls; to be awaited then. */
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
