// SPDX-License-Identifier: Apache-2.0
package dev.filechat.errors;

import org.jspecify.annotations.Nullable;

/** The call did not end within its time. Whether the service carried it out is not known once it was sent. */
public final class CallTimeoutException extends TransportFailureException {
    private static final long serialVersionUID = 1;

    /**
     * @param message what failed and what to do
     * @param cause what the transport reported
     * @param retryable whether the same call, made again later, may succeed and does no harm
     * @param attempts the number of attempts of the call
     */
    public CallTimeoutException(String message, @Nullable Throwable cause, boolean retryable, int attempts) {
        super(message, cause, retryable, attempts);
    }
}
