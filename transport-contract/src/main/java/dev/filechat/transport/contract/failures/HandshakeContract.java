// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.failures;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.errors.UnavailableException;
import dev.filechat.files.FilePage;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.Direction;
import dev.filechat.testkit.faults.Fault;
import dev.filechat.testkit.faults.FaultyProxy;
import dev.filechat.transport.contract.support.BareCall;
import dev.filechat.transport.contract.support.BareCalls;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TcpPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections that fail while they are made, by the network and not by a verdict of TLS: nothing was sent. */
@OverNetwork
public interface HandshakeContract extends OverTransport {
    /** A chat is asked on another connection, once. */
    @ParameterizedTest
    @CsvSource({"TO_SERVER, 0", "TO_CLIENT, 0", "TO_CLIENT, 3", "TO_CLIENT, 100", "TO_CLIENT, 700"})
    default void aHandshakeThatIsResetIsTriedAgain(Direction direction, int bytes) {
        try (FakeXai xai = fake().tls().start();
                FaultyProxy proxy = FaultyProxy.to(xai.host(), xai.port());
                FileChatClient client =
                        configured(xai).endpoint(proxy.host(), proxy.port()).build()) {
            Fault fault = proxy.onConnections().once().resetAfter(direction, bytes);

            assertThat(client.chat()
                            .create("grok-4.5")
                            .append(user("Which risks?"))
                            .sample()
                            .content())
                    .isNotEmpty();

            assertThat(fault.strikes()).isEqualTo(1);
            assertThat(xai.chat().requests()).hasSize(1);
        }
    }

    /** The end of a connection says nothing of certificates, and a call that is made again may succeed. */
    @Test
    default void aPeerThatEndsEveryHandshakeIsNotReachable() {
        try (TcpPeer peer = TcpPeer.saysNoMore();
                FileChatClient client = FileChatClient.builder()
                        .transport(provider())
                        .apiKey("a-key")
                        .endpoint("127.0.0.1", peer.port())
                        .build()) {
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> client.files().get("file_1"))
                    .satisfies(e -> {
                        assertThat(e.attempts()).isEqualTo(4);
                        assertThat(e.retryable()).isTrue();
                        assertThat(e).hasMessageNotContaining("certificate");
                    });
        }
    }

    /** A connection that could not be made is made for the next call, and not when gRPC would try again. */
    @Test
    default void whatFailedBeforeFailsNoNewCall() throws TransportException {
        try (FakeXai xai = fake().start();
                FaultyProxy proxy = FaultyProxy.to(xai.host(), xai.port());
                Transport transport = bare(proxy.port())) {
            Fault fault = proxy.onConnections().once().resetAfter(Direction.TO_CLIENT, 0);

            TransportException e = BareCalls.LIST.failureOn(transport, LONG);
            FilePage page = transport.files().list(ListFilesRequest.builder().build(), BareCall.within(LONG));

            assertThat(e.delivery()).isEqualTo(Delivery.UNSENT);
            assertThat(page.files()).isEmpty();
            assertThat(fault.strikes()).isEqualTo(1);
        }
    }
}
