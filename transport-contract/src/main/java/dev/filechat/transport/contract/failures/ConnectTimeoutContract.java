// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.failures;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.errors.UnavailableException;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.FakeXaiBuilder;
import dev.filechat.testkit.faults.Direction;
import dev.filechat.testkit.faults.Fault;
import dev.filechat.testkit.faults.FaultyProxy;
import dev.filechat.transport.contract.support.Issuer;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TcpPeer;
import dev.filechat.transport.contract.support.TestBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Servers that accept a connection and do not complete it: the connect timeout ends the attempt, and nothing was sent.
 */
@OverNetwork
public interface ConnectTimeoutContract extends OverTransport {
    /** For attempts of which none can succeed. */
    Duration SHORT = Duration.ofMillis(500);

    /** Longer than it takes to connect on a slow machine. */
    Duration ENOUGH = Duration.ofSeconds(2);

    /** The port accepts, and nothing comes. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    default void aSilentPortIsNotReachable(boolean tls) {
        try (TcpPeer peer = TcpPeer.silent();
                FileChatClient client = (tls ? withTls(peer.port()) : plaintext(peer.port()))
                        .connectTimeout(SHORT)
                        .build()) {
            assertNotReachable(client);
        }
    }

    /** TLS is fine, and the settings of HTTP/2 do not come. */
    @Test
    default void aServerThatIsSilentAfterItsHandshakeIsNotReachable() throws IOException {
        Issuer issuer = new Issuer("Authority");
        try (SSLServerSocket server =
                        issuer.server(CertificateContract.LOOPBACK, Duration.ofDays(-1), Duration.ofDays(1));
                FileChatClient client = withTls(server.getLocalPort())
                        .trustedCertificates(List.of(issuer.certificate()))
                        .connectTimeout(SHORT)
                        .build()) {
            Thread.ofVirtual().start(() -> shakeHands(server));

            assertNotReachable(client);
        }
    }

    /** A file is uploaded on another connection, once, and the wait for that connection is no stall. */
    @ParameterizedTest
    @CsvSource({"false, 5", "true, 0", "true, 700"})
    default void aConnectionThatFallsSilentIsMadeAnew(boolean tls, int bytes) {
        FakeXaiBuilder fake = tls ? fake().tls() : fake();
        try (FakeXai xai = fake.start();
                FaultyProxy proxy = FaultyProxy.to(xai.host(), xai.port());
                FileChatClient client = configured(xai)
                        .endpoint(proxy.host(), proxy.port())
                        .connectTimeout(ENOUGH)
                        .stallTimeout(ENOUGH.dividedBy(2))
                        .build()) {
            Fault fault = proxy.onConnections().once().stallAfter(Direction.TO_CLIENT, bytes);
            byte[] content = TestBytes.of(10);

            client.files().upload(FileSource.of("a", content));

            assertThat(fault.strikes()).isEqualTo(1);
            assertThat(xai.files().all())
                    .singleElement()
                    .satisfies(stored -> assertThat(stored.sha256()).isEqualTo(TestBytes.sha256(content)));
        }
    }

    /** The time is for the connection: an answer may take longer, and so may a connection without a call. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    default void anAnswerMayTakeLongerThanTheConnection(boolean tls) {
        FakeXaiBuilder fake = tls ? fake().tls() : fake();
        try (FakeXai xai = fake.start();
                FaultyProxy proxy = FaultyProxy.to(xai.host(), xai.port());
                FileChatClient client = configured(xai)
                        .endpoint(proxy.host(), proxy.port())
                        .connectTimeout(ENOUGH)
                        .build()) {
            xai.chat().whenAnything().reply("Slowly.").initialDelay(ENOUGH.plus(SHORT));

            assertThat(client.chat()
                            .create("grok-4.5")
                            .append(user("Which risks?"))
                            .sample()
                            .content())
                    .isEqualTo("Slowly.");

            assertThat(proxy.connections()).isEqualTo(1);
        }
    }

    private FileChatClientBuilder withTls(int port) {
        return FileChatClient.builder().transport(provider()).apiKey("a-key").endpoint("127.0.0.1", port);
    }

    private static void assertNotReachable(FileChatClient client) {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> client.chat()
                        .create("grok-4.5")
                        .append(user("Which risks?"))
                        .sample())
                .satisfies(e -> {
                    assertThat(e.attempts()).isEqualTo(2);
                    assertThat(e.retryable()).isTrue();
                });
    }

    private static void shakeHands(SSLServerSocket server) {
        while (!server.isClosed()) {
            try {
                SSLSocket connection = (SSLSocket) server.accept();
                Thread.ofVirtual().start(() -> readAll(connection));
            } catch (IOException e) {
                return; // the test is over
            }
        }
    }

    private static void readAll(SSLSocket connection) {
        try (connection) {
            long unused = connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // the client hung up
        }
    }
}
