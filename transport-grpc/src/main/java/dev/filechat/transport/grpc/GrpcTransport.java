// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import dev.filechat.spi.ChatTransport;
import dev.filechat.spi.FilesTransport;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportSettings;
import dev.filechat.transport.grpc.apis.UnaryApis;
import dev.filechat.transport.grpc.call.GrpcCalls;
import io.grpc.ManagedChannelBuilder;

/** A transport over a gRPC channel of any kind. Thread-safe. */
public final class GrpcTransport extends UnaryApis {
    private static final double QUARTER = 0.25;

    private final GrpcCalls calls;
    private final GrpcFiles files;
    private final GrpcChat chat;
    private final Runnable afterClose;

    private GrpcTransport(GrpcCalls calls, double chunksWaiting, Runnable afterClose) {
        super(calls);
        this.calls = calls;
        this.files = new GrpcFiles(calls, chunksWaiting);
        this.chat = new GrpcChat(calls);
        this.afterClose = afterClose;
    }

    /**
     * {@return a transport over a channel of unknown kind} A quarter of a chunk may wait for the wire.
     *
     * @param channel as in {@link #over(ManagedChannelBuilder, TransportSettings, double, Runnable)}
     * @param settings the settings of every call
     */
    public static Transport over(ManagedChannelBuilder<?> channel, TransportSettings settings) {
        return over(channel, settings, QUARTER, () -> {});
    }

    /**
     * {@return a transport over a channel}
     *
     * @param channel a builder with its address, its credentials and the settings of its kind; the rest is set here.
     *     gRPC's retries stay as they are, on by default: without a policy they repeat only calls that were never sent.
     *     A channel that repeats other calls as well has to disable them
     * @param settings the settings of every call
     * @param chunksWaiting how much of an upload may wait for the wire when the next chunk is read, in chunks: with 1,
     *     a chunk is read while another one is written to the wire. In memory are also the chunk that is read, one that
     *     the reader of a stream keeps, and what the channel holds; together they should be less than three chunks
     * @param afterClose run each time the transport and its connections were closed: releases what the connections used
     */
    public static Transport over(
            ManagedChannelBuilder<?> channel, TransportSettings settings, double chunksWaiting, Runnable afterClose) {
        return new GrpcTransport(new GrpcCalls(channel, settings), chunksWaiting, afterClose);
    }

    @Override
    public FilesTransport files() {
        return files;
    }

    @Override
    public ChatTransport chat() {
        return chat;
    }

    @Override
    public void close() {
        try {
            calls.close();
        } finally {
            afterClose.run();
        }
    }
}
