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
     * @param expectedSize the number of bytes that it should have
     * @param actualSize the number of bytes that it has
     * @param attempts the number of attempts of the call
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

    /** {@return the file's id on the service, with which a broken upload can be deleted} */
    public String fileId() {
        return fileId;
    }

    /** {@return the number of bytes that were sent, or should have been received} */
    public long expectedSize() {
        return expectedSize;
    }

    /** {@return the number of bytes that the service stored, or that were received} */
    public long actualSize() {
        return actualSize;
    }
}
