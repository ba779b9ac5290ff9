// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.calls;

import dev.filechat.testkit.chat.ChatRequest;
import io.grpc.Status.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call as far as it has come. Immutable and thread-safe. */
public record CallSnapshot(Arrival arrival, Progress progress) {

    /** What is known when a call begins; the key's index is negative without an accepted key. */
    public record Arrival(
            long number, String method, int keyIndex, Map<String, List<String>> metadata, Instant receivedAt) {}

    /** What becomes known later; without a status the call is under way. */
    public record Progress(
            String details,
            @Nullable UploadSnapshot upload,
            @Nullable ChatRequest chatRequest,
            int messagesSent,
            long bytesReceived,
            long bytesSent,
            @Nullable Code status,
            String statusMessage,
            Duration elapsed) {}

    /** Returns what was asked for, in words for people. */
    public String description() {
        return RequestLine.description(progress);
    }

    /** Returns what came and how it ended, in one line. */
    @Override
    public String toString() {
        return RequestLine.of(arrival, progress);
    }
}
