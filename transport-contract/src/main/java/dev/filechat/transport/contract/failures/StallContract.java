// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.failures;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.CallStalledException;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.sources.FileSource;
import dev.filechat.proto.FileContentChunk;
import dev.filechat.spi.ContentStream;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportException;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.Direction;
import dev.filechat.testkit.faults.Fault;
import dev.filechat.testkit.faults.FaultyProxy;
import dev.filechat.transport.contract.support.AnsweringPeer;
import dev.filechat.transport.contract.support.BareCall;
import dev.filechat.transport.contract.support.CallerThread;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls of which no sign of life comes: they end when the patience does, and the service sees the cancel. */
public interface StallContract extends OverTransport {
    /** Shorter than any delay of these tests, and long enough to be no accident. */
    Duration PATIENCE = Duration.ofMillis(300);

    /** A stream without further chunks ends with the stall timeout, the call is cancelled, and its chunks stay. */
    @Test
    default void aSilentStreamEnds() throws InterruptedException {
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai).stallTimeout(PATIENCE).build()) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two. ").delay(Duration.ofMinutes(5));

            assertThatExceptionOfType(StreamInterruptedException.class)
                    .isThrownBy(() -> readOn(ask(client, "Which risks?")))
                    .withCauseInstanceOf(CallStalledException.class)
                    .satisfies(e -> assertThat(e.partialResponse().content()).isEqualTo("One. "));
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        }
    }

    /** The wait for the first chunk has a limit of its own. */
    @Test
    default void aLateFirstChunkIsGivenUp() throws InterruptedException {
        try (FakeXai xai = fake().start();
                FileChatClient client =
                        configured(xai).firstChunkTimeout(PATIENCE).build()) {
            xai.chat().whenAnything().reply("One.").initialDelay(Duration.ofMinutes(5));
            Chat chat = ask(client, "Which risks?");

            assertThatExceptionOfType(CallStalledException.class)
                    .isThrownBy(chat::stream)
                    .withMessageContaining("PT0.3S")
                    .satisfies(e -> assertThat(e.retryable()).isFalse());
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(xai.chat().requests()).hasSize(1);
        }
    }

    /** A download without further bytes ends; the bytes that came are read before. */
    @OverNetwork
    @Test
    default void aDownloadThatFallsSilentEnds() throws Exception {
        byte[] chunk = FileContentChunk.newBuilder()
                .setData(ByteString.copyFromUtf8("begun"))
                .build()
                .toByteArray();
        CountDownLatch cancelled = new CountDownLatch(1);
        Duration patience = Duration.ofSeconds(3); // the first bytes come over a new connection within it
        try (AnsweringPeer peer = AnsweringPeer.silentAfter(chunk, cancelled);
                Transport transport = bare(peer.port());
                ContentStream content = transport.files().retrieveContent("file_1", BareCall.within(LONG, patience))) {
            byte[] buffer = new byte[10];

            assertThat(content.read(buffer, 0, 10)).isEqualTo(5);
            assertThatExceptionOfType(TransportException.class)
                    .isThrownBy(() -> content.read(buffer, 0, 10))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.STALLED));
            assertThat(cancelled.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Something of a message is a sign of life, if the message is not whole for longer than the patience. */
    @OverNetwork
    @Test
    default void aSlowDownloadGoesOn() {
        byte[] bytes = TestBytes.of(2_000_000);
        try (FakeXai xai = fake().start();
                FaultyProxy slow = FaultyProxy.to(xai.host(), xai.port());
                FileChatClient direct = client(xai);
                FileChatClient client = configured(xai)
                        .endpoint(slow.host(), slow.port())
                        .stallTimeout(Duration.ofSeconds(1))
                        .build()) {
            StoredFile file = direct.files().upload(FileSource.of("file", bytes));
            slow.onConnections().slow(Direction.TO_CLIENT, bytes.length / 2);

            byte[] content = client.files().contentAsBytes(file.id(), bytes.length);

            assertThat(TestBytes.sha256(content)).isEqualTo(TestBytes.sha256(bytes));
        }
    }

    /** A call that changes nothing, or no more when it is made again, may be made again after it. */
    @ParameterizedTest
    @EnumSource
    default void aCallThatIsNotAnsweredEnds(Unanswered call) throws InterruptedException {
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai).stallTimeout(PATIENCE).build()) {
            xai.faults().on(call.method).answerNothing();

            assertThatExceptionOfType(CallStalledException.class)
                    .isThrownBy(() -> call.on.accept(client))
                    .withMessageContaining("PT0.3S")
                    .satisfies(e -> assertThat(e.retryable()).isTrue());
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(xai.calls(call.method)).isEqualTo(1);
        }
    }

    /** Calls of one answer each. */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas that hold nothing
    enum Unanswered {
        /** A look-up. */
        GET("RetrieveFile", client -> client.files().get("file_1")),
        /** A page. */
        LIST(
                "ListFiles",
                client -> client.files().list(ListFilesRequest.builder().build())),
        /** A deletion. */
        DELETE("DeleteFile", client -> client.files().delete("file_1")),
        /** A public URL. */
        URL("CreatePublicUrl", client -> client.files().createPublicUrl("file_1")),
        /** A look at a deferred answer. */
        POLL(
                "GetDeferredCompletion",
                client -> client.chat().deferred("request_1").poll());

        private final String method;
        private final Consumer<FileChatClient> on;

        Unanswered(String method, Consumer<FileChatClient> on) {
            this.method = method;
            this.on = on;
        }
    }

    /** It was sent to its end: it may be stored. */
    @Test
    default void anUploadThatIsNotAnsweredEnds() throws InterruptedException {
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai).stallTimeout(PATIENCE).build()) {
            xai.faults().onUploads().answerNothing();
            long start = System.nanoTime();

            assertThatExceptionOfType(CallStalledException.class)
                    .isThrownBy(() -> client.files().upload(FileSource.of("unanswered", new byte[10])))
                    .withMessageContaining("is not known")
                    .satisfies(e -> assertThat(e.retryable()).isFalse());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(PATIENCE.multipliedBy(2));
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        }
    }

    /** A model may think for longer than a stream may be silent. */
    @Test
    default void aWholeAnswerIsWaitedFor() {
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai)
                        .stallTimeout(PATIENCE)
                        .firstChunkTimeout(PATIENCE)
                        .build()) {
            xai.chat().whenAnything().reply("Thought of.").initialDelay(PATIENCE.multipliedBy(4));

            assertThat(ask(client, "Which risks?").sample().content()).isEqualTo("Thought of.");
        }
    }

    /** The time of a call is kept after a wait with a patience of its own, also where the service does not keep it. */
    @OverNetwork
    @Test
    default void theTimeOfAnUploadIsKeptAfterItsPatience() throws InterruptedException {
        try (FakeXai xai = fake().start();
                FaultyProxy proxy = FaultyProxy.to(xai.host(), xai.port());
                FileChatClient client = configured(xai)
                        .endpoint(proxy.host(), proxy.port())
                        .stallTimeout(PATIENCE)
                        .timeout(PATIENCE.multipliedBy(3)
                                .dividedBy(2)) // an answer is waited for twice as long as PATIENCE
                        .build()) {
            proxy.onConnections().stallAfter(Direction.TO_CLIENT, greeting(xai));

            CallerThread caller =
                    CallerThread.start(() -> client.files().upload(FileSource.of("unanswered", new byte[10])));

            assertThat(caller.failure(LONG)).isInstanceOf(CallTimeoutException.class);
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        }
    }

    /** How many bytes the service sends before it is sent an upload. */
    private long greeting(FakeXai xai) throws InterruptedException {
        Fault fault = xai.faults().onUploads().answerNothing();
        try (FaultyProxy proxy = FaultyProxy.to(xai.host(), xai.port());
                FileChatClient client =
                        configured(xai).endpoint(proxy.host(), proxy.port()).build()) {
            CallerThread caller = CallerThread.start(() -> client.files().upload(FileSource.of("first", new byte[10])));
            assertThat(fault.awaitStrikes(1, LONG)).isTrue();
            long bytes = proxy.bytes(Direction.TO_CLIENT);
            caller.interrupt();
            assertThat(caller.failure(LONG)).isInstanceOf(CallCancelledException.class);
            return bytes;
        }
    }

    /** Uploads that share a connection have the time for a chunk times their number. */
    @Test
    default void anUploadThatSharesItsConnectionIsWaitedForLonger() throws InterruptedException {
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai).stallTimeout(PATIENCE).build()) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two. ").delay(Duration.ofMinutes(5));
            xai.faults().onUploads().takeNothing();
            try (ChatStream open = ask(client, "Which risks?").stream()) {
                assertThat(open.iterator().next().content()).isEqualTo("One. ");
                long start = System.nanoTime();

                assertThatExceptionOfType(CallStalledException.class)
                        .isThrownBy(() -> client.files().upload(FileSource.of("stalled", new byte[20 << 20])));
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .isGreaterThanOrEqualTo(PATIENCE.multipliedBy(2));
            }
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        }
    }

    private static Chat ask(FileChatClient client, String question) {
        return client.chat().create("grok-4.5").append(user(question));
    }

    private static void readOn(Chat chat) {
        try (ChatStream stream = chat.stream()) {
            stream.forEach(chunk -> {});
        }
    }
}
