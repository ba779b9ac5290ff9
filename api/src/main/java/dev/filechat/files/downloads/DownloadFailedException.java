// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.downloads;

import dev.filechat.errors.FileChatException;
import org.jspecify.annotations.Nullable;

/**
 * The target of a download could not be written: it exists, there is no permission, or the disk is full. Nothing is
 * left there.
 */
public final class DownloadFailedException extends FileChatException {
    private static final long serialVersionUID = 1;

    /**
     * @param message what failed and what to do
     * @param cause what it was caused by
     * @param attempts the number of attempts, 0 if nothing was sent
     */
    public DownloadFailedException(String message, @Nullable Throwable cause, int attempts) {
        super(message, cause, false, attempts);
    }
}
