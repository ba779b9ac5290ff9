// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.failures;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.CallFaults;
import dev.filechat.testkit.faults.Direction;
import dev.filechat.testkit.faults.Fault;
import dev.filechat.testkit.faults.FaultyProxy;
import dev.filechat.testkit.faults.Refusal;
import dev.filechat.transport.contract.files.UploadFaultContract;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import io.grpc.Status.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client makes of each fault of a fake, other than of uploads: {@link UploadFaultContract}. */
public interface FaultContract extends OverTransport {
    /** More than one of the service's chunks. */
    int SEVERAL_CHUNKS = 12_345_678;

    /** What may be repeated is repeated, and the caller hears nothing of it. */
    @OverNetwork
    @Test
    default void aLookUpSurvivesWhateverPasses() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(FileSource.of("a", new byte[10]));
            Fault refusal = xai.faults().on("RetrieveFile").nth(1).refuse(Code.UNAVAILABLE, "down");
            Fault loss = xai.faults().on("RetrieveFile").nth(2).loseAnswer();
            Fault garbage = xai.faults().on("RetrieveFile").nth(3).garbage();

            assertThat(client.files().get(file.id())).isEqualTo(file);
            assertThat(refusal.strikes() + loss.strikes() + garbage.strikes()).isEqualTo(3);
            assertThat(xai.calls("RetrieveFile")).isEqualTo(4);
        }
    }

    /** By chance, and always the same for this seed. */
    @Test
    default void manyLookUpsSurviveBadLuck() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(FileSource.of("a", new byte[10]));
            Refusal soon = Refusal.of(Code.UNAVAILABLE, "bad luck").withRetryInfo(Duration.ofMillis(1));
            Fault fault = xai.faults().on("RetrieveFile").withChance(0.25, 1).refuse(soon);

            for (int i = 0; i < 20; i++) {
                assertThat(client.files().get(file.id())).isEqualTo(file);
            }
            assertThat(fault.strikes()).isPositive();
            assertThat(xai.calls("RetrieveFile")).isEqualTo(20 + fault.strikes());
        }
    }

    /** It is repeated, and that the file is not there any more is no surprise. */
    @OverNetwork
    @Test
    default void aDeletionWhoseAnswerIsLostIsRepeated() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(FileSource.of("a", new byte[1000]));
            xai.faults().on("DeleteFile").once().loseAnswer();

            assertThat(client.files().delete(file.id()).alreadyAbsent()).isTrue();
            assertThat(xai.calls("DeleteFile")).isEqualTo(2);
        }
    }

    /** A connection that the service gives up costs nobody a look-up. */
    @OverNetwork
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    default void goAwayIsNotNoticed(boolean processed) {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(FileSource.of("a", new byte[10]));
            CallFaults once = xai.faults().on("RetrieveFile").once();
            Fault fault = processed ? once.goAway() : once.goAwayUnprocessed();

            for (int i = 0; i < 3; i++) {
                assertThat(client.files().get(file.id())).isEqualTo(file);
            }
            assertThat(fault.strikes()).isEqualTo(1);
        }
    }

    /** A download that breaks goes on where it was, and ends with the right bytes. */
    @Test
    default void aDownloadThatBreaksGoesOn(@TempDir Path directory) throws IOException {
        checkGoesOn(directory, downloads -> downloads.breakAfter(1));
    }

    /** The same, when the connection breaks. */
    @Test
    @OverNetwork
    default void aDownloadWhoseConnectionBreaksGoesOn(@TempDir Path directory) throws IOException {
        checkGoesOn(directory, downloads -> downloads.resetAfterSending(8_000_000));
    }

    private void checkGoesOn(Path directory, Function<CallFaults, Fault> breaking) throws IOException {
        byte[] bytes = TestBytes.of(SEVERAL_CHUNKS);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(FileSource.of("file", bytes));
            Fault fault = breaking.apply(xai.faults().onDownloads().once());

            Path copy = client.files().download(file.id(), directory.resolve("copy"));

            assertThat(TestBytes.sha256(Files.readAllBytes(copy))).isEqualTo(TestBytes.sha256(bytes));
            assertThat(fault.strikes()).isEqualTo(1);
            assertThat(xai.calls("RetrieveFileContent")).isEqualTo(2);
        }
    }

    /** Too short, again and again, or silent: it fails, and no part of it is left. */
    @ParameterizedTest
    @ValueSource(strings = {"short", "silent"})
    default void aDownloadThatNeverEndsWellLeavesNothing(String how, @TempDir Path directory) throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client =
                        configured(xai).stallTimeout(Duration.ofSeconds(1)).build()) {
            StoredFile file = client.files().upload(FileSource.of("file", TestBytes.of(SEVERAL_CHUNKS)));
            Fault fault = how.equals("short")
                    ? xai.faults().onDownloads().endAfter(1)
                    : xai.faults().onDownloads().stallAfter(1);

            assertThatExceptionOfType(FileChatException.class)
                    .isThrownBy(() -> client.files().download(file.id(), directory.resolve("copy")));
            assertThat(fault.strikes()).isPositive();
            assertThat(directory).isEmptyDirectory();
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        }
    }

    /** A rate limit passes, and the client waits as long as the service asks, in both ways in which it asks. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    default void aRateLimitIsWaitedFor(boolean pushback) {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            Refusal refusal = Refusal.of(Code.RESOURCE_EXHAUSTED, "Rate limit.");
            Duration delay = Duration.ofMillis(1200);
            xai.faults().onChats().once().refuse(pushback ? refusal.withPushback(delay) : refusal.withRetryInfo(delay));
            long start = System.nanoTime();

            assertThat(ask(client).sample().content()).isNotEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(delay);
            assertThat(xai.calls("GetCompletion")).isEqualTo(2);
        }
    }

    /** It may have been billed: nobody asks twice. */
    @OverNetwork
    @Test
    default void aChatWhoseAnswerIsLostIsNotAskedAgain() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.faults().onChats().loseAnswer();

            assertThatExceptionOfType(UnknownOutcomeException.class)
                    .isThrownBy(() -> ask(client).sample())
                    .withMessageContaining("billed")
                    .satisfies(e -> assertThat(e.attempts()).isEqualTo(1));
            assertThat(xai.chat().requests()).hasSize(1);
        }
    }

    /** In whichever way a stream ends too early, it keeps its chunks, and is not requested again. */
    @ParameterizedTest
    @ValueSource(strings = {"no reason", "break", "short"})
    default void aStreamThatEndsTooEarlyIsInterrupted(String how) {
        checkInterrupted(chats -> switch (how) {
            case "no reason" -> chats.endWithoutFinishReason();
            case "break" -> chats.breakAfter(2);
            default -> chats.endAfter(2);
        });
    }

    /** The same, when the connection breaks. */
    @Test
    @OverNetwork
    default void aStreamWhoseConnectionBreaksIsInterrupted() {
        checkInterrupted(chats -> chats.resetAfterSending(2_500));
    }

    private void checkInterrupted(Function<CallFaults, Fault> ending) {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            String part = "word ".repeat(200);
            // So slowly that what comes before a reset is read before it.
            xai.chat().whenAnything().replyStreaming(part, part, part, part).delay(Duration.ofMillis(150));
            Fault fault = ending.apply(xai.faults().onChats());

            assertThatExceptionOfType(StreamInterruptedException.class)
                    .isThrownBy(() -> readOn(ask(client)))
                    .satisfies(e -> assertThat(e.partialResponse().content()).startsWith(part));
            assertThat(fault.strikes()).isEqualTo(1);
            assertThat(xai.chat().requests()).hasSize(1);
        }
    }

    /** However the bytes fall apart, and however slowly they come. */
    @OverNetwork
    @Test
    default void smallPiecesAreEnough() {
        try (FakeXai xai = fake().start();
                FaultyProxy proxy = FaultyProxy.to(xai.host(), xai.port());
                FileChatClient client =
                        configured(xai).endpoint(proxy.host(), proxy.port()).build()) {
            proxy.onConnections().split(Direction.TO_SERVER, 11);
            proxy.onConnections().slow(Direction.TO_CLIENT, 10_000);

            StoredFile file = client.files().upload(FileSource.of("a", new byte[1000]));
            assertThat(client.files().get(file.id())).isEqualTo(file);
            assertThat(proxy.connections()).isEqualTo(1);
        }
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
