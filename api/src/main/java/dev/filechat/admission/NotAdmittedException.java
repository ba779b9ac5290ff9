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

    private NotAdmittedException(NotAdmittedException refusal, int attempts) {
        super(
                String.valueOf(refusal.getMessage()),
                refusal,
                refusal.retryAfter().orElse(null),
                true,
                attempts);
    }

    /**
     * {@return this exception if nothing was sent, or one with the number of attempts, whose cause is this one} The
     * client calls it.
     *
     * @param sent the number of attempts that were sent before this one was refused
     */
    public NotAdmittedException after(int sent) {
        return sent == 0 ? this : new NotAdmittedException(this, sent);
    }
}
