// SPDX-License-Identifier: Apache-2.0
package dev.filechat.errors;

import org.jspecify.annotations.Nullable;

/**
 * The connection could not be made safe: an unknown or expired certificate, a wrong host, or a peer without TLS. The
 * message says which, and what helps. Never retried.
 */
public final class TlsException extends TransportFailureException {
    private static final long serialVersionUID = 1;

    /**
     * @param message what failed and what to do
     * @param cause what the transport reported
     * @param attempts the number of attempts of the call
     */
    public TlsException(String message, @Nullable Throwable cause, int attempts) {
        super(message, cause, false, attempts);
    }
}
