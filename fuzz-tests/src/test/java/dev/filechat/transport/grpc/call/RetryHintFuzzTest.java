// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.filechat.fuzz.NeedsJazzer;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the details of a status say of the time to wait is read, or is no hint, whatever it is. */
@NeedsJazzer
class RetryHintFuzzTest {
    private static final Metadata.Key<byte[]> DETAILS =
            Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);
    private static final Metadata.Key<String> PUSH_BACK =
            Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);

    @FuzzTest
    void aHintIsReadOrThereIsNone(byte[] bytes) {
        check(hint(DETAILS, bytes));
        check(hint(PUSH_BACK, new String(bytes, ISO_8859_1)));
    }

    private static void check(@Nullable Duration hint) {
        assertThat(hint == null || !hint.isNegative()).isTrue();
    }

    private static <T> @Nullable Duration hint(Metadata.Key<T> key, T value) {
        Metadata trailers = new Metadata();
        trailers.put(key, value);
        return RetryHint.of(Status.fromCodeValue(code(value)), trailers);
    }

    /** The details are those of a status of the same code. */
    private static int code(Object value) {
        try {
            return value instanceof byte[] details
                    ? com.google.rpc.Status.parseFrom(details).getCode()
                    : Status.Code.UNAVAILABLE.value();
        } catch (InvalidProtocolBufferException e) {
            return Status.Code.UNAVAILABLE.value();
        }
    }
}
