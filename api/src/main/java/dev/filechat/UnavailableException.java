// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import org.jspecify.annotations.Nullable;

/** The service could not be reached, or it said that it is not available now. */
public final class UnavailableException extends TransportFailureException {
    private static final long serialVersionUID = 1;

    /**
     * @param message what failed and what to do
     * @param cause what the transport reported
     * @param retryable whether the same call, made again later, may succeed and does no harm
     * @param attempts how often the call was tried
     */
    public UnavailableException(String message, @Nullable Throwable cause, boolean retryable, int attempts) {
        super(message, cause, retryable, attempts);
    }
}
