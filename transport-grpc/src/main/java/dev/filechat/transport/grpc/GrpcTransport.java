// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import dev.filechat.spi.ChatTransport;
import dev.filechat.spi.FilesTransport;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportSettings;
import dev.filechat.transport.grpc.call.GrpcCalls;
import io.grpc.ManagedChannelBuilder;

/** The calls over a gRPC channel, whatever that is made of. Thread-safe. */
public final class GrpcTransport implements Transport {
    private static final double QUARTER = 0.25;

    private final GrpcCalls calls;
    private final GrpcFiles files;
    private final GrpcChat chat;
    private final Runnable afterClose;

    private GrpcTransport(GrpcCalls calls, double chunksWaiting, Runnable afterClose) {
        this.calls = calls;
        this.files = new GrpcFiles(calls, chunksWaiting);
        this.chat = new GrpcChat(calls);
        this.afterClose = afterClose;
    }

    /**
     * A transport over a channel of which nothing is known: a quarter of a chunk may wait for the wire.
     *
     * @param channel as in the other method
     * @param settings what goes with every call
     */
    public static Transport over(ManagedChannelBuilder<?> channel, TransportSettings settings) {
        return over(channel, settings, QUARTER, () -> {});
    }

    /**
     * A transport over a channel.
     *
     * @param channel a builder with its address, credentials and whatever is special to its kind; the rest is set here.
     *     gRPC's retries stay as they are, on by default: without a policy they repeat only calls that never left. A
     *     channel that takes others for such has to disable them
     * @param settings what goes with every call
     * @param chunksWaiting how much of an upload may wait for the wire when the next chunk is read, in chunks: with 1,
     *     one is read while another one is written to the wire. To that come the chunk that is added and one that the
     *     reader of a stream keeps, and what the channel itself holds; together less than three chunks are to be in
     *     memory
     * @param afterClose run whenever the transport was closed, once its connections are: gives back what they had
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
