// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.downloads;

import dev.filechat.errors.FileChatException;
import org.jspecify.annotations.Nullable;

/** The place to download to could not be written: it exists, no permission, a full disk. Nothing is left there. */
public final class DownloadFailedException extends FileChatException {
    private static final long serialVersionUID = 1;

    /**
     * @param message what failed and what to do
     * @param cause what it was caused by
     * @param attempts how often the call was tried, 0 if nothing was sent
     */
    public DownloadFailedException(String message, @Nullable Throwable cause, int attempts) {
        super(message, cause, false, attempts);
    }
}
