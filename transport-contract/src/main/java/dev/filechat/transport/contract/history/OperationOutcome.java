// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.history;

import dev.filechat.chat.NoAnswerException;
import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.CallStalledException;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.ProtocolException;
import dev.filechat.errors.UnknownOutcomeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an operation ended.
 *
 * @param tries how often the caller made the call, the client's own attempts not counted
 * @param failure what the last one failed with, null if it succeeded
 * @param violations what was wrong about it already while it ran
 */
record OperationOutcome(
        Operation operation, int tries, @Nullable FileChatException failure, List<String> violations) {
    /** How often the service has carried out an operation, as far as the result or the exception says. */
    enum Fate {
        DONE,
        NOT_DONE,
        UNKNOWN;

        boolean allows(long times) {
            return switch (this) {
                case DONE -> times == 1;
                case NOT_DONE -> times == 0;
                case UNKNOWN -> times <= 1;
            };
        }
    }

    Fate fate() {
        if (failure == null || failure instanceof StreamInterruptedException || failure instanceof NoAnswerException) {
            return Fate.DONE;
        }
        return failure instanceof UnknownOutcomeException || saysThatItIsNotKnown(failure)
                ? Fate.UNKNOWN
                : Fate.NOT_DONE;
    }

    /** Those that end a call at any time tell it in their message. */
    private static boolean saysThatItIsNotKnown(FileChatException failure) {
        boolean atAnyTime = failure instanceof CallTimeoutException
                || failure instanceof CallStalledException
                || failure instanceof CallCancelledException
                || failure instanceof ProtocolException;
        return atAnyTime
                && !failure.retryable()
                && String.valueOf(failure.getMessage()).contains("whether the service carried it out is not known");
    }

    @Override
    public String toString() {
        return operation + ": " + fate() + ", tries: " + tries + (failure == null ? "" : ", " + failure);
    }
}
