// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

import dev.filechat.errors.FileChatException;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about how a call ended. Not thread-safe. */
public final class CallAssert extends AbstractAssert<CallAssert, Throwable> {

    CallAssert(@Nullable Throwable thrown) {
        super(thrown, CallAssert.class);
    }

    /**
     * Verifies that the call failed with an exception of this type or a subtype, and goes on with it:
     * {@code failsWith(RateLimitException.class).satisfies(e -> assertThat(e.retryAfter()).isPresent())}.
     *
     * @param <T> the type
     * @param type the type
     * @return the assertions about the exception
     */
    public <T extends FileChatException> FileChatExceptionAssert<T> failsWith(Class<T> type) {
        Objects.requireNonNull(type, "type");
        if (!type.isInstance(actual)) {
            String instead = actual == null ? "It succeeded." : "It failed with " + Failure.inWords(actual);
            throw unexpected("Expected the call to fail with " + type.getSimpleName() + ".\n" + instead);
        }
        return new FileChatExceptionAssert<>(type.cast(actual));
    }

    /** Verifies that the call did not fail. */
    public void succeeds() {
        if (actual != null) {
            throw unexpected("Expected the call to succeed.\nIt failed with " + Failure.inWords(actual));
        }
    }

    /** With what was thrown instead as its cause, which tells where. */
    private AssertionError unexpected(String message) {
        AssertionError error = failure("%s", message);
        if (actual != null && error.getCause() == null) {
            error.initCause(actual);
        }
        return error;
    }
}
