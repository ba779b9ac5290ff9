// SPDX-License-Identifier: Apache-2.0
package dev.filechat.errors;

import org.jspecify.annotations.Nullable;

/** A file changed while it was being uploaded. The upload was cancelled before the service stored anything. */
public final class SourceChangedException extends FileChatException {
    private static final long serialVersionUID = 1;

    /**
     * @param message what failed and what to do
     * @param cause what it was caused by
     * @param attempts the number of attempts, 0 if nothing was sent
     */
    public SourceChangedException(String message, @Nullable Throwable cause, int attempts) {
        super(message, cause, true, attempts);
    }
}
