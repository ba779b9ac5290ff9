// SPDX-License-Identifier: Apache-2.0
package dev.filechat.errors;

import org.jspecify.annotations.Nullable;

/** There is no such file or answer: never, no longer, or not for this key. Files are scoped to the key's team. */
public final class NotFoundException extends ServiceException {
    private static final long serialVersionUID = 1;

    /**
     * @param message what was refused and why
     * @param cause what the transport reported
     * @param attempts the number of attempts of the call
     */
    public NotFoundException(String message, @Nullable Throwable cause, int attempts) {
        super(message, cause, StatusCode.NOT_FOUND, false, attempts);
    }
}
