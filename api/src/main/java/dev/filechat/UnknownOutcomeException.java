// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import org.jspecify.annotations.Nullable;

/** The request was sent whole, and no answer came: whether the service carried it out is not known. Look before calling again, as it may then happen twice. */
public final class UnknownOutcomeException extends TransportFailureException {
    private static final long serialVersionUID = 1;

    /**
     * @param message what failed and what to do
     * @param cause what the transport reported
     * @param attempts how often the call was tried
     */
    public UnknownOutcomeException(String message, @Nullable Throwable cause, int attempts) {
        super(message, cause, false, attempts);
    }
}
