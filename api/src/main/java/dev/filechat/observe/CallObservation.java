// SPDX-License-Identifier: Apache-2.0
package dev.filechat.observe;

import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.errors.FileChatException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Observes one call from its start to its end. Every method has an implementation that does nothing.
 *
 * <p>One thread at a time uses it, though not always the same one: a stream may be read on one thread and closed on
 * another. {@link #toolStarted} is the exception: tools that run concurrently are started by several threads, after the
 * call whose answer asked for them has ended.
 */
public interface CallObservation {
    /** Observes nothing. */
    CallObservation NONE = new CallObservation() {};

    /**
     * {@return headers to send with each attempt, for example {@code traceparent}} Asked once, when the call starts;
     * names and values follow the rules of {@link dev.filechat.FileChatClientBuilder#header}, and those that do not are
     * left out with a warning in the log.
     */
    default Map<String, String> headers() {
        return Map.of();
    }

    /**
     * An attempt starts.
     *
     * @param attempt 1 for the first
     */
    default void attemptStarted(int attempt) {}

    /**
     * An attempt has failed.
     *
     * @param attempt 1 for the first
     * @param failure what it would end the call with
     * @param retryIn the time until the next attempt; empty if there is none
     */
    default void attemptFailed(int attempt, FileChatException failure, Optional<Duration> retryIn) {}

    /**
     * Bytes of a file were handed to the transport, or came from it. An upload that is tried again counts them again.
     *
     * @param bytes the number of bytes since the last report
     */
    default void transferred(long bytes) {}

    /** The first chunk of a streamed answer has come; {@link #chunk} follows. */
    default void firstChunk() {}

    /** A chunk of a streamed answer has come. */
    default void chunk(ChatChunk chunk) {}

    /**
     * A tool starts to run that the answer of this call asked for.
     *
     * @param tool the run of the tool, with the {@link CallOperation#EXECUTE_TOOL} operation
     * @return what observes the tool; {@link #openScope} and {@link #ended} are called on it
     */
    default CallObservation toolStarted(ObservedCall tool) {
        return NONE;
    }

    /**
     * Makes the call current on this thread while the caller's code runs as a part of it, as a tool does; the scope is
     * closed on the same thread.
     */
    default Scope openScope() {
        return Scope.NONE;
    }

    /** The call has ended, in whatever way. Called once, and last but for {@link #toolStarted}. */
    default void ended(CallOutcome outcome) {}

    /** A part of a thread's work in which a call is current. */
    @FunctionalInterface
    interface Scope extends AutoCloseable {
        /** Does nothing. */
        Scope NONE = () -> {};

        @Override
        void close();
    }
}
