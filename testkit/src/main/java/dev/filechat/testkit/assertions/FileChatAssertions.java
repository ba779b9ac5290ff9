// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.Usage;
import dev.filechat.errors.FileChatException;
import dev.filechat.files.StoredFile;
import dev.filechat.testkit.FakeFile;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.RecordedRequest;
import dev.filechat.testkit.RunningFake;
import dev.filechat.testkit.chat.ChatRequest;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * AssertJ's assertions, and those about filechat: {@code import static}
 * {@code dev.filechat.testkit.assertions.FileChatAssertions.*} in place of AssertJ's own, or beside it.
 *
 * <p>An assertion that fails says what there is instead. The assertions are for one thread, as AssertJ's are.
 */
public final class FileChatAssertions extends Assertions {

    private FileChatAssertions() {}

    /**
     * Begins assertions about a fake.
     *
     * @param actual the fake
     * @return the assertions
     */
    public static FakeXaiAssert assertThat(FakeXai actual) {
        return new FakeXaiAssert(actual);
    }

    /**
     * Begins assertions about the fake of the test that is running.
     *
     * @param actual knows the fake; the JUnit extension does
     * @return the assertions
     * @throws IllegalStateException as {@link RunningFake#fake} does
     */
    public static FakeXaiAssert assertThat(RunningFake actual) {
        return new FakeXaiAssert(actual.fake());
    }

    /**
     * Begins assertions about a file that a fake has.
     *
     * @param actual the file
     * @return the assertions
     */
    public static FakeFileAssert assertThat(FakeFile actual) {
        return new FakeFileAssert(actual);
    }

    /**
     * Begins assertions about a call that a fake received.
     *
     * @param actual the call
     * @return the assertions
     */
    public static RecordedRequestAssert assertThat(RecordedRequest actual) {
        return new RecordedRequestAssert(actual);
    }

    /**
     * Begins assertions about a chat request that a fake received.
     *
     * @param actual the request
     * @return the assertions
     */
    public static ChatRequestAssert assertThat(ChatRequest actual) {
        return new ChatRequestAssert(actual);
    }

    /**
     * Begins assertions about a file as a client sees it.
     *
     * @param actual the file
     * @return the assertions
     */
    public static StoredFileAssert assertThat(StoredFile actual) {
        return new StoredFileAssert(actual);
    }

    /**
     * Begins assertions about an answer.
     *
     * @param actual the answer
     * @return the assertions
     */
    public static ChatResponseAssert assertThat(ChatResponse actual) {
        return new ChatResponseAssert(actual);
    }

    /**
     * Begins assertions about what was used.
     *
     * @param actual tokens and money
     * @return the assertions
     */
    public static UsageAssert assertThat(Usage actual) {
        return new UsageAssert(actual);
    }

    /**
     * Begins assertions about an exception of filechat.
     *
     * @param <T> the type of the exception
     * @param actual the exception
     * @return the assertions
     */
    public static <T extends FileChatException> FileChatExceptionAssert<T> assertThat(T actual) {
        return new FileChatExceptionAssert<>(actual);
    }

    /**
     * Makes a call and begins assertions about how it ended.
     *
     * @param call the call; made once, at once, by this thread
     * @return the assertions
     */
    public static CallAssert assertThatCall(ThrowingCallable call) {
        return new CallAssert(catchThrowable(Objects.requireNonNull(call, "call")));
    }
}
