// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

import static dev.filechat.testkit.assertions.FakeXaiAssertTest.assertFailure;
import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static dev.filechat.testkit.assertions.FileChatAssertions.assertThatCall;

import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.RateLimitException;
import dev.filechat.errors.StatusCode;
import dev.filechat.errors.UnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What assertions about failures say when they fail, and that they hold when they should. */
class CallAssertTest {

    private final FileChatException missing = new NotFoundException("There is no file_1.", null, 2);
    private final FileChatException busy = new UnavailableException("Busy.", null, null, true, 1);

    private static void fail(RuntimeException how) {
        throw how;
    }

    @Test
    void holdForACallThatEndsAsExpected() {
        assertThatCall(() -> fail(missing))
                .failsWith(NotFoundException.class)
                .afterAttempts(2)
                .isNotRetryable()
                .hasStatus(StatusCode.NOT_FOUND)
                .hasMessageContaining("file_1");
        assertThatCall(() -> fail(busy))
                .failsWith(FileChatException.class)
                .isRetryable()
                .hasStatus(StatusCode.UNAVAILABLE);
        assertThatCall(() -> {}).succeeds();
    }

    @Test
    void giveTheExceptionAsWhatItIs() {
        StreamInterruptedException cut = new StreamInterruptedException(
                "Cut.", null, ChatResponse.builder().id("r1").build(), 1);
        RateLimitException busy = new RateLimitException("Busy.", null, Duration.ofSeconds(3), true, 2);

        assertThatCall(() -> fail(cut))
                .failsWith(StreamInterruptedException.class)
                .afterAttempts(1)
                .satisfies(e -> assertThat(e.partialResponse().id()).isEqualTo("r1"));
        assertThatCall(() -> fail(busy))
                .failsWith(RateLimitException.class)
                .extracting(e -> e.retryAfter().orElseThrow())
                .isEqualTo(Duration.ofSeconds(3));
        assertFailure(() -> assertThatCall(() -> fail(cut))
                        .failsWith(StreamInterruptedException.class)
                        .matches(e -> e.partialResponse().id().isEmpty(), "has no id"))
                .contains("has no id");
    }

    @Test
    void tellHowElseACallEnded() {
        assertFailure(() -> assertThatCall(() -> {}).failsWith(NotFoundException.class))
                .isEqualTo("Expected the call to fail with NotFoundException.\nIt succeeded.");
        assertFailure(() -> assertThatCall(() -> fail(busy)).failsWith(NotFoundException.class))
                .isEqualTo("Expected the call to fail with NotFoundException.\nIt failed with"
                        + " dev.filechat.errors.UnavailableException: Busy.\n  (UNAVAILABLE, retryable, 1 attempt)");
        assertFailure(() -> assertThatCall(() -> fail(new IllegalStateException("Closed.")))
                        .failsWith(NotFoundException.class))
                .endsWith("It failed with java.lang.IllegalStateException: Closed.");
        assertFailure(() -> assertThatCall(() -> fail(missing)).succeeds())
                .startsWith("Expected the call to succeed.\nIt failed with dev.filechat.errors.NotFoundException")
                .endsWith("(NOT_FOUND, not retryable, 2 attempts)");
    }

    @Test
    void tellHowAnExceptionDiffers() {
        assertFailure(() -> assertThat(missing).afterAttempts(1))
                .isEqualTo(
                        "Expected an exception after 1 attempt.\nIt is dev.filechat.errors.NotFoundException: There is"
                                + " no file_1.\n  (NOT_FOUND, not retryable, 2 attempts)");
        assertFailure(() -> assertThat(missing).isRetryable()).startsWith("Expected an exception that is retryable.\n");
        assertFailure(() -> assertThat(busy).isNotRetryable())
                .startsWith("Expected an exception that is not retryable.\n");
        assertFailure(() -> assertThat(missing).hasStatus(StatusCode.ABORTED))
                .startsWith("Expected an exception with the status ABORTED.\n");
    }

    @Test
    void keepWhatWasThrownAsTheCause() {
        AssertionError byCall = FileChatAssertions.catchThrowableOfType(
                AssertionError.class, () -> assertThatCall(() -> fail(missing)).succeeds());
        AssertionError byException = FileChatAssertions.catchThrowableOfType(
                AssertionError.class, () -> assertThat(missing).isRetryable());

        assertThat(byCall).hasCause(missing);
        assertThat(byException).hasCause(missing);
    }
}
