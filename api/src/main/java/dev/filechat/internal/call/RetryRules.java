// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import dev.filechat.errors.StatusCode;
import dev.filechat.spi.TransportException;
import java.util.EnumSet;
import java.util.Set;

/** Decides which failures are retried. */
final class RetryRules {
    /** The statuses that may pass. All other answers are final, first of all the caller's mistakes. */
    private static final Set<StatusCode> TRANSIENT = EnumSet.of(
            StatusCode.UNAVAILABLE, StatusCode.ABORTED, StatusCode.INTERNAL, StatusCode.UNKNOWN, StatusCode.CANCELLED);

    /** The caller's mistakes, which are final whatever comes with them. */
    private static final Set<StatusCode> FINAL = EnumSet.of(
            StatusCode.INVALID_ARGUMENT,
            StatusCode.NOT_FOUND,
            StatusCode.ALREADY_EXISTS,
            StatusCode.FAILED_PRECONDITION,
            StatusCode.PERMISSION_DENIED,
            StatusCode.UNAUTHENTICATED,
            StatusCode.UNIMPLEMENTED,
            StatusCode.OUT_OF_RANGE);

    private RetryRules() {}

    /** {@return whether a call of this kind may be repeated, and a repetition may help} */
    static boolean mayRepeat(CallKind kind, TransportException failure) {
        StatusCode status = failure.status();
        // RESOURCE_EXHAUSTED has several meanings, of which only the rate limit passes.
        if (FINAL.contains(status) || (status == StatusCode.RESOURCE_EXHAUSTED && !throttled(failure))) {
            return false;
        }
        return switch (failure.kind()) {
            case TLS, PROXY, TIMEOUT, STALLED, CANCELLED, PROTOCOL, SOURCE -> false;
            case REFUSED, CONNECTION ->
                switch (failure.delivery()) {
                    case UNSENT, REJECTED -> true;
                    case PARTIAL -> kind != CallKind.CHAT && isTransient(failure);
                    case AMBIGUOUS, ANSWERED -> kind == CallKind.REPEATABLE && isTransient(failure);
                };
        };
    }

    /** {@return whether the call may have been carried out, and would then be carried out twice} */
    static boolean unknownOutcome(CallKind kind, TransportException failure) {
        boolean verdict = failure.kind() == TransportException.Kind.REFUSED && FINAL.contains(failure.status());
        return kind != CallKind.REPEATABLE && failure.delivery() == TransportException.Delivery.AMBIGUOUS && !verdict;
    }

    /** {@return whether the service asked for fewer calls} */
    static boolean throttled(TransportException failure) {
        return failure.status() == StatusCode.RESOURCE_EXHAUSTED
                && failure.delivery() == TransportException.Delivery.REJECTED;
    }

    private static boolean isTransient(TransportException failure) {
        return failure.kind() == TransportException.Kind.CONNECTION || TRANSIENT.contains(failure.status());
    }
}
