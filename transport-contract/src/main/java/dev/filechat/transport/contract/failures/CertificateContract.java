// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.errors.TlsException;
import dev.filechat.errors.UnavailableException;
import dev.filechat.transport.contract.support.Issuer;
import dev.filechat.transport.contract.support.OneProxy;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TcpPeer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Why there is no safe connection, and what to do about it: something else for each reason, and no word of Netty's
 * handlers.
 */
@OverNetwork
public interface CertificateContract extends OverTransport {
    /** Where all these servers are. */
    GeneralName LOOPBACK = new GeneralName(GeneralName.iPAddress, "127.0.0.1");

    /** The certificate is trusted, and is another host's. */
    @Test
    default void aCertificateOfAnotherHostIsSaidToBe() throws IOException {
        Issuer issuer = new Issuer("Authority");
        GeneralName elsewhere = new GeneralName(GeneralName.dNSName, "elsewhere.example");
        try (SSLServerSocket server = issuer.server(elsewhere, Duration.ofDays(-1), Duration.ofDays(1))) {
            assertRefused(server, issuer, "the certificate is for another host", "endpoint(host, port)");
        }
    }

    /** Nothing but its time is wrong with it. */
    @Test
    default void anExpiredCertificateIsSaidToBe() throws IOException {
        Issuer issuer = new Issuer("Authority");
        try (SSLServerSocket server = issuer.server(LOOPBACK, Duration.ofDays(-2), Duration.ofDays(-1))) {
            assertRefused(server, issuer, "the certificate has expired", "the clock of this machine");
        }
    }

    /** Nothing but its time is wrong with it. */
    @Test
    default void aCertificateOfTomorrowIsSaidToBe() throws IOException {
        Issuer issuer = new Issuer("Authority");
        try (SSLServerSocket server = issuer.server(LOOPBACK, Duration.ofDays(1), Duration.ofDays(2))) {
            assertRefused(server, issuer, "the certificate is not valid yet", "clock of this machine");
        }
    }

    /** Nothing but who has issued it is wrong with it; the other one may have the name of one that is trusted. */
    @ParameterizedTest
    @ValueSource(strings = {"Authority", "Stranger"})
    default void aCertificateOfAnUnknownIssuerIsSaidToBe(String issuer) throws IOException {
        try (SSLServerSocket server = new Issuer(issuer).server(LOOPBACK, Duration.ofDays(-1), Duration.ofDays(1))) {
            assertRefused(
                    server,
                    new Issuer("Authority"),
                    "no trusted authority has issued the certificate",
                    "trustedCertificates(...)");
        }
    }

    /** The proxy's answer is in the message. */
    @Test
    @ResourceLock("java.net.ProxySelector")
    default void aProxyThatWantsAPasswordIsSaidTo() throws IOException {
        String answer = "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n";
        ProxySelector before = ProxySelector.getDefault();
        try (TcpPeer proxy = TcpPeer.answering(answer.getBytes(StandardCharsets.US_ASCII));
                FileChatClient client =
                        secure(443).endpoint("proxied.example", 443).build()) {
            ProxySelector.setDefault(new OneProxy("proxied.example", proxy.port(), before));

            Throwable failure = catchThrowable(() -> client.files().get("file_1"));

            assertThat(failure).isInstanceOf(UnavailableException.class).hasMessageContaining("407");
            assertNothingOfHandlersIn(failure);
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private void assertRefused(SSLServerSocket server, Issuer trusted, String... message) {
        Thread.ofVirtual().start(() -> shakeHands(server));
        try (FileChatClient client = secure(server.getLocalPort())
                .trustedCertificates(List.of(trusted.certificate()))
                .build()) {
            Throwable failure = catchThrowable(() -> client.files().get("file_1"));

            assertThat(failure)
                    .isInstanceOfSatisfying(
                            TlsException.class, e -> assertThat(e.attempts()).isEqualTo(1))
                    .hasMessageContainingAll(message)
                    .hasMessageContaining("127.0.0.1:" + server.getLocalPort());
            assertNothingOfHandlersIn(failure);
        }
    }

    private FileChatClientBuilder secure(int port) {
        return FileChatClient.builder().transport(provider()).apiKey("a-key").endpoint("127.0.0.1", port);
    }

    private static void assertNothingOfHandlersIn(Throwable failure) {
        StringWriter printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed, true));
        assertThat(printed.toString().lines().filter(line -> !line.startsWith("\tat ")))
                .noneMatch(line -> line.contains("Pipeline") || line.contains("#0"));
    }

    /** Until the server is closed. */
    private static void shakeHands(SSLServerSocket server) {
        while (!server.isClosed()) {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                socket.startHandshake();
            } catch (IOException expected) {
                // the client ends the handshake as it refuses the certificate, or the test closes the server
            }
        }
    }
}
