// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.observe;

import dev.filechat.calls.ResponseMetadata;
import dev.filechat.chat.ToolResult;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.files.StoredFile;
import dev.filechat.observe.CallOutcome;
import java.time.Duration;
import java.util.Optional;

/**
 * How a call has ended.
 *
 * @param completed whether it ran to its end
 * @param failure what it failed with
 * @param attempts the number of attempts
 * @param duration the time that it took
 * @param bytes the number of bytes of a file
 * @param response the answer of a chat
 * @param file the file that was uploaded or looked up
 * @param toolResult what a tool gave
 * @param metadata the headers and trailers of the answer
 */
public record Outcome(
        boolean completed,
        Optional<Throwable> failure,
        int attempts,
        Duration duration,
        long bytes,
        Optional<ChatResponse> response,
        Optional<StoredFile> file,
        Optional<ToolResult> toolResult,
        ResponseMetadata metadata)
        implements CallOutcome {

    /** {@return how the run of a tool has ended} */
    public static Outcome of(ToolResult result) {
        return new Outcome(
                result.failure().isEmpty(),
                result.failure().map(Throwable.class::cast),
                1,
                result.elapsed(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.of(result),
                ResponseMetadata.none());
    }
}
