// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import io.grpc.Attributes;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** Notes how far a call came: what gRPC's status alone does not tell. */
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
        onConnection = false; // of a try before this one, which the service did not process: gRPC repeats no other
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

            /** Of each piece of a message, also where the message is not whole yet. */
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
                unprocessed = Unprocessed.isSaidBy(status);
            }
        };
    }

    /** Whether the call was given to a connection, so that its headers may have left. */
    boolean onConnection() {
        return onConnection;
    }

    /**
     * Whether that was when the call was started: nothing of it is then held back for a connection to come, and another
     * thread to send it.
     */
    boolean onConnectionAtOnce() {
        return atOnce;
    }

    /**
     * When its headers left, by {@link Deadlines#now()}; 0 while it waits for a connection, or until the service allows
     * one more call on it.
     */
    long sent() {
        return sent;
    }

    /** When something of a message came last, by {@link Deadlines#now()}; 0 if nothing did. */
    long lastReceived() {
        return lastReceived;
    }

    /** Whether the service declared, as HTTP/2 does, that nothing was done for the call. */
    boolean unprocessed() {
        return unprocessed;
    }

    /**
     * Whether a call that ended with these trailers got them from the other side: a status that gRPC makes up, even
     * after trailers came, has trailers of its own.
     */
    boolean received(Metadata ending) {
        return ending == trailers;
    }
}
