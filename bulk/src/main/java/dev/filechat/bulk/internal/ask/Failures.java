// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.ask;

import dev.filechat.admission.NotAdmittedException;
import dev.filechat.bulk.ask.AskGate.Bill;
import dev.filechat.bulk.ask.AskRefusedException;
import dev.filechat.bulk.ask.FailureKind;
import dev.filechat.chat.CostBudgetException;
import dev.filechat.chat.NoAnswerException;
import dev.filechat.chat.OutputMismatchException;
import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.CallStalledException;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.RateLimitException;
import dev.filechat.errors.ServiceException;
import dev.filechat.errors.SourceChangedException;
import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.errors.TlsException;
import dev.filechat.errors.TransportFailureException;
import dev.filechat.errors.UnavailableException;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.files.FileTooLargeException;

/** What exceptions mean for a job. */
final class Failures {
    private Failures() {}

    /** @param sent whether the question was sent, and not only the file */
    static FailureKind kind(RuntimeException e, boolean sent) {
        FailureKind kind = kind(e);
        if (kind == FailureKind.UNKNOWN_OUTCOME && !sent) { // of the upload
            return e instanceof CallCancelledException ? FailureKind.NOT_ASKED : FailureKind.UNAVAILABLE;
        }
        return kind;
    }

    private static FailureKind kind(RuntimeException e) {
        return switch (e) {
            case SourceUnreadableException unreadable -> FailureKind.UNREADABLE;
            case SourceChangedException changed -> FailureKind.UNREADABLE;
            case FileTooLargeException large -> FailureKind.REFUSED;
            case RateLimitException limited -> FailureKind.RATE_LIMITED;
            case NotAdmittedException notAdmitted -> FailureKind.RATE_LIMITED;
            case ServiceException refused -> FailureKind.REFUSED;
            case CallTimeoutException timeout -> FailureKind.TIMEOUT;
            case CallStalledException stalled -> FailureKind.TIMEOUT;
            case UnknownOutcomeException unknown -> FailureKind.UNKNOWN_OUTCOME;
            case StreamInterruptedException interrupted -> FailureKind.UNKNOWN_OUTCOME;
            case CallCancelledException cancelled ->
                cancelled.retryable() ? FailureKind.NOT_ASKED : FailureKind.UNKNOWN_OUTCOME;
            case TransportFailureException broken -> FailureKind.UNAVAILABLE;
            case NoAnswerException empty -> FailureKind.NO_ANSWER;
            case OutputMismatchException mismatch -> FailureKind.ANSWER_MISMATCH;
            case CostBudgetException spent -> FailureKind.COST_LIMIT;
            case AskRefusedException refused -> refused.kind();
            case JournalFailure journal -> FailureKind.JOURNAL;
            default -> FailureKind.OTHER;
        };
    }

    /** {@return whether a question that failed is billed, as a {@link dev.filechat.chat.CostBudget} counts it} */
    static Bill bill(RuntimeException e) {
        return switch (e) {
            case NoAnswerException empty -> Bill.BILLED;
            case ServiceException refused -> Bill.NOT_BILLED;
            case UnavailableException unavailable -> Bill.NOT_BILLED;
            case TlsException tls -> Bill.NOT_BILLED;
            case FileChatException other -> other.retryable() || other.attempts() == 0 ? Bill.NOT_BILLED : Bill.UNKNOWN;
            case IllegalArgumentException refused -> Bill.NOT_BILLED;
            case IllegalStateException closed -> Bill.NOT_BILLED;
            default -> Bill.UNKNOWN;
        };
    }
}
