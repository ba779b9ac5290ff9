// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import dev.filechat.calls.ResponseMetadata;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.errors.TransportFailureException;
import org.jspecify.annotations.Nullable;

/**
 * A streamed answer broke off after its first chunk, or ended without a finish reason of the answer. It is never
 * requested again automatically, since the service may bill it twice; what was received is in
 * {@link #partialResponse()}.
 */
public final class StreamInterruptedException extends TransportFailureException {
    private static final long serialVersionUID = 1;

    private final transient ChatResponse partialResponse;

    /**
     * @param message what failed and what to do
     * @param cause what ended the stream, null if it just ended too early
     * @param partialResponse what was received
     * @param attempts the number of attempts of the call
     */
    public StreamInterruptedException(
            String message, @Nullable Throwable cause, ChatResponse partialResponse, int attempts) {
        super(message, cause, false, attempts);
        this.partialResponse = partialResponse;
    }

    /** {@return what was received before the stream broke: text, id, and the usage if the service had sent it} */
    public ChatResponse partialResponse() {
        return partialResponse;
    }

    /** {@return the metadata of the response} */
    @Override
    public ResponseMetadata metadata() {
        return partialResponse == null ? super.metadata() : partialResponse.metadata(); // it is not serialized
    }
}
