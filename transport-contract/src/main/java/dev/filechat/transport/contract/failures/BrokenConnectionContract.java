// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.failures;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.UnavailableException;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeFile;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.Direction;
import dev.filechat.testkit.faults.Fault;
import dev.filechat.testkit.faults.FaultyProxy;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client makes of connections that break under a call: nothing is stored or billed twice. */
@OverNetwork
public interface BrokenConnectionContract extends OverTransport {
    /** An answer of which a part came is requested again. */
    @Test
    default void aReadWhoseConnectionBreaksIsRepeated() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(FileSource.of("a", new byte[10]));
            Fault fault = xai.faults().on("RetrieveFile", "ListFiles").times(2).resetAfterSending(40);

            assertThat(client.files().get(file.id())).isEqualTo(file);
            assertThat(client.files().list()).containsExactly(file);
            assertThat(fault.strikes()).isEqualTo(2);
            assertThat(xai.requests()).hasSize(5);
        }
    }

    /** TLS accepted the connection, so its end is no matter of trust. */
    @Test
    default void aReadWhoseTlsConnectionBreaksIsRepeated() {
        try (FakeXai xai = fake().tls().start();
                FaultyProxy proxy = FaultyProxy.to(xai.host(), xai.port())) {
            StoredFile file;
            try (FileChatClient first = over(proxy, xai)) {
                file = first.files().upload(FileSource.of("a", new byte[10]));
            }
            long handshakeAndMore = 2 * proxy.bytes(Direction.TO_CLIENT);
            Fault fault = proxy.onConnections().once().garbageAfter(handshakeAndMore);

            try (FileChatClient client = over(proxy, xai)) {
                while (fault.strikes() == 0 || proxy.connections() < 3) {
                    assertThat(client.files().get(file.id())).isEqualTo(file);
                }
            }
        }
    }

    /** What was read of a stream is gone: nobody sends the rest as if it were all. */
    @Test
    default void aStreamThatCannotBeReadAgainIsNotSentAgain() throws InterruptedException {
        byte[] bytes = TestBytes.of(20 << 20);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.faults().onUploads().resetAfterReceiving(5_000_000);

            assertThatExceptionOfType(FileChatException.class)
                    .isThrownBy(() -> client.files().upload(FileSource.of("once", new ByteArrayInputStream(bytes))))
                    .satisfies(e -> assertThat(e.attempts()).isEqualTo(1));
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(xai.calls("UploadFile")).isEqualTo(1);
            assertThat(xai.files().all()).isEmpty();
        }
    }

    /** It was asked, and may have been billed. */
    @Test
    default void aStreamedChatWhoseAnswerIsLostIsNotAskedAgain() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.faults().onChats().loseAnswer();

            assertThatExceptionOfType(UnknownOutcomeException.class)
                    .isThrownBy(() -> ask(client).stream())
                    .satisfies(e -> assertThat(e.attempts()).isEqualTo(1));
            assertThat(xai.chat().requests()).hasSize(1);
        }
    }

    /** Calls under way end well, and the next ones take another connection. */
    @Test
    default void uploadsAndChatsDoNotNoticeGoAway() {
        try (FakeXai xai = fake().start();
                FaultyProxy counting = FaultyProxy.to(xai.host(), xai.port());
                FileChatClient client = over(counting, xai)) {
            xai.faults().on("UploadFile", "GetCompletion").times(2).goAway();

            client.files().upload(FileSource.of("a", new byte[10]));
            assertThat(ask(client).sample().content()).isNotEmpty();
            client.files().upload(FileSource.of("b", new byte[10]));

            assertThat(counting.connections()).isEqualTo(3);
            assertThat(xai.requests()).hasSize(3);
            assertThat(xai.files().all()).extracting(FakeFile::name).containsExactly("a", "b");
        }
    }

    /** The service says that nothing was done: it is done on another connection, once. */
    @Test
    default void whatGoAwayDidNotProcessIsDoneOnce() {
        byte[] bytes = TestBytes.of(10);
        try (FakeXai xai = fake().start();
                FaultyProxy counting = FaultyProxy.to(xai.host(), xai.port());
                FileChatClient client = over(counting, xai)) {
            xai.faults().onUploads().once().goAwayUnprocessed();
            xai.faults().onChats().once().goAwayUnprocessed();

            StoredFile file = client.files().upload(FileSource.of("a", bytes));
            assertThat(ask(client).sample().content()).isNotEmpty();

            assertThat(xai.files().all()).hasSize(1);
            assertThat(client.files().contentAsBytes(file.id(), bytes.length)).isEqualTo(bytes);
            assertThat(xai.chat().requests()).hasSize(1);
            assertThat(counting.connections()).isEqualTo(3);
        }
    }

    /** It was never processed, so nothing is unknown. */
    @Test
    default void aChatThatIsNeverProcessedIsNotAnswered() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.faults().onChats().goAwayUnprocessed();

            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> ask(client).sample())
                    .satisfies(e -> {
                        assertThat(e.attempts()).isEqualTo(2);
                        assertThat(e.retryable()).isTrue();
                    });
            assertThat(xai.chat().requests()).isEmpty();
        }
    }

    private FileChatClient over(FaultyProxy proxy, FakeXai xai) {
        return configured(xai).endpoint(proxy.host(), proxy.port()).build();
    }

    /** A header or trailer that is too long fails its call, and no other of the connection. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    default void metadataOverTheLimitFailsItsCallAlone(boolean trailers) {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(FileSource.of("a", new byte[10]));
            List<Fault> faults = List.of(
                    trailers
                            ? xai.faults().onChats().oversizedTrailers(100_000)
                            : xai.faults().onChats().oversizedHeaders(100_000),
                    xai.faults().on("RetrieveFile").oversizedHeaders(30_000),
                    xai.faults().on("RetrieveFile").oversizedTrailers(30_000));

            assertThatExceptionOfType(FileChatException.class)
                    .isThrownBy(() -> ask(client).sample())
                    .satisfies(e -> assertThat(e.attempts()).isEqualTo(1));
            assertThat(client.files().get(file.id())).isEqualTo(file);
            assertThat(faults).extracting(Fault::strikes).containsExactly(1, 1, 1);
        }
    }

    private static Chat ask(FileChatClient client) {
        return client.chat().create("grok-4.5").append(user("Which risks?"));
    }
}
