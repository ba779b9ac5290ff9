// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import dev.filechat.calls.ResponseMetadata;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.TransportException;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A gRPC call driven by the caller's thread: gRPC's callbacks only store what was received and wake that thread. Every
 * wait ends when the call does, when the thread is interrupted, or when the client cancels.
 */
public final class GrpcCall<Q, S> implements Deadlines.Timed {
    private static final Metadata NO_METADATA = new Metadata();

    /** A key that is shorter could be a word of the text. */
    private static final int SHORTEST_HIDDEN = 8;

    private final Connection connection;
    private final ClientCall<Q, S> call;
    private final CallContext context;
    private final CallTracer tracer;
    private final Deadlines deadlines;
    private final boolean upload;
    private final boolean mayBeTooLarge;
    private final ReceivedMessages<S> received = new ReceivedMessages<>();
    private volatile @Nullable Thread waiter;
    private volatile Metadata headers = NO_METADATA;
    private volatile @Nullable Ending ending;
    private volatile boolean cancelled;
    private volatile boolean timeOver;
    private volatile boolean halfClosed;
    private volatile boolean untilEnd;
    private long deadline = Deadlines.NEVER; // until it is started

    /** The end of the last {@link StallTimeout}. */
    private volatile long stallsAt = Deadlines.NEVER;

    /** Whether a message was requested and not taken yet. Used by the reading thread only. */
    private boolean requested;

    /** Whether the headers of a stream were reported. Used by the reading thread only. */
    private boolean headersReported;

    private record Ending(Status status, Metadata trailers) {}

    /**
     * @param connection the connection of the call
     * @param deadlines notifies the call when its time is over
     * @param mayBeTooLarge whether its request can be over a limit of the service
     */
    GrpcCall(
            Connection connection,
            ClientCall<Q, S> call,
            CallContext context,
            CallTracer tracer,
            Deadlines deadlines,
            boolean upload,
            boolean mayBeTooLarge) {
        this.connection = connection;
        this.call = call;
        this.context = context;
        this.tracer = tracer;
        this.deadlines = deadlines;
        this.upload = upload;
        this.mayBeTooLarge = mayBeTooLarge;
    }

    /**
     * Starts the call.
     *
     * @param ahead the number of messages that may be received before they are requested
     */
    void start(Metadata headers, int ahead) throws TransportException {
        long time = context.remainingNanos();
        if (time <= 0) {
            timeOver = true;
            checkCancelled();
        }
        deadline = Deadlines.after(time);
        TimeoutHeader.add(headers, time);
        connection.callStarted();
        call.start(new Listener(), headers);
        deadlines.watch(this);
        if (ending != null) {
            deadlines.forget(this);
        }
        if (ahead > 0) {
            call.request(ahead);
        }
        context.onCancel(() -> {
            cancel("The client was closed");
            wake();
        });
    }

    public void send(Q message) throws TransportException {
        unlessCancelled(() -> call.sendMessage(message));
    }

    public void halfClose() throws TransportException {
        unlessCancelled(() -> {
            halfClosed = true;
            call.halfClose();
        });
    }

    /** gRPC refuses to send after a cancel, which another thread may have made meanwhile. */
    private void unlessCancelled(Runnable step) throws TransportException {
        checkCancelled();
        try {
            step.run();
        } catch (IllegalStateException e) {
            checkCancelled();
            throw e;
        }
    }

    /**
     * Discards the messages that were received and not taken, and those that are still to come.
     *
     * @param release frees what a message holds
     */
    public void discardMessages(Consumer<? super S> release) {
        received.discard(release);
    }

    public void cancel(String why) {
        if (ending == null) {
            cancelled = true;
            call.cancel(why, null);
        }
    }

    @Override
    public long dueNanos() {
        return Math.min(deadline, stallsAt);
    }

    @Override
    public long due() {
        if (ending == null && !timeOver && Deadlines.now() >= deadline) {
            timeOver = true;
            call.cancel("The time is over", null);
        }
        wake();
        return timeOver || ending != null ? Deadlines.NEVER : deadline; // a stall is for the waiting thread to notice
    }

    /** Whether the call had a connection when it was started, so that {@link #send} reads a message from its source. */
    public boolean isOnConnection() {
        return tracer.onConnectionAtOnce();
    }

    /** Waits until the connection takes a message; false if the call has ended instead. */
    public boolean awaitReady() throws TransportException {
        StallTimeout timeout = stallTimeout(1);
        while (true) {
            checkGoing();
            if (ending != null) {
                return false;
            }
            waiter = Thread.currentThread();
            if (call.isReady()) {
                return true;
            }
            if (ending == null) {
                park(timeout);
            }
        }
    }

