// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

import dev.filechat.FileChatException;
import dev.filechat.ServiceException;

/** An exception in words. */
final class Failure {

    private Failure() {}

    static String inWords(Throwable failure) {
        StringBuilder words = new StringBuilder(failure.toString());
        if (failure instanceof FileChatException known) {
            words.append("\n  (");
            if (failure instanceof ServiceException refused) {
                words.append(refused.status()).append(", ");
            }
            words.append(known.retryable() ? "retryable" : "not retryable")
                    .append(", ")
                    .append(Counted.of(known.attempts(), "attempt"))
                    .append(')');
        }
        return words.toString();
    }
}
