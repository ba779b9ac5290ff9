// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.downloads;

import dev.filechat.errors.FileChatException;

/** The content of a file is larger than the limit of the caller. It was not read, or only to the limit. */
public final class ContentTooLargeException extends FileChatException {
    private static final long serialVersionUID = 1;

    private final long limit;

    /**
     * @param message which file, how large, and the limit
     * @param limit the limit in bytes
     * @param attempts the number of attempts, 0 if no content was requested
     */
    public ContentTooLargeException(String message, long limit, int attempts) {
        super(message, null, false, attempts);
        this.limit = limit;
    }

    /** {@return the limit in bytes} */
    public long limit() {
        return limit;
    }
}
