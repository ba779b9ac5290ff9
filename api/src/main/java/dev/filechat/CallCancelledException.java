// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import org.jspecify.annotations.Nullable;

/** The calling thread was interrupted, or the client was closed, while the call was under way. */
public final class CallCancelledException extends TransportFailureException {
    private static final long serialVersionUID = 1;

    /**
     * @param message what failed and what to do
     * @param cause what the transport reported
     * @param attempts how often the call was tried
     */
    public CallCancelledException(String message, @Nullable Throwable cause, int attempts) {
        super(message, cause, true, attempts);
    }
}
