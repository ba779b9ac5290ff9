// SPDX-License-Identifier: Apache-2.0
package dev.filechat.errors;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The request was sent whole, and whether the service carried it out is not known: no answer came, or one that a
 * gateway may give after the service has done its work ({@link StatusCode#UNAVAILABLE}, {@link StatusCode#INTERNAL},
 * {@link StatusCode#UNKNOWN}, {@link StatusCode#ABORTED}, {@link StatusCode#CANCELLED} or
 * {@link StatusCode#DEADLINE_EXCEEDED}, without a time to try again). Check before you call again, or the call may be
 * carried out twice. {@link #retryable()} is false.
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
     * @param attempts the number of attempts of the call
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
     * @param attempts the number of attempts of the call
     */
    public UnknownOutcomeException(
            String message, @Nullable Throwable cause, @Nullable StatusCode status, int attempts) {
        this(message, cause, status, attempts, List.of());
    }

    /**
     * The listing was searched for an upload, without a certain result.
     *
     * @param message what failed and what to do
     * @param cause why the outcome is unknown
     * @param status the status of the answer, null if none came
     * @param attempts the number of attempts of the call
     * @param candidateIds the ids of the files that may be that of the upload
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

    /** {@return the status with which the service, or a gateway before it, ended the call; empty if no answer came} */
    public Optional<StatusCode> status() {
        return Optional.ofNullable(status);
    }

    /**
     * {@return the ids of the files on the service that an upload with
     * {@link dev.filechat.files.UnknownOutcome#RECONCILE} may have stored; empty if the listing has none, and if the
     * listing was not searched}
     */
    public List<String> candidateIds() {
        return candidateIds;
    }
}
