// SPDX-License-Identifier: Apache-2.0
package dev.filechat.errors;

import org.jspecify.annotations.Nullable;

/** The service does not accept the API key, or none was sent. */
public final class AuthenticationException extends ServiceException {
    private static final long serialVersionUID = 1;

    /**
     * @param message what was refused and why
     * @param cause what the transport reported
     * @param attempts the number of attempts of the call
     */
    public AuthenticationException(String message, @Nullable Throwable cause, int attempts) {
        super(message, cause, StatusCode.UNAUTHENTICATED, false, attempts);
    }
}
