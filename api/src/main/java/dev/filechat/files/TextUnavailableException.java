// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import dev.filechat.errors.ServiceException;
import dev.filechat.errors.StatusCode;
import org.jspecify.annotations.Nullable;

/**
 * The service has no text of this file: it extracts none from files of its type, or could not read this one. The bytes
 * can still be downloaded.
 */
public final class TextUnavailableException extends ServiceException {
    private static final long serialVersionUID = 1;

    /**
     * @param message what was refused and why
     * @param cause what the transport reported
     * @param status the status of the answer
     * @param attempts the number of attempts of the call
     */
    public TextUnavailableException(String message, @Nullable Throwable cause, StatusCode status, int attempts) {
        super(message, cause, status, false, attempts);
    }
}
