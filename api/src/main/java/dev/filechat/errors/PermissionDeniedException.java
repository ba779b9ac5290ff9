// SPDX-License-Identifier: Apache-2.0
package dev.filechat.errors;

import org.jspecify.annotations.Nullable;

/** The API key is valid, but may not do this. */
public final class PermissionDeniedException extends ServiceException {
    private static final long serialVersionUID = 1;

    /**
     * @param message what was refused and why
     * @param cause what the transport reported
     * @param attempts the number of attempts of the call
     */
    public PermissionDeniedException(String message, @Nullable Throwable cause, int attempts) {
        super(message, cause, StatusCode.PERMISSION_DENIED, false, attempts);
    }
}
