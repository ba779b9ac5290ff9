// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import dev.filechat.errors.FileChatException;

/** A file is larger than the service takes. Nothing was stored. */
public final class FileTooLargeException extends FileChatException {
    private static final long serialVersionUID = 1;

    private final long limit;

    /**
     * @param message which file, how large, and the limit
     * @param limit the most that one file may have, in bytes
     * @param attempts the number of attempts, 0 if nothing was sent
     */
    public FileTooLargeException(String message, long limit, int attempts) {
        super(message, null, false, attempts);
        this.limit = limit;
    }

    /** {@return the most that one file may have, in bytes} */
    public long limit() {
        return limit;
    }
}
