// SPDX-License-Identifier: Apache-2.0
package dev.filechat.errors;

import org.jspecify.annotations.Nullable;

/** The service found a value of the request invalid. The same request will be refused again. */
public final class InvalidArgumentException extends ServiceException {
    private static final long serialVersionUID = 1;

    /**
     * @param message what was refused and why
     * @param cause what the transport reported
     * @param attempts the number of attempts of the call
     */
    public InvalidArgumentException(String message, @Nullable Throwable cause, int attempts) {
        super(message, cause, StatusCode.INVALID_ARGUMENT, false, attempts);
    }
}
