// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

import dev.filechat.errors.FileChatException;
import dev.filechat.errors.ServiceException;
import dev.filechat.errors.StatusCode;
import dev.filechat.errors.UnavailableException;
import dev.filechat.errors.UnknownOutcomeException;
import java.util.Optional;

/** An exception in words. */
final class Failure {

    private Failure() {}

    static String inWords(Throwable failure) {
        StringBuilder words = new StringBuilder(failure.toString());
        if (failure instanceof FileChatException known) {
            words.append("\n  (");
            status(failure).ifPresent(status -> words.append(status).append(", "));
            words.append(known.retryable() ? "retryable" : "not retryable")
                    .append(", ")
                    .append(Counted.of(known.attempts(), "attempt"))
                    .append(')');
        }
        return words.toString();
    }

    /** The status with which the service ended the call, if it did. */
    static Optional<StatusCode> status(Throwable failure) {
        return switch (failure) {
            case ServiceException refused -> Optional.of(refused.status());
            case UnavailableException unavailable -> unavailable.status();
            case UnknownOutcomeException unknown -> unknown.status();
            default -> Optional.empty();
        };
    }
}
