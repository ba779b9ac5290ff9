// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.failures;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.files.UploadContract;
import dev.filechat.transport.contract.support.CallerThread;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import io.grpc.Context;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interrupting, closing a stream, closing the client: the service sees the cancel, and the caller one error. */
public interface CancelContract extends OverTransport {
    /** Longer than a test waits for anything: what comes later does not come. */
    Duration NEVER = LONG.multipliedBy(10);

    /** In the middle of an upload. */
    @Test
    default void anInterruptedUploadIsCancelledAndStoresNothing() throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai);
                PipedOutputStream writer = new PipedOutputStream();
                InputStream endless = new PipedInputStream(writer)) {
            CallerThread caller = CallerThread.start(
                    () -> client.files().upload(FileSource.of("endless", endless), UploadContract.SMALL_CHUNKS));
            writer.write(new byte[100]);
            while (endless.available() > 0) { // then it waits for more, or is about to
                Thread.onSpinWait();
            }
            caller.interrupt();

            assertThat(caller.failure(LONG)).isInstanceOf(CallCancelledException.class);
            assertThat(caller.wasInterrupted()).isTrue();
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(xai.files().all()).isEmpty();
        }
    }

    /** The service sees that the future is not wanted any more. */
    @Test
    default void aCancelledFutureCancelsItsCall() throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai);
                PipedOutputStream writer = new PipedOutputStream();
                InputStream endless = new PipedInputStream(writer)) {
            CompletableFuture<StoredFile> upload = client.async()
                    .files(files -> files.upload(FileSource.of("endless", endless), UploadContract.SMALL_CHUNKS));
            writer.write(new byte[100]);
            assertThat(xai.awaitCalls("UploadFile", 1, LONG)).isTrue();

            assertThat(upload.cancel(true)).isTrue();
            assertThat(xai.awaitCancelled(1, LONG)).isTrue();
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(xai.files().all()).isEmpty();
        }
    }

    /** While an answer is streamed. */
    @Test
    default void anInterruptedStreamIsCancelled() throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two.").delay(NEVER);
            CallerThread caller = CallerThread.start(() -> {
                try (ChatStream stream = chat(client).stream()) {
                    stream.forEach(chunk -> Thread.currentThread().interrupt());
                }
            });

            assertThat(caller.failure(LONG)).isInstanceOf(CallCancelledException.class);
            assertThat(caller.wasInterrupted()).isTrue();
            assertThat(xai.awaitCancelled(1, LONG)).isTrue();
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        }
    }

    /** The chunks that came stay, and the chat can continue. */
    @Test
    default void aStreamThatIsClosedEarlyIsCancelledAndKeepsWhatCame() throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.faults().onChats().once().stallAfter(2);
            Chat chat = chat(client);
            ChatStream stream = chat.stream();
            Iterator<ChatChunk> chunks = stream.iterator();
            String first = chunks.next().content() + chunks.next().content();
            stream.close();

            assertThat(chunks.hasNext()).isFalse();
            assertThat(stream.response().content()).isEqualTo(first).isNotEmpty();
            assertThat(xai.awaitCancelled(1, LONG)).isTrue();
            assertThat(chat.sample().content()).isNotEmpty();
        }
    }

    /** Whatever is under way ends, and nothing new begins. */
    @Test
    default void closingTheClientEndsTheCallsUnderWay() throws Exception {
        try (FakeXai xai = fake().start()) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two.").delay(NEVER);
            FileChatClient client = client(xai);
            ChatStream stream = chat(client).stream();
            CallerThread caller = CallerThread.start(() -> stream.forEach(chunk -> {}));
            client.close();

            assertThat(caller.failure(LONG)).isInstanceOf(CallCancelledException.class);
            assertThat(xai.awaitCancelled(1, LONG)).isTrue();
            assertThatThrownBy(() -> client.files().get("file_1"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed");
        }
    }

    /** What has come already is not read on, however much that is. */
    @Test
    default void anInterruptIsNoticedThoughTheWholeAnswerIsThere() throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            CallerThread caller = CallerThread.start(() -> {
                try (ChatStream stream = chat(client).stream()) {
                    xai.awaitNoOpenCalls(LONG);
                    stream.forEach(chunk -> Thread.currentThread().interrupt());
                }
            });

            assertThat(caller.failure(LONG)).isInstanceOf(CallCancelledException.class);
            assertThat(caller.wasInterrupted()).isTrue();
        }
    }

    /** Between two chunks, and before the end: the next chunk is not sent any more. */
    @ParameterizedTest
    @ValueSource(longs = {0, UploadContract.CHUNK, 2 * UploadContract.CHUNK})
    default void aProgressListenerMayCloseTheClient(long sent) throws Exception {
        try (FakeXai xai = fake().start()) {
            FileChatClient client = client(xai);
            UploadOptions options = UploadOptions.builder()
                    .chunkSize(UploadContract.CHUNK)
                    .onProgress(progress -> {
                        if (progress.bytesSent() == sent) {
                            client.close();
                        }
                    })
                    .build();
            FileSource source = FileSource.of("a", new byte[2 * UploadContract.CHUNK]);

            assertThatThrownBy(() -> client.files().upload(source, options)).isInstanceOf(CallCancelledException.class);
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(xai.files().all()).isEmpty();
        }
    }

    /** A reader that waits for the disk sees the interrupt as it does. */
    @Test
    default void aSourceThatIsInterruptedItselfIsACancel() throws Exception {
        InputStream interrupted = TestBytes.reading(() -> {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("while reading");
        });
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            CallerThread caller = CallerThread.start(() -> client.files().upload(FileSource.of("source", interrupted)));

            assertThat(caller.failure(LONG)).isInstanceOf(CallCancelledException.class);
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(xai.files().all()).isEmpty();
        }
    }

    /** A pipe takes the interrupt with it, so that the thread has to be interrupted again. */
    @Test
    default void aDownloadIntoAPipeThatIsInterruptedIsCancelled() throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai);
                PipedOutputStream full = new PipedOutputStream();
                PipedInputStream reader = new PipedInputStream(full, 1000)) {
            StoredFile file = client.files().upload(FileSource.of("file", new byte[1_000_000]));
            CallerThread caller = CallerThread.start(() -> client.files().contentTo(file.id(), full));
            while (reader.available() < 1000) {
                Thread.onSpinWait();
            }
            caller.interrupt();

            assertThat(caller.failure(LONG)).isInstanceOf(CallCancelledException.class);
            assertThat(caller.wasInterrupted()).isTrue();
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        }
    }

    /** A call made while serving one over gRPC ends with that one, and is not tried again. */
    @Test
    default void theEndOfTheServedCallEndsTheCallsMadeForIt() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai);
                Context.CancellableContext served = Context.current().withCancellation()) {
            served.cancel(null);

            served.run(() -> assertThatThrownBy(() -> client.files().get("file_1"))
                    .isInstanceOfSatisfying(
                            CallCancelledException.class,
                            e -> assertThat(e.attempts()).isEqualTo(1)));
        }
    }

    private static Chat chat(FileChatClient client) {
        return client.chat()
                .create("grok-4.5")
                .append(user("Please tell me something long about nothing in particular, as slowly as you can."));
    }
}
