// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import dev.filechat.spi.CallContext;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportSettings;
import io.grpc.CallOptions;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts calls on one channel: with the key, the headers and a deadline on each. Thread-safe. */
final class GrpcCalls {
    /** gRPC's default of 8 KiB fails calls of the same channel that are not even meant. */
    private static final int MAX_METADATA_SIZE = 64 << 10;

    private static final long CLOSE_SECONDS = 5;

    /** Long enough for a new connection in most networks, short beside what a user waits for an error. */
    private static final long RECONNECT_NANOS = 500_000_000;

    private final ManagedChannel channel;
    private final Metadata headers;
    private final Deadlines deadlines = new Deadlines();
    private volatile boolean closed;

    GrpcCalls(ManagedChannelBuilder<?> builder, TransportSettings settings) {
        this.headers = headers(settings);
        this.channel = builder.userAgent(settings.userAgent())
                .maxInboundMessageSize(settings.maxMessageSize())
                .maxInboundMetadataSize(MAX_METADATA_SIZE)
                .keepAliveTime(settings.keepAliveTime().toNanos(), TimeUnit.NANOSECONDS)
                .keepAliveTimeout(settings.keepAliveTimeout().toNanos(), TimeUnit.NANOSECONDS)
                // A retry policy, which a service config can bring, would store small uploads twice.
                .disableServiceConfigLookUp()
                .build();
    }

    /** Whether there is a connection now, so that a call need not wait for one. */
    boolean isConnected() {
        return channel.getState(false) == ConnectivityState.READY;
    }

    /** Starts a call of which some messages are received before they are asked for. */
    <Q, S> GrpcCall<Q, S> start(
            MethodDescriptor<Q, S> method, CallOptions options, CallContext context, int ahead, boolean upload)
            throws TransportException {
        if (context.attempt() > 1) {
            reconnect(context);
        }
        CallTracer tracer = new CallTracer();
        CallOptions all = options.withExecutor(Runnable::run).withStreamTracerFactory(tracer);
        GrpcCall<Q, S> call = new GrpcCall<>(channel.newCall(method, all), context, tracer, upload, () -> closed);
        call.start(headers(), deadlines, ahead);
        return call;
    }

    /**
     * gRPC waits a second and more before it connects again, and fails every call until then; when to try is the client's
     * to say, and an attempt that could be made in a moment is worth the moment.
     */
    private void reconnect(CallContext context) {
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

    /** A call with one request and one answer. */
    <Q, S> S unary(MethodDescriptor<Q, S> method, Q request, CallContext context) throws TransportException {
        GrpcCall<Q, S> call = streaming(method, request, context, 1);
        boolean done = false;
        try {
            S answer = call.single();
            done = true;
            return answer;
        } finally {
            if (!done) {
                call.cancel("The call failed");
            }
        }
    }

    /** A call with one request and any number of answers. */
    <Q, S> GrpcCall<Q, S> streaming(MethodDescriptor<Q, S> method, Q request, CallContext context, int ahead)
            throws TransportException {
        GrpcCall<Q, S> call = start(method, CallOptions.DEFAULT, context, ahead, false);
        call.send(request);
        call.halfClose();
        return call;
    }

    /** Made once: a name is checked letter by letter. */
    private static Metadata headers(TransportSettings settings) {
        Metadata headers = new Metadata();
        headers.put(
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
                "Bearer " + settings.apiKey().value());
        for (Map.Entry<String, String> header : settings.headers().entrySet()) {
            headers.put(Metadata.Key.of(header.getKey(), Metadata.ASCII_STRING_MARSHALLER), header.getValue());
        }
        return headers;
    }

    private Metadata headers() {
        Metadata all = new Metadata();
        all.merge(headers);
        return all;
    }

    void close() {
        closed = true;
        channel.shutdownNow();
        deadlines.close();
        try {
            channel.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
