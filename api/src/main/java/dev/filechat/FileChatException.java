// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import org.jspecify.annotations.Nullable;

/**
 * The root of what filechat throws when something went wrong outside the program: the service refused
 * ({@link ServiceException}), it could not be reached ({@link TransportFailureException}), the data was wrong
 * ({@link IntegrityException}, {@link SourceChangedException}, {@link SourceUnreadableException},
 * {@link FileTooLargeException}), or the client is set up wrongly ({@link ConfigurationException}).
 *
 * <p>Mistakes in the calling code are {@link IllegalArgumentException}, {@link IllegalStateException} and
 * {@link NullPointerException}, as everywhere. No message holds an API key or the content of a file.
 */
public abstract class FileChatException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean retryable;
    private final int attempts;

    /**
     * @param message what failed and what to do
     * @param cause what it was caused by
     * @param retryable whether the same call, made again later, may succeed and does no harm
     * @param attempts how often the call was tried, 0 if nothing was sent
     */
    protected FileChatException(String message, @Nullable Throwable cause, boolean retryable, int attempts) {
        super(message, cause);
        this.retryable = retryable;
        this.attempts = attempts;
    }

    /**
     * Whether the same call, made again later, may succeed and does no harm. The client has by then used up its own
     * attempts.
     */
    public boolean retryable() {
        return retryable;
    }

    /** How often the call was tried; 0 if nothing was sent. */
    public int attempts() {
        return attempts;
    }
}
