// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.failures;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.errors.CallStalledException;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.errors.FileChatException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.CallFaults;
import dev.filechat.testkit.faults.ChunkGate;
import dev.filechat.testkit.faults.Fault;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client makes of a service that answers late or never, or takes its time with what it is sent. */
public interface SlowServiceContract extends OverTransport {
    /** A time that is over soon. */
    Duration SHORT = Duration.ofMillis(300);

    /** A time in which a call reaches the service, also when it has to connect on a busy machine. */
    Duration ENOUGH_TO_ARRIVE = Duration.ofSeconds(1);

    /** A service that takes its time is waited for. */
    @Test
    default void aDelayedAnswerIsWaitedFor() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.faults().onAnyCall().delay(SHORT);
            long start = System.nanoTime();

            StoredFile file = client.files().upload(FileSource.text("file", "text"));
            assertThat(client.files().get(file.id())).isEqualTo(file);
            assertThat(ask(client).sample().content()).isNotEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SHORT.multipliedBy(3));
            assertThat(xai.requests()).hasSize(3);
        }
    }

    /** Until the time of the call is over; then nothing of it is left, and it is not tried again. */
    @ParameterizedTest
    @ValueSource(strings = {"late", "never"})
    default void anAnswerThatDoesNotComeEndsWithTheTime(String when) throws InterruptedException {
        try (FakeXai xai = fake().start();
                FileChatClient direct = client(xai);
                FileChatClient client =
                        configured(xai).timeout(ENOUGH_TO_ARRIVE).build()) {
            StoredFile file = direct.files().upload(FileSource.text("file", "text"));
            CallFaults all = xai.faults().onAnyCall();
            Fault fault = when.equals("late") ? all.delay(Duration.ofHours(1)) : all.answerNothing();

            assertThatExceptionOfType(CallTimeoutException.class)
                    .isThrownBy(() -> client.files().get(file.id()))
                    .withMessageContaining("PT1S");
            assertThatExceptionOfType(FileChatException.class)
                    .isThrownBy(() -> client.files().upload(FileSource.text("another", "text")));
            assertThatExceptionOfType(FileChatException.class)
                    .isThrownBy(() -> ask(client).sample());
            assertThat(fault.awaitStrikes(3, LONG)).isTrue();
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(xai.files().all()).hasSize(1);
            assertThat(fault.strikes()).isEqualTo(3);
        }
    }

    /** The first chunk of a streamed answer has a time of its own. */
    @Test
    default void aChatThatIsNotAnsweredEndsWithTheTimeOfItsFirstChunk() throws InterruptedException {
        try (FakeXai xai = fake().start();
                FileChatClient client =
                        configured(xai).firstChunkTimeout(ENOUGH_TO_ARRIVE).build()) {
            Fault fault = xai.faults().onChats().answerNothing();

            assertThatExceptionOfType(CallStalledException.class)
                    .isThrownBy(() -> ask(client).stream())
                    .withMessageContaining("PT1S");
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(fault.strikes()).isEqualTo(1);
        }
    }

    /** A chat without further chunks ends with the stall timeout, and keeps the chunks that came before. */
    @Test
    default void aChatThatFallsSilentIsInterrupted() throws InterruptedException {
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai).stallTimeout(SHORT).build()) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two. ", "Three.");
            xai.faults().onChats().stallAfter(2);

            assertThatExceptionOfType(StreamInterruptedException.class)
                    .isThrownBy(() -> readOn(ask(client)))
                    .withCauseInstanceOf(CallStalledException.class)
                    .satisfies(e -> assertThat(e.partialResponse().content()).isEqualTo("One. Two. "));
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        }
    }

    /** What is taken is a sign of life: an upload may take longer than the stall timeout, if only it goes on. */
    @Test
    default void anUploadThatIsTakenSlowlyOutlivesTheStallTimeout() {
        byte[] bytes = TestBytes.of(20 << 20);
        Duration stall = Duration.ofSeconds(1);
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai).stallTimeout(stall).build()) {
            xai.faults().onUploads().takeSlowly(10 << 20);
            long start = System.nanoTime();

            client.files().upload(FileSource.of("slow", bytes), smallChunks());

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThan(stall.multipliedBy(3).dividedBy(2));
            assertThat(xai.files().named("slow").getFirst().sha256()).isEqualTo(TestBytes.sha256(bytes));
        }
    }

    /** It goes on where it was as soon as the service takes more. */
    @Test
    default void anUploadGoesOnWhenTheServiceDoes() throws Exception {
        byte[] bytes = TestBytes.of(20 << 20);
        ChunkGate gate = new ChunkGate();
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            Fault fault = xai.faults().onUploads().takeThrough(gate);
            CompletableFuture<StoredFile> upload =
                    client.async().files(files -> files.upload(FileSource.of("gated", bytes), smallChunks()));
            assertThat(fault.awaitStrikes(1, LONG)).isTrue();
            gate.letThrough(10);
            for (int i = 0; i < 60; i++) { // time enough for the whole upload, were it let
                assertThat(client.files().list()).isEmpty();
            }
            assertThat(upload).isNotDone();

            gate.open();
            assertThat(upload.get(LONG.toSeconds(), TimeUnit.SECONDS).size()).isEqualTo(bytes.length);
            assertThat(xai.files().named("gated").getFirst().sha256()).isEqualTo(TestBytes.sha256(bytes));
            assertThat(xai.calls("UploadFile")).isEqualTo(1);
        }
    }

    /** One that is never opened is a stall. */
    @Test
    default void anUploadThatIsHeldForEverEnds() throws InterruptedException {
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai).stallTimeout(SHORT).build()) {
            ChunkGate gate = new ChunkGate();
            gate.letThrough(3);
            xai.faults().onUploads().takeThrough(gate);

            assertThatExceptionOfType(CallStalledException.class)
                    .isThrownBy(() -> client.files().upload(FileSource.of("held", new byte[20 << 20]), smallChunks()));
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(xai.files().all()).isEmpty();
        }
    }

    private static UploadOptions smallChunks() {
        return UploadOptions.builder().chunkSize(UploadOptions.MIN_CHUNK_SIZE).build();
    }

    private static Chat ask(FileChatClient client) {
        return client.chat().create("grok-4.5").append(user("Which risks?"));
    }

    private static void readOn(Chat chat) {
        try (ChatStream stream = chat.stream()) {
            stream.forEach(chunk -> {});
        }
    }
}
