// SPDX-License-Identifier: Apache-2.0
package dev.filechat.errors;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The request was sent whole, and whether the service carried it out is not known: no answer came, or one that a
 * gateway may give after the service has done its work ({@link StatusCode#UNAVAILABLE}, {@link StatusCode#INTERNAL},
 * {@link StatusCode#UNKNOWN}, {@link StatusCode#ABORTED}, {@link StatusCode#CANCELLED} or
 * {@link StatusCode#DEADLINE_EXCEEDED}, without a hint when to come back). Look before calling again, as it may then
 * happen twice. {@link #retryable()} is false.
 */
public final class UnknownOutcomeException extends TransportFailureException {
    private static final long serialVersionUID = 1;

    private final @Nullable StatusCode status;
    private final List<String> candidateIds;

    /**
     * No answer came.
     *
     * @param message what failed and what to do
     * @param cause what the transport reported
     * @param attempts how often the call was tried
     */
    public UnknownOutcomeException(String message, @Nullable Throwable cause, int attempts) {
        this(message, cause, null, attempts);
    }

    /**
     * An answer came that does not say whether the call was carried out.
     *
     * @param message what failed and what to do
     * @param cause what the transport reported
     * @param status the status of the answer, null if none came
     * @param attempts how often the call was tried
     */
    public UnknownOutcomeException(
            String message, @Nullable Throwable cause, @Nullable StatusCode status, int attempts) {
        this(message, cause, status, attempts, List.of());
    }

    /**
     * An upload was looked for, and not found for sure.
     *
     * @param message what failed and what to do
     * @param cause why the outcome is unknown
     * @param status the status of the answer, null if none came
     * @param attempts how often the call was tried
     * @param candidateIds the ids of the files that it may be
     */
    public UnknownOutcomeException(
            String message,
            @Nullable Throwable cause,
            @Nullable StatusCode status,
            int attempts,
            List<String> candidateIds) {
        super(message, cause, false, attempts);
        this.status = status;
        this.candidateIds = List.copyOf(candidateIds);
    }

    /** The status with which the service, or a gateway before it, ended the call; empty if no answer came. */
    public Optional<StatusCode> status() {
        return Optional.ofNullable(status);
    }

    /**
     * The ids of the files on the service that an upload with {@link dev.filechat.files.UnknownOutcome#RECONCILE} may
     * have stored; empty if the listing has none, and if nothing was looked for.
     */
    public List<String> candidateIds() {
        return candidateIds;
    }
}
