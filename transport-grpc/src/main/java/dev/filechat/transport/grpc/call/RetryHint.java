// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long the service asks to wait: {@code google.rpc.RetryInfo}, or gRPC's push-back. */
final class RetryHint {
    private static final Metadata.Key<String> PUSH_BACK =
            Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);

    private RetryHint() {}

    static @Nullable Duration of(Status status, Metadata trailers) {
        Duration delay = retryInfo(status, trailers);
        return delay != null ? delay : pushBack(trailers);
    }

    private static @Nullable Duration retryInfo(Status status, Metadata trailers) {
        try {
            com.google.rpc.Status details = StatusProto.fromStatusAndTrailers(status, trailers);
            for (Any detail : details.getDetailsList()) {
                if (detail.is(RetryInfo.class)) {
                    com.google.protobuf.Duration delay =
                            detail.unpack(RetryInfo.class).getRetryDelay();
                    return notNegative(Duration.ofSeconds(delay.getSeconds(), delay.getNanos()));
                }
            }
            return null;
        } catch (InvalidProtocolBufferException | IllegalArgumentException | ArithmeticException e) {
            // a hint that is malformed, of another status, or out of range is no hint
            return null;
        }
    }

    private static @Nullable Duration pushBack(Metadata trailers) {
        String millis = trailers.get(PUSH_BACK);
        if (millis == null || !millis.matches("[0-9]{1,9}")) {
            return null;
        }
        return Duration.ofMillis(Integer.parseInt(millis));
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
