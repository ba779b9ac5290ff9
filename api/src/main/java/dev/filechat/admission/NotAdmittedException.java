// SPDX-License-Identifier: Apache-2.0
package dev.filechat.admission;

import dev.filechat.errors.FileChatException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A {@link CallAdmission} refused an attempt: it was not sent. */
public final class NotAdmittedException extends FileChatException {
    private static final long serialVersionUID = 1;

    /**
     * Refuses an attempt.
     *
     * @param message why
     */
    public NotAdmittedException(String message) {
        this(message, null);
    }

    /**
     * Refuses an attempt for some time.
     *
     * @param message why
     * @param retryAfter the time after which it may be admitted; null if that is not known
     */
    public NotAdmittedException(String message, @Nullable Duration retryAfter) {
        super(message, null, retryAfter, true, 0);
    }
}
