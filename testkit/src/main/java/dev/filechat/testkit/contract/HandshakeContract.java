// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.contract;

import static dev.filechat.chat.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.UnavailableException;
import dev.filechat.files.FileSource;
import dev.filechat.files.StoredFile;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.Direction;
import dev.filechat.testkit.faults.Fault;
import dev.filechat.testkit.faults.FaultyProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that fail while they are made, by the network and not by a verdict of TLS: nothing was sent. */
@OverNetwork
@Timeout(60)
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

    /** The end of a connection says nothing of certificates, and whoever calls again may be lucky. */
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
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    default void whatFailedBeforeFailsNoNewCall(boolean tls) {
        try (FakeXai xai = (tls ? fake().tls() : fake()).start();
                FaultyProxy proxy = FaultyProxy.to(xai.host(), xai.port());
                FileChatClient direct = client(xai);
                FileChatClient client =
                        configured(xai).endpoint(proxy.host(), proxy.port()).build()) {
            StoredFile file = direct.files().upload(FileSource.of("a", new byte[10]));
            Fault fault = proxy.onConnections().times(4).resetAfter(Direction.TO_CLIENT, 0);

            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> client.files().get(file.id()))
                    .satisfies(e -> assertThat(e.attempts()).isEqualTo(4));
            assertThat(client.files().get(file.id())).isEqualTo(file);

            assertThat(fault.strikes()).isEqualTo(4);
        }
    }
}
