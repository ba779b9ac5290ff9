// SPDX-License-Identifier: Apache-2.0
package dev.filechat.errors;

import dev.filechat.FileChatClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * There was no sign of life within the time that the client waits for one: a connection did not take a chunk of an
 * upload, the source of an upload delivered nothing, a stream delivered nothing, or a call that was sent was not
 * answered. See {@link FileChatClientBuilder#stallTimeout} and {@link FileChatClientBuilder#firstChunkTimeout}.
 */
public final class CallStalledException extends TransportFailureException {
    private static final long serialVersionUID = 1;

    /**
     * @param message what failed and what to do
     * @param cause what the transport reported
     * @param retryable whether the same call, made again later, may succeed and does no harm
     * @param attempts the number of attempts of the call
     */
    public CallStalledException(String message, @Nullable Throwable cause, boolean retryable, int attempts) {
        super(message, cause, retryable, attempts);
    }
}
