// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.filechat.errors.ConfigurationException;
import dev.filechat.spi.TransportSettings;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the key is sent only to the service. */
class HeaderAndPlaintextTest {
    private final AtomicReference<TransportSettings> settings = new AtomicReference<>();
    private final FileChatClientBuilder builder = FileChatClient.builder()
            .apiKey("test-key")
            .transport(FakeTransport.provider("fake", given -> {
                settings.set(given);
                return new FakeTransport();
            }));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "127.0.0.1",
                "127.0.0.0",
                "127.255.255.255",
                "127.10.99.200",
                "::1",
                "0:0:0:0:0:0:0:1"
            })
    void plaintextGoesToThisMachine(String host) {
        builder.endpoint(host, 50_051).plaintext().build();

        assertThat(settings.get().plaintext()).isTrue();
        assertThat(settings.get().host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.x.ai",
                "localhost.evil.com",
                "localhost.",
                "LOCALHOST", // some resolvers ask the network for names that are not exactly localhost
                "notlocalhost",
                "localhost\n",
                "127.0.0.1.nip.io",
                "0x7f000001",
                "0x7f.0.0.1",
                "2130706433",
                "127.1",
                "127.0.0.1.",
                "127.0.0.01",
                "127.0.0.256",
                "127.0.0.1000",
                "127.0.0",
                "128.0.0.1",
                "1127.0.0.1",
                "127.0.0.1\n",
                " 127.0.0.1",
                "127.0.0.1@evil.com",
                "१२७.0.0.1",
                "0.0.0.0",
                "::",
                "::2",
                "[::1]",
                "::1%eth0",
                "::ffff:127.0.0.1"
            })
    void plaintextGoesNowhereElse(String host) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> builder.endpoint(host, 443).plaintext().build())
                .withMessageStartingWith("Plaintext to ")
                .withMessageContainingAll("API key", "localhost")
                .withMessageNotContaining("\n");
        assertThat(settings).hasNullValue();
    }

    @Test
    void plaintextIsNotForTheDefaultHost() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> builder.plaintext().build())
                .withMessageContaining("api.x.ai");
    }

    @ParameterizedTest
    @CsvSource({
        "authorization, is the API key's",
        "Authorization, lower-case",
        "AUTHORIZATION, lower-case",
        "grpc-timeout, is the transport's own",
        "content-type, is the transport's own",
        "te, HTTP/2 forbids it",
        "connection, HTTP/2 forbids it",
        "keep-alive, HTTP/2 forbids it",
        "proxy-connection, HTTP/2 forbids it",
        "transfer-encoding, HTTP/2 forbids it",
        "upgrade, HTTP/2 forbids it",
        "http2-settings, HTTP/2 forbids it",
        "host, is the transport's own",
        "content-length, is the transport's own",
        "user-agent, is the transport's own",
        "x-data-bin, is the transport's own",
        ":path, may have only",
        "'', may have only",
        "'x y', may have only",
        "'x\ny', 'x\\ny'"
    })
    void aHeaderThatIsNotTheUsersIsRefused(String name, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.header(name, "SECRET"))
                .withMessageContaining(why.replace("'x\\ny'", "x\\ny"))
                .withMessageNotContaining("SECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\tb", "a\0b", "é", "a\n"})
    void aHeaderValueThatCouldBecomeAnotherHeaderIsRefusedWithoutShowingIt(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.header("x-team", "SECRET" + value))
                .withMessage("The value of the header x-team may have only printable ASCII");
    }

    @Test
    void otherHeadersGoToTheTransport() {
        builder.header("x-team", "a b~").header("x.y_z-1", "").build();

        assertThat(settings.get().headers()).containsEntry("x-team", "a b~").containsEntry("x.y_z-1", "");
    }

    @Test
    @SuppressWarnings("NullAway") // as a caller without a null checker may do
    void nullIsRefusedWithTheParametersName() {
        assertThatNullPointerException()
                .isThrownBy(() -> builder.header(null, "v"))
                .withMessage("name");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.header("n", null))
                .withMessage("value");
        assertThatNullPointerException().isThrownBy(() -> builder.timeout(null)).withMessage("duration");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.apiKey((String) null))
                .withMessage("key");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.endpoint(null, 1))
                .withMessage("host");
    }
}
