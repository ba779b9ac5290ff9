// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.failures;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import dev.filechat.errors.AuthenticationException;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.TlsException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.AnsweringPeer;
import dev.filechat.transport.contract.support.Issuer;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import dev.filechat.transport.contract.support.TlsFront;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key goes on every call, and over TLS to whom it is meant for only. */
public interface SecurityContract extends OverTransport {
    /** Neither in its message nor in that of a cause, which a stack trace shows. */
    @Test
    default void aKeyThatTheServiceRepeatsIsNotInTheException() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.faults().onAnyCall().refuse(Status.Code.UNAUTHENTICATED, "The key " + xai.key() + " is revoked");

            assertThatExceptionOfType(AuthenticationException.class)
                    .isThrownBy(() -> client.files().get("file-1"))
                    .withMessageContaining("The key [key] is revoked")
                    .satisfies(e -> {
                        for (Throwable t = e; t != null; t = t.getCause()) {
                            assertThat(t.toString()).doesNotContain(xai.key());
                        }
                    });
        }
    }

    /** Key, headers, user agent and deadline: on each kind of call, uploads too, in plaintext too. */
    @OverNetwork
    @Test
    default void everyCallCarriesTheKeyTheHeadersAndADeadline() {
        try (AnsweringPeer peer = AnsweringPeer.with(Status.UNIMPLEMENTED.withDescription("no"), new Metadata());
                FileChatClient client =
                        plaintext(peer.port()).header("x-team", "blue").build()) {
            List<Runnable> calls = List.of(
                    () -> client.files().upload(FileSource.of("a.txt", new byte[10])),
                    () -> client.files().list(ListFilesRequest.builder().build()),
                    () -> client.files().get("file_1"),
                    () -> client.files().delete("file_1"),
                    () -> client.chat().create("grok-4.5").append(user("Hello")).sample(),
                    () -> client.chat().create("grok-4.5").append(user("Hello")).stream());
            for (Runnable call : calls) {
                assertThatThrownBy(call::run).isInstanceOf(FileChatException.class);
            }
            assertThat(peer.calls()).hasSize(calls.size());
            assertThat(peer.calls()).allSatisfy(call -> {
                assertThat(call.header("authorization")).isEqualTo("Bearer a-key");
                assertThat(call.header("x-team")).isEqualTo("blue");
                assertThat(call.header("xai-sdk-version")).startsWith("filechat-java/");
                assertThat(call.header("xai-sdk-language")).startsWith("java/");
                assertThat(call.header("user-agent")).startsWith("filechat-java/");
                assertThat(call.hasDeadline())
                        .as(call.method() + " has a deadline")
                        .isTrue();
            });
        }
    }

    /** The key is not repeated. */
    @Test
    default void aWrongKeyIsRefusedAndNotShown() {
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai).apiKey("not-the-key").build()) {
            assertThatThrownBy(() -> client.files().list().iterator().hasNext())
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("XAI_API_KEY")
                    .hasMessageNotContaining("not-the-key");
        }
    }

    /** With a certificate that is trusted, all is as without. */
    @OverNetwork
    @Test
    default void tlsWorksWithATrustedCertificate() {
        byte[] bytes = TestBytes.of(7_000_000);
        try (FakeXai xai = fake().tls().start();
                FileChatClient client = client(xai)) {
            StoredFile stored = client.files().upload(FileSource.of("a.bin", bytes));

            assertThat(stored.size()).isEqualTo(bytes.length);
            assertThat(xai.files().all().getFirst().sha256()).isEqualTo(TestBytes.sha256(bytes));
        }
    }

    /** A server may take one version of TLS only; bytes arrive over each of them. */
    @OverNetwork
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    default void aServerThatTakesOneVersionOfTlsIsReached(String version) throws IOException {
        byte[] bytes = TestBytes.of(7_000_000);
        Issuer issuer = new Issuer("Authority");
        SSLServerSocket server = issuer.server(CertificateContract.LOOPBACK, Duration.ofDays(-1), Duration.ofDays(1));
        server.setEnabledProtocols(new String[] {version});
        try (FakeXai xai = fake().start();
                TlsFront front = new TlsFront(server, xai.port());
                FileChatClient client = FileChatClient.builder()
                        .transport(provider())
                        .apiKey(xai.key())
                        .endpoint("127.0.0.1", server.getLocalPort())
                        .trustedCertificates(List.of(issuer.certificate()))
                        .build()) {
            StoredFile stored = client.files().upload(FileSource.of("a.bin", bytes));

            assertThat(client.files().content(stored.id()).readAllBytes()).isEqualTo(bytes);
            assertThat(xai.files().all().getFirst().sha256()).isEqualTo(TestBytes.sha256(bytes));
            assertThat(front.versions()).containsExactly(version);
        }
    }

    /** TLS is on unless told, the system decides whom to trust, and what it does not trust gets nothing. */
    @OverNetwork
    @Test
    default void anUnknownCertificateIsRefusedAtOnce() {
        try (FakeXai xai = fake().tls().start();
                FileChatClient client = FileChatClient.builder()
                        .transport(provider())
                        .apiKey(xai.key())
                        .endpoint(xai.host(), xai.port())
                        .build()) {
            assertThatThrownBy(() -> client.files().get("file_1"))
                    .isInstanceOfSatisfying(TlsException.class, e -> {
                        assertThat(e.attempts()).isEqualTo(1);
                        assertThat(e.retryable()).isFalse();
                    })
                    .hasMessageContaining("127.0.0.1:" + xai.port());
        }
    }

    /** A peer without TLS gets no key. */
    @OverNetwork
    @Test
    default void aPeerWithoutTlsIsRefusedAtOnce() {
        try (AnsweringPeer peer = AnsweringPeer.with(Status.UNIMPLEMENTED, new Metadata());
                FileChatClient client = FileChatClient.builder()
                        .transport(provider())
                        .apiKey("a-key")
                        .endpoint("127.0.0.1", peer.port())
                        .build()) {
            assertThatThrownBy(() -> client.files().get("file_1"))
                    .isInstanceOfSatisfying(
                            TlsException.class, e -> assertThat(e.attempts()).isEqualTo(1))
                    .hasMessageContaining("the peer does not speak TLS");
            assertThat(peer.calls()).isEmpty();
        }
    }
}
