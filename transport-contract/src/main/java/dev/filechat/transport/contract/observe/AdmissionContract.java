// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.observe;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.filechat.FileChatClient;
import dev.filechat.admission.NotAdmittedException;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.Refusal;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Attempts are sent only when they are admitted. */
public interface AdmissionContract extends OverTransport {
    /** Nothing is sent, and the caller gets the exception. */
    @Test
    default void anAttemptThatIsRefusedIsNotSent() {
        NotAdmittedException refusal = new NotAdmittedException("More than 100 calls a minute", Duration.ofSeconds(9));
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai)
                        .admission(attempt -> {
                            throw refusal;
                        })
                        .build()) {
            NotAdmittedException thrown = catchThrowableOfType(
                    NotAdmittedException.class, () -> client.files().upload(FileSource.of("a", TestBytes.of(10))));

            assertThat(thrown).isSameAs(refusal);
            assertThat(thrown.attempts()).isZero();
            assertThat(thrown.retryAfter()).contains(Duration.ofSeconds(9));
            assertThat(thrown.retryable()).isTrue();
            assertThat(xai.requests()).isEmpty();
            assertThat(xai.files().all()).isEmpty();
        }
    }

    /** The caller sees that something was sent, and why. */
    @Test
    default void theRefusalOfALaterAttemptTellsTheAttemptsThatWereSent() {
        NotAdmittedException refusal = new NotAdmittedException("More than 100 calls a minute", Duration.ofSeconds(9));
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai)
                        .admission(attempt -> {
                            if (attempt.number() == 2) {
                                throw refusal;
                            }
                        })
                        .build()) {
            xai.faults().onUploads().refuse(Refusal.of(Code.UNAVAILABLE, "busy").withRetryInfo(Duration.ofMillis(1)));

            NotAdmittedException thrown = catchThrowableOfType(
                    NotAdmittedException.class, () -> client.files().upload(FileSource.of("a", TestBytes.of(10))));

            assertThat(thrown.attempts()).isEqualTo(1);
            assertThat(thrown).hasMessage("More than 100 calls a minute").hasCause(refusal);
            assertThat(thrown.retryAfter()).contains(Duration.ofSeconds(9));
            assertThat(thrown.getSuppressed())
                    .singleElement()
                    .satisfies(earlier -> assertThat(earlier).hasMessageContaining("busy"));
            assertThat(xai.requests("UploadFile")).hasSize(1);
            assertThat(xai.files().all()).isEmpty();
        }
    }

    /** Each by itself, with what it is estimated to use. */
    @Test
    default void everyAttemptIsAdmitted() {
        List<String> admitted = new CopyOnWriteArrayList<>();
        byte[] bytes = TestBytes.of(1000);
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai)
                        .admission(attempt -> admitted.add(attempt.call().operation() + " " + attempt.number() + ", "
                                + attempt.estimatedTokens() + " tokens, " + attempt.estimatedBytes() + " bytes"))
                        .build()) {
            xai.chat().whenAnything().reply("Three.");
            xai.faults()
                    .onUploads()
                    .times(1)
                    .refuse(Refusal.of(Code.UNAVAILABLE, "busy").withRetryInfo(Duration.ofMillis(1)));

            client.files().upload(FileSource.of("a", bytes));
            client.chat()
                    .create("grok-4.5")
                    .append(user("x".repeat(400), Content.inlineFile("b.txt", "text/plain", bytes)))
                    .sample(ChatOptions.builder().maxTokens(50).build());

            assertThat(admitted)
                    .containsExactly(
                            "UPLOAD_FILE 1, 0 tokens, 1000 bytes",
                            "UPLOAD_FILE 2, 0 tokens, 1000 bytes",
                            "CHAT 1, 150 tokens, 1000 bytes");
            assertThat(xai.files().named("a").getFirst().sha256()).isEqualTo(TestBytes.sha256(bytes));
        }
    }

    /** So that a limiter holds up no shutdown. */
    @Test
    default void aCallThatWaitsForItsAdmissionEndsWhenTheClientIsClosed() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        try (FakeXai xai = fake().start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            FileChatClient client = configured(xai)
                    .admission(attempt -> {
                        waiting.countDown();
                        new CountDownLatch(1).await();
                    })
                    .build();
            Future<CallCancelledException> thrown = threads.submit(() -> catchThrowableOfType(
                    CallCancelledException.class, () -> client.files().get("file-1")));
            assertThat(waiting.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();

            client.close();

            assertThat(thrown.get(LONG.toSeconds(), TimeUnit.SECONDS)).hasMessageContaining("the client was closed");
            assertThat(xai.requests()).isEmpty();
        }
    }

    /** And keeps its flag. */
    @Test
    default void aCallThatWaitsForItsAdmissionEndsWhenItsThreadIsInterrupted() {
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai)
                        .admission(attempt -> {
                            Thread.currentThread().interrupt();
                            new CountDownLatch(1).await();
                        })
                        .build()) {
            assertThatExceptionOfType(CallCancelledException.class)
                    .isThrownBy(() -> client.files().get("file-1"))
                    .withMessageContaining("interrupted");

            assertThat(Thread.interrupted()).isTrue();
            assertThat(xai.requests()).isEmpty();
        }
    }
}
