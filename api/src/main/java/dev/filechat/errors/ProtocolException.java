// SPDX-License-Identifier: Apache-2.0
package dev.filechat.errors;

import org.jspecify.annotations.Nullable;

/**
 * The peer answered with something that is not the service's protocol, or with a message over the size limit. Is the
 * address right?
 */
public final class ProtocolException extends TransportFailureException {
    private static final long serialVersionUID = 1;

    /**
     * @param message what failed and what to do
     * @param cause what the transport reported
     * @param attempts the number of attempts of the call
     */
    public ProtocolException(String message, @Nullable Throwable cause, int attempts) {
        super(message, cause, false, attempts);
    }
}
