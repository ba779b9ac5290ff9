// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.downloads;

import dev.filechat.errors.FileChatException;

/**
 * A file's content is more than the caller wants in memory. Reading it was not begun, or was broken off at the limit.
 */
public final class ContentTooLargeException extends FileChatException {
    private static final long serialVersionUID = 1;

    private final long limit;

    /**
     * @param message which file, how large, and the limit
     * @param limit the most bytes that the caller takes
     * @param attempts how often the call was tried, 0 if no content was asked for
     */
    public ContentTooLargeException(String message, long limit, int attempts) {
        super(message, null, false, attempts);
        this.limit = limit;
    }

    /** The most bytes that the caller takes. */
    public long limit() {
        return limit;
    }
}
