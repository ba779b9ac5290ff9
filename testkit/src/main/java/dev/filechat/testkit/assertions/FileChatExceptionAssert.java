// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

import dev.filechat.errors.FileChatException;
import dev.filechat.errors.StatusCode;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;

/**
 * Assertions about an exception of filechat, beside those that AssertJ has for all. Not thread-safe.
 *
 * @param <T> the type of the exception
 */
public final class FileChatExceptionAssert<T extends FileChatException>
        extends AbstractThrowableAssert<FileChatExceptionAssert<T>, T> {

    FileChatExceptionAssert(T actual) {
        super(actual, FileChatExceptionAssert.class);
    }

    /**
     * Verifies how often the call was tried.
     *
     * @param expected how often; 0 if nothing was sent
     * @return this
     */
    public FileChatExceptionAssert<T> afterAttempts(int expected) {
        isNotNull();
        if (actual.attempts() != expected) {
            fail("after " + Counted.of(expected, "attempt"));
        }
        return this;
    }

    /**
     * Verifies that the same call, made again later, may succeed and does no harm.
     *
     * @return this
     */
    public FileChatExceptionAssert<T> isRetryable() {
        isNotNull();
        if (!actual.retryable()) {
            fail("that is retryable");
        }
        return this;
    }

    /**
     * Verifies that the same call should not be made again.
     *
     * @return this
     */
    public FileChatExceptionAssert<T> isNotRetryable() {
        isNotNull();
        if (actual.retryable()) {
            fail("that is not retryable");
        }
        return this;
    }

    /**
     * Verifies that the service answered with this status.
     *
     * @param expected the status
     * @return this
     */
    public FileChatExceptionAssert<T> hasStatus(StatusCode expected) {
        Objects.requireNonNull(expected, "expected");
        isNotNull();
        if (!Failure.status(actual).equals(Optional.of(expected))) {
            fail("with the status " + expected);
        }
        return this;
    }

    /** With the exception as its cause, which tells where. */
    private void fail(String wanted) {
        AssertionError error = failure("%s", "Expected an exception " + wanted + ".\nIt is " + Failure.inWords(actual));
        if (error.getCause() == null) {
            error.initCause(actual);
        }
        throw error;
    }
}
