// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import dev.filechat.errors.StatusCode;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A gRPC call driven by the caller's thread: gRPC's callbacks only note what came and wake that thread. All waiting
 * ends when the call does, when the thread is interrupted, or when the client cancels.
 */
public final class GrpcCall<Q, S> implements Deadlines.Timed {
    private final Connection connection;
    private final ClientCall<Q, S> call;
    private final CallContext context;
    private final CallTracer tracer;
    private final Deadlines deadlines;
    private final boolean upload;
    private final boolean mayBeTooLarge;
    private final ReceivedMessages<S> received = new ReceivedMessages<>();
    private volatile @Nullable Thread waiter;
    private volatile @Nullable Ending ending;
    private volatile boolean cancelled;
    private volatile boolean timeOver;
    private volatile boolean halfClosed;
    private volatile boolean untilEnd;
    private long deadline = Deadlines.NEVER; // until it is started

    /** Of the wait that was begun last. */
    private volatile long patienceEnds = Deadlines.NEVER;

    /** Whether a message is asked for that was not taken yet; of the reading thread alone. */
    private boolean asked;

    private record Ending(Status status, Metadata trailers) {}

    /**
     * @param connection what the call is made on
     * @param deadlines tells the call when its time is over
     * @param mayBeTooLarge whether what it sends can be over a limit of the service's
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

    /** Starts the call, ready to receive some messages before they are asked for: 0 or more. */
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

    /** gRPC refuses what is sent after a cancel, which another thread may have made just now. */
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
        return Math.min(deadline, patienceEnds);
    }

    @Override
    public long due() {
        if (ending == null && !timeOver && Deadlines.now() >= deadline) {
            timeOver = true;
            call.cancel("The time is over", null);
        }
        wake();
        return timeOver || ending != null ? Deadlines.NEVER : deadline; // the patience is for the one who waits
    }

    /** Whether there was a connection for it: what is sent is then read from its source within {@link #send}. */
    public boolean isOnConnection() {
        return tracer.onConnectionAtOnce();
    }

    /** Waits until the connection takes a message; false if the call has ended instead. */
    public boolean awaitReady() throws TransportException {
        Wait wait = new Wait(context.patienceNanos(), 1);
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
                wait.park();
            }
        }
    }

    /** Asks for the next message, which {@link #next} then need not do: so that it is there by then. */
    public void ask() {
        if (!asked) {
            asked = true;
            call.request(1);
        }
    }

    /** Waits for a message, unless the caller was interrupted; null when the call has ended well. */
    @Nullable
    public S next() throws TransportException {
        checkGoing();
        return take(new Wait(context.patienceNanos(), 1));
    }

    /**
     * Waits for a message, and takes it even if the caller is interrupted meanwhile; null when the call has ended well.
     */
    private @Nullable S take(Wait wait) throws TransportException {
        ask();
        while (true) {
            waiter = Thread.currentThread();
            Ending end = ending;
            S message = received.poll();
            if (message != null) {
                asked = false;
                return message;
            }
            if (end != null) {
                if (end.status().isOk()) {
                    return null;
                }
                throw failure(end);
            }
            checkGoing();
            wait.park();
        }
    }

    /** Waits for the one message of a call that has one, and for its end. */
    public S single() throws TransportException {
        Wait wait = new Wait(context.patienceNanos(), upload ? 2 : 1); // the last chunk may be on its way
        untilEnd = true; // the one message is worth nothing without it
        S message = take(wait);
        if (message == null) {
            throw protocol("the call ended well but without an answer");
        }
        if (take(wait) != null) {
            cancel("More than one answer");
            throw protocol("more than one answer came");
        }
        return message;
    }

    private TransportException protocol(String message) {
        return new TransportException(Kind.PROTOCOL, StatusCode.INTERNAL, Delivery.AMBIGUOUS, null, message, null);
    }

    /** Ends the call if its thread was interrupted, and fails if it is cancelled, by whomever. */
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
            return Failures.of(status, end.trailers(), tracer, state(false));
        }
        // Inside a gRPC server, the end of the call that is being served ends this one too.
        boolean cancelledHere = cancelled || Context.current().isCancelled();
        return Failures.of(end.status(), end.trailers(), tracer, state(cancelledHere));
    }

    private Failures.CallState state(boolean cancelledHere) {
        return new Failures.CallState(
                upload, mayBeTooLarge, halfClosed || !upload, cancelledHere, connection.isClosed());
    }

    private void wake() {
        LockSupport.unpark(waiter);
    }

    /** A wait at one place, which ends when the caller's patience does, if not before. */
    private final class Wait {
        private final long patience;
        private final int times;
        private final long begun = Deadlines.now();
        private int sharing = 1;

        Wait(long patienceNanos, int times) {
            this.patience = patienceNanos;
            this.times = times;
        }

        /** Until something may have changed. */
        void park() throws TransportException {
            if (patience != Deadlines.NEVER) {
                long ends = ends();
                if (Deadlines.now() >= ends) {
                    throw stalled();
                }
                patienceEnds = ends;
                deadlines.wakeBy(ends);
            }
            LockSupport.park(GrpcCall.this);
        }

        /**
         * What comes is seen piece by piece. What goes is seen only when a whole chunk is gone, which takes as many
         * times as long as there are calls that share the connection. A call that was not sent does not wait for life:
         * it looks again later.
         */
        private long ends() {
            sharing = upload ? Math.max(sharing, connection.calls()) : 1;
            long sent = tracer.sent();
            long from = sent == 0 ? Deadlines.now() : Math.max(begun, Math.max(sent, tracer.lastReceived()));
            long pieces = (long) times * sharing;
            return patience >= (Deadlines.NEVER - from) / pieces ? Deadlines.NEVER : from + pieces * patience;
        }

        private TransportException stalled() {
            cancel("There is no sign of life");
            Delivery delivery = upload && !halfClosed ? Delivery.PARTIAL : Delivery.AMBIGUOUS;
            return new TransportException(
                    Kind.STALLED, StatusCode.UNAVAILABLE, delivery, null, "there was no sign of life", null);
        }
    }

    private final class Listener extends ClientCall.Listener<S> {
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
                timeOver = true; // the service's side of the connection was quicker to see it
            }
            connection.callEnded(!status.isOk() && !tracer.onConnection() && !cancelled && !timeOver);
            ending = new Ending(status, trailers);
            deadlines.forget(GrpcCall.this);
            wake();
        }
    }
}
