// SPDX-License-Identifier: Apache-2.0
package dev.filechat.errors;

import org.jspecify.annotations.Nullable;

/** The bytes that one side has are not the bytes that the other side has. */
public final class IntegrityException extends FileChatException {
    private static final long serialVersionUID = 1;

    private final String fileId;
    private final long expectedSize;
    private final long actualSize;

    /**
     * @param message what differs and what to do
     * @param cause what it was caused by
     * @param fileId the file's id on the service
     * @param expectedSize how many bytes it should have
     * @param actualSize how many bytes it has
     * @param attempts how often the call was tried
     */
    public IntegrityException(
            String message,
            @Nullable Throwable cause,
            String fileId,
            long expectedSize,
            long actualSize,
            int attempts) {
        super(message, cause, false, attempts);
        this.fileId = fileId;
        this.expectedSize = expectedSize;
        this.actualSize = actualSize;
    }

    /** The file's id on the service, where a broken upload may be deleted with it. */
    public String fileId() {
        return fileId;
    }

    /** How many bytes were sent, or should have come. */
    public long expectedSize() {
        return expectedSize;
    }

    /** How many bytes the service stored, or have come. */
    public long actualSize() {
        return actualSize;
    }
}
