// SPDX-License-Identifier: Apache-2.0
package dev.filechat.errors;

import org.jspecify.annotations.Nullable;

/**
 * A file to upload could not be opened or read: missing, a directory, no permission, a disk error, or a stream that was
 * read by an upload before. The service stored nothing.
 */
public final class SourceUnreadableException extends FileChatException {
    private static final long serialVersionUID = 1;

    /**
     * @param message what failed and what to do
     * @param cause what it was caused by
     * @param attempts the number of attempts, 0 if nothing was sent
     */
    public SourceUnreadableException(String message, @Nullable Throwable cause, int attempts) {
        super(message, cause, false, attempts);
    }
}
