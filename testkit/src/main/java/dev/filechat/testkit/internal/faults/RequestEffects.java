// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.faults;

import dev.filechat.testkit.internal.connection.ServerConnections;
import dev.filechat.testkit.internal.waiting.CallCondition;
import dev.filechat.testkit.internal.wire.SizedMessage;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What goes wrong with what a client sends. */
public final class RequestEffects {

    private RequestEffects() {}

    public static CallEffect refuse(Status status, Supplier<Metadata> trailers) {
        return (call, headers, next) -> {
            call.close(status, trailers.get());
            return new ServerCall.Listener<>() {};
        };
    }

    /** Asks for no message, so that flow control stops the client. */
    public static CallEffect takeNothing() {
        return (call, headers, next) -> new ServerCall.Listener<>() {};
    }

    /** Takes everything, and does nothing with it. */
    public static CallEffect answerNothing() {
        return (call, headers, next) -> {
            call.request(1);
            return new ServerCall.Listener<>() {
                @Override
                public void onMessage(Object message) {
                    call.request(1);
                }
            };
        };
    }

    public static CallEffect delay(Duration time) {
        return (call, headers, next) -> {
            CallCondition condition = CallCondition.ofCurrentCall();
            return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
                @Override
                public void onHalfClose() {
                    if (waited(() -> condition.pause(time))) {
                        super.onHalfClose();
                    }
                }
            };
        };
    }

    public static CallEffect slowly(long bytesPerSecond) {
        return takingAfter(message -> Math.round(1e9 * SizedMessage.sizeOf(message) / bytesPerSecond), null);
    }

    public static CallEffect through(Gate gate) {
        return takingAfter(message -> 0, gate);
    }

    /** The handler asks for a message after it has handled the one before: so the client waits, too. */
    private static CallEffect takingAfter(ToLongFunction<Object> nanos, @Nullable Gate gate) {
        return (call, headers, next) -> {
            CallCondition condition = CallCondition.ofCurrentCall();
            return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
                @Override
                public void onMessage(Object message) {
                    Duration pause = Duration.ofNanos(nanos.applyAsLong(message));
                    if (waited(() -> condition.pause(pause) && (gate == null || gate.pass(condition)))) {
                        super.onMessage(message);
                    }
                }
            };
        };
    }

    /** A wait, which returns whether the call goes on. */
    private interface Wait {
        boolean run() throws InterruptedException;
    }

    private static boolean waited(Wait wait) {
        try {
            return wait.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the request, for the handler, after the first messages. */
    public static CallEffect answerAfter(int messages) {
        return (call, headers, next) -> new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            private int taken;

            @Override
            public void onMessage(Object message) {
                if (taken < messages) {
                    super.onMessage(message);
                    taken++;
                    if (taken == messages) {
                        super.onHalfClose();
                    }
                }
            }

            @Override
            public void onHalfClose() {
                if (taken < messages) {
                    super.onHalfClose();
                }
            }
        };
    }

    /** Strikes when more than the given number of bytes of messages have come; the last message is dropped. */
    public static CallEffect resetAfter(long bytes, ServerConnections connections) {
        return (call, headers, next) -> {
            ServerConnections.Connection connection = connections.of(call);
            return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
                private long taken;

                @Override
                public void onMessage(Object message) {
                    taken += SizedMessage.sizeOf(message);
                    if (taken > bytes) {
                        connection.reset();
                    } else {
                        super.onMessage(message);
                    }
                }

                @Override
                public void onHalfClose() {
                    if (taken <= bytes) {
                        super.onHalfClose();
                    }
                }
            };
        };
    }
}
