// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.faults;

import com.google.protobuf.Any;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A status that a call is refused with, and what goes with it. Immutable and thread-safe.
 *
 * @param code the status, any but {@link Status.Code#OK}
 * @param message what the service says
 * @param retryDelay when to come back, as a {@code RetryInfo} among the details; null: nothing is said
 * @param pushback when to come back, as the trailer {@code grpc-retry-pushback-ms}; null: nothing is said
 */
public record Refusal(
        Status.Code code,
        String message,
        @Nullable Duration retryDelay,
        @Nullable Duration pushback) {

    private static final Metadata.Key<String> PUSHBACK =
            Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);

    /** Refuses null, OK, and negative times. */
    public Refusal {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        if (code == Status.Code.OK) {
            throw new IllegalArgumentException("code must not be OK, which is not a refusal");
        }
        requireNotNegative("retryDelay", retryDelay);
        requireNotNegative("pushback", pushback);
    }

    /**
     * A refusal that says nothing of coming back.
     *
     * @param code the status, any but {@link Status.Code#OK}
     * @param message what the service says
     * @return the refusal
     */
    public static Refusal of(Status.Code code, String message) {
        return new Refusal(code, message, null, null);
    }

    /**
     * The same, with a {@code RetryInfo}.
     *
     * @param delay when to come back, zero or more
     * @return the refusal
     */
    public Refusal withRetryInfo(Duration delay) {
        return new Refusal(code, message, Objects.requireNonNull(delay, "delay"), pushback);
    }

    /**
     * The same, with the trailer {@code grpc-retry-pushback-ms}.
     *
     * @param delay when to come back, zero or more, in whole milliseconds
     * @return the refusal
     */
    public Refusal withPushback(Duration delay) {
        return new Refusal(code, message, retryDelay, Objects.requireNonNull(delay, "delay"));
    }

    private static void requireNotNegative(String name, @Nullable Duration time) {
        if (time != null && time.isNegative()) {
            throw new IllegalArgumentException(name + " must be zero or more, not " + time);
        }
    }

    Status status() {
        return code.toStatus().withDescription(message);
    }

    /**
     * Returns the refusal as the exception that a gRPC service throws, with the trailers that it has.
     *
     * @return a new exception
     */
    public StatusRuntimeException toException() {
        return status().asRuntimeException(trailers());
    }

    Metadata trailers() {
        Metadata trailers = new Metadata();
        if (retryDelay != null) {
            RetryInfo info = RetryInfo.newBuilder()
                    .setRetryDelay(com.google.protobuf.Duration.newBuilder()
                            .setSeconds(retryDelay.getSeconds())
                            .setNanos(retryDelay.getNano()))
                    .build();
            com.google.rpc.Status details = com.google.rpc.Status.newBuilder()
                    .setCode(code.value())
                    .setMessage(message)
                    .addDetails(Any.pack(info))
                    .build();
            Metadata packed = StatusProto.toStatusException(details).getTrailers();
            if (packed != null) {
                trailers.merge(packed);
            }
        }
        if (pushback != null) {
            trailers.put(PUSHBACK, Long.toString(pushback.toMillis()));
        }
        return trailers;
    }
}
