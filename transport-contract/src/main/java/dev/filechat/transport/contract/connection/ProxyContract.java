// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.connection;

import static dev.filechat.chat.messages.Message.user;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.filechat.FileChatClient;
import dev.filechat.errors.UnavailableException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.ConnectProxy;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TcpPeer;
import dev.filechat.transport.contract.support.TestBytes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** A client that reaches the service through an HTTP proxy. */
@OverNetwork
public interface ProxyContract extends OverTransport {
    /** In both directions; the service sees the bytes that were sent. */
    @Test
    default void allGoesThroughAProxyThatWantsCredentials() throws IOException {
        byte[] bytes = TestBytes.of(7_000_000);
        try (FakeXai xai = fake().tls().start();
                ConnectProxy proxy = ConnectProxy.of("team", "p4ss:word");
                FileChatClient client = configured(xai)
                        .proxy(proxy.host(), proxy.port(), "team", "p4ss:word")
                        .build()) {
            StoredFile stored = client.files().upload(FileSource.of("a.bin", bytes));
            xai.chat().whenAnything().reply("Three.");
            String answer = client.chat()
                    .create("grok-4.5")
                    .append(user("How many?"))
                    .sample()
                    .content();

            assertThat(client.files().content(stored.id()).readAllBytes()).isEqualTo(bytes);
            assertThat(xai.files().all().getFirst().sha256()).isEqualTo(TestBytes.sha256(bytes));
            assertThat(answer).isEqualTo("Three.");
            assertThat(proxy.targets()).containsExactly("127.0.0.1:" + xai.port());
            assertThat(proxy.refused()).isEmpty();
        }
    }

    /** The proxy looks up the name of the service; this machine need not know it. */
    @Test
    default void aProxyForEverybodyGetsTheNameOfTheService() throws IOException {
        try (ConnectProxy proxy = ConnectProxy.open();
                FileChatClient client = FileChatClient.builder()
                        .transport(provider())
                        .apiKey("a-key")
                        .endpoint("service.invalid", 443)
                        .proxy(proxy.host(), proxy.port())
                        .build()) {
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> client.files().get("file_1"))
                    .satisfies(e -> assertThat(e.attempts()).isEqualTo(4));
            assertThat(proxy.targets()).hasSize(4).containsOnly("service.invalid:443");
        }
    }

    /** The same credentials would be refused again. */
    @Test
    default void wrongCredentialsAreSaidToBeAndNotSentAgain() throws IOException {
        try (FakeXai xai = fake().tls().start();
                ConnectProxy proxy = ConnectProxy.of("team", "right");
                FileChatClient client = configured(xai)
                        .proxy(proxy.host(), proxy.port(), "team", "s3cret-wrong")
                        .build()) {
            Throwable failure = catchThrowable(() -> client.files().get("file_1"));

            assertThat(failure)
                    .isInstanceOfSatisfying(UnavailableException.class, e -> {
                        assertThat(e.attempts()).isEqualTo(1);
                        assertThat(e.retryable()).isFalse();
                    })
                    .hasMessageContainingAll("the proxy", "407", "proxy(host, port, user, password)");
            StringWriter printed = new StringWriter();
            failure.printStackTrace(new PrintWriter(printed, true));
            assertThat(printed.toString())
                    .doesNotContain("s3cret-wrong")
                    .doesNotContain(Base64.getEncoder().encodeToString("team:s3cret-wrong".getBytes(US_ASCII)));
            assertThat(proxy.refused()).hasSize(1);
            assertThat(xai.requests()).isEmpty();
        }
    }

    /** None is wrong, too. */
    @Test
    default void missingCredentialsAreSaidToBe() throws IOException {
        try (FakeXai xai = fake().tls().start();
                ConnectProxy proxy = ConnectProxy.of("team", "right");
                FileChatClient client =
                        configured(xai).proxy(proxy.host(), proxy.port()).build()) {
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> client.files().upload(FileSource.of("a.bin", TestBytes.of(10))))
                    .withMessageContainingAll("the proxy", "407")
                    .satisfies(e -> assertThat(e.attempts()).isEqualTo(1))
                    .satisfies(e -> assertThat(e.retryable()).isFalse());
        }
    }

    /** Nothing was sent, so that a question is asked again. */
    @Test
    default void aProxyThatIsNotThereIsTriedAgain() {
        try (FakeXai xai = fake().tls().start();
                FileChatClient client =
                        configured(xai).proxy("127.0.0.1", TcpPeer.closedPort()).build()) {
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> client.chat()
                            .create("grok-4.5")
                            .append(user("How many?"))
                            .sample())
                    .satisfies(e -> assertThat(e.attempts()).isEqualTo(2))
                    .satisfies(e -> assertThat(e.retryable()).isTrue());
            assertThat(xai.requests()).isEmpty();
        }
    }
}
