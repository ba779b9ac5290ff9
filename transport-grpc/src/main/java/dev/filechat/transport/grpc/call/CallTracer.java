// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import io.grpc.Attributes;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** Records how far a call came, which gRPC's status does not say. */
final class CallTracer extends ClientStreamTracer.Factory {
    private final Thread starter = Thread.currentThread();
    private volatile boolean onConnection;
    private volatile boolean atOnce;
    private volatile @Nullable Metadata trailers;
    private volatile boolean unprocessed;
    private volatile long sent;
    private volatile long lastReceived;

    @Override
    public ClientStreamTracer newClientStreamTracer(ClientStreamTracer.StreamInfo info, Metadata headers) {
        onConnection = false; // set by an earlier try that the service did not process; gRPC repeats no others
        unprocessed = false;
        return new ClientStreamTracer() {
            @Override
            public void streamCreated(Attributes transportAttributes, Metadata callHeaders) {
                onConnection = true;
                atOnce = Thread.currentThread() == starter;
            }

            @Override
            public void outboundHeaders() {
                sent = Deadlines.now();
            }

            /** Called for each piece of a message, before the message is complete. */
            @Override
            public void inboundWireSize(long bytes) {
                lastReceived = Deadlines.now();
            }

            @Override
            public void inboundTrailers(Metadata received) {
                trailers = received;
            }

            @Override
            public void streamClosed(Status status) {
                unprocessed = UnprocessedStatus.matches(status);
            }
        };
    }

    /** Whether the call was handed to a connection, so that its headers may have been sent. */
    boolean onConnection() {
        return onConnection;
    }

    /**
     * Whether that happened while the call was started. Otherwise gRPC buffers the call until there is a connection,
     * and another thread sends it.
     */
    boolean onConnectionAtOnce() {
        return atOnce;
    }

    /**
     * When its headers were sent, by {@link Deadlines#now()}; 0 while it waits for a connection, or for the service to
     * allow one more call on it.
     */
    long sent() {
        return sent;
    }

    /** When a piece of a message was received last, by {@link Deadlines#now()}; 0 if none was. */
    long lastReceived() {
        return lastReceived;
    }

    /** Whether the service declared, by the means of HTTP/2, that it did not process the call. */
    boolean unprocessed() {
        return unprocessed;
    }

    /**
     * Whether the trailers with which the call ended were received from the peer. A status that gRPC makes itself has
     * trailers of its own, even if others were received before.
     */
    boolean received(Metadata ending) {
        return ending == trailers;
    }
}
