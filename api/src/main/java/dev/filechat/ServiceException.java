// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import org.jspecify.annotations.Nullable;

/** The service answered, and the answer was no. {@link #status()} says which no. */
public class ServiceException extends FileChatException {
    private static final long serialVersionUID = 1;

    private final StatusCode status;

    /**
     * @param message what was refused and why
     * @param cause what the transport reported
     * @param status the status of the answer
     * @param retryable whether the same call, made again later, may succeed and does no harm
     * @param attempts how often the call was tried
     */
    public ServiceException(
            String message, @Nullable Throwable cause, StatusCode status, boolean retryable, int attempts) {
        super(message, cause, retryable, attempts);
        this.status = status;
    }

    /** The status with which the service ended the call. */
    public final StatusCode status() {
        return status;
    }
}
