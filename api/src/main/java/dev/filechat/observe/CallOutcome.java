// SPDX-License-Identifier: Apache-2.0
package dev.filechat.observe;

import dev.filechat.calls.Answered;
import dev.filechat.calls.ResponseMetadata;
import dev.filechat.chat.ToolResult;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.files.StoredFile;
import java.time.Duration;
import java.util.Optional;

/** How a call has ended. Immutable and thread-safe. The client implements it. */
public interface CallOutcome extends Answered {
    /**
     * {@return whether the call ran to its end} False if it failed, and if the caller closed a stream before its end;
     * {@link #failure} is empty then.
     */
    boolean completed();

    /** {@return what the caller gets thrown; empty if the call did not fail} */
    Optional<Throwable> failure();

    /** {@return the number of attempts; 0 if the call failed before the first, as when a source cannot be opened} */
    int attempts();

    /** {@return the time from the start to the end, of a stream until it was read or closed} */
    Duration duration();

    /** {@return the number of bytes of the file that were sent or received, those of failed attempts included} */
    long bytes();

    /**
     * {@return the answer of a chat with its usage, cost and ids; what had come, if the stream broke off or was closed}
     */
    Optional<ChatResponse> response();

    /** {@return the file that was uploaded or looked up} */
    Optional<StoredFile> file();

    /** {@return what a tool gave} */
    Optional<ToolResult> toolResult();

    /**
     * {@return the headers and trailers of the answer to the last attempt; {@link ResponseMetadata#none()} if none
     * came, and for tools} Those of an earlier attempt are in the exception that {@link CallObservation#attemptFailed}
     * gets.
     */
    @Override
    ResponseMetadata metadata();
}