    /** Requests the next message before {@link #next} waits for it. */
    public void request() {
        if (!requested) {
            requested = true;
            call.request(1);
        }
    }

    /** Waits for the next message; null when the call has ended well. Fails if the caller was interrupted. */
    @Nullable
    public S next() throws TransportException {
        checkGoing();
        return take(stallTimeout(1));
    }

    /**
     * Waits for the next message, and takes it even if the caller is interrupted meanwhile; null when the call has
     * ended well.
     */
    private @Nullable S take(StallTimeout timeout) throws TransportException {
        request();
        while (true) {
            waiter = Thread.currentThread();
            Ending end = ending;
            S message = received.poll();
            if (message != null) {
                requested = false;
                if (!headersReported && !untilEnd) {
                    headersReported = true;
                    context.received(metadata(NO_METADATA));
                }
                return message;
            }
            if (end != null) {
                if (end.status().isOk()) {
                    context.received(metadata(end.trailers()));
                    return null;
                }
                throw failure(end);
            }
            checkGoing();
            park(timeout);
        }
    }

    /** Waits for the one message of a call that has one, and for its end. */
    public S single() throws TransportException {
        StallTimeout timeout = stallTimeout(upload ? 2 : 1); // the last chunk may be on its way
        untilEnd = true; // the message counts only if the call ends well
        S message = take(timeout);
        if (message == null) {
            throw Failures.protocol("the call ended well but without an answer");
        }
        if (take(timeout) != null) {
            cancel("More than one answer");
            throw Failures.protocol("more than one answer came");
        }
        return message;
    }

    /** Cancels the call if its thread was interrupted. Fails if the call was cancelled. */
    public void checkGoing() throws TransportException {
        if (Thread.currentThread().isInterrupted()) {
            cancel("The calling thread was interrupted");
            cancelled = true;
        }
        checkCancelled();
    }

    private void checkCancelled() throws TransportException {
        if (cancelled || timeOver) {
            throw failure(new Ending(Status.CANCELLED, new Metadata()));
        }
    }

    private TransportException failure(Ending end) {
        if (timeOver && !cancelled) {
            Status status = Status.DEADLINE_EXCEEDED.withDescription("the time is over");
            return Failures.of(status, end.trailers(), tracer, state(false, end.trailers()));
        }
        // Inside a gRPC server, the end of the call that is being served ends this one too.
        boolean cancelledHere = cancelled || Context.current().isCancelled();
        return Failures.of(withoutKey(end.status()), end.trailers(), tracer, state(cancelledHere, end.trailers()));
    }

    private ResponseMetadata metadata(Metadata trailers) {
        Metadata received = headers;
        return received == NO_METADATA && trailers.keys().isEmpty()
                ? ResponseMetadata.none()
                : ResponseMetadata.received(
                        new ReceivedHeaders(received, trailers),
                        context.apiKey().value());
    }

    /** A service, or a gateway, may repeat the key in its refusal; messages and logs must not have it. */
    private Status withoutKey(Status status) {
        String description = status.getDescription();
        String key = context.apiKey().value();
        return description == null || key.length() < SHORTEST_HIDDEN || !description.contains(key)
                ? status
                : status.withDescription(description.replace(key, "[key]"));
    }

    private Failures.CallState state(boolean cancelledHere, Metadata trailers) {
        return new Failures.CallState(
                upload, mayBeTooLarge, halfClosed || !upload, cancelledHere, connection.isClosed(), metadata(trailers));
    }

    private StallTimeout stallTimeout(int times) {
        return new StallTimeout(context.patienceNanos(), times, upload, tracer, connection);
    }

    /** Waits until something may have changed. */
    private void park(StallTimeout timeout) throws TransportException {
        long end = timeout.end();
        if (Deadlines.now() >= end) {
            cancel("There is no sign of life");
            throw Failures.stalled(state(true, NO_METADATA));
        }
        stallsAt = end;
        deadlines.wakeBy(end);
        LockSupport.park(this);
    }

    private void wake() {
        LockSupport.unpark(waiter);
    }

    private final class Listener extends ClientCall.Listener<S> {
        @Override
        public void onHeaders(Metadata received) {
            headers = received;
        }

        @Override
        public void onMessage(S message) {
            received.add(message);
            if (!untilEnd) {
                wake();
            }
        }

        @Override
        public void onReady() {
            if (!untilEnd) {
                wake();
            }
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            if (status.getCode() == Status.Code.CANCELLED && !cancelled && context.remainingNanos() <= 0) {
                timeOver = true; // the service noticed it first
            }
            connection.callEnded(!status.isOk() && !tracer.onConnection() && !cancelled && !timeOver);
            ending = new Ending(status, trailers);
            deadlines.forget(GrpcCall.this);
            wake();
        }
    }
}
