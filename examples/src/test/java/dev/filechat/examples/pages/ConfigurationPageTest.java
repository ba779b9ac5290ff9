// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.errors.ConfigurationException;
import dev.filechat.errors.UnavailableException;
import dev.filechat.testkit.FakeXai;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/configuration.md. */
class ConfigurationPageTest {
    @AutoClose
    private final FakeXai xai =
            FakeXai.builder().keys("key-of-may", "key-of-june").tls().start();

    @TempDir
    private Path directory;

    @Test
    void aKeyThatChanges() {
        FileChatClientBuilder builder = xai.configure(FileChatClient.builder()).transport("grpc-netty");
        // snippet: key
        AtomicReference<String> key = new AtomicReference<>("key-of-may"); // what reads your vault sets it
        FileChatClient client = builder.apiKey(key::get).account("research").build();
        // end
        try (client) {
            assertThat(client.files().list().iterator().hasNext()).isFalse();
            key.set("key-of-june");
            assertThat(client.files().list().iterator().hasNext()).isFalse();
        }
        assertThat(xai.requests())
                .extracting(request -> request.keyIndex().orElseThrow())
                .containsExactly(0, 1);
    }

    @Test
    void anEndpointWithCertificatesOfItsOwn() {
        String host = xai.host();
        int port = xai.port();
        Path authority = directory.resolve("authority.pem");
        xai.writeTrustedCertificate(authority);
        FileChatClientBuilder builder =
                FileChatClient.builder().transport("grpc-netty").apiKey("key-of-may");
        // snippet: endpoint
        FileChatClient client =
                builder.endpoint(host, port).trustedCertificates(authority).build();
        // end
        try (client) {
            assertThat(client.files().list().iterator().hasNext()).isFalse();
        }
    }

    @Test
    void aCertificateOfTheClient() {
        FileChatClientBuilder builder = xai.configure(FileChatClient.builder()).transport("grpc-netty");
        // snippet: certificate
        builder.clientCertificate(Path.of("client.pem"), Path.of("client-key.pem"));
        // end
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(builder::build)
                .withMessage("There is no certificate file client.pem");
    }

    @Test
    void aProxy() {
        FileChatClientBuilder builder = xai.configure(FileChatClient.builder()).transport("grpc-netty");
        String password = "secret";
        // snippet: proxy
        builder.proxy("proxy.invalid", 3128, "team", password);
        // end
        try (FileChatClient client = builder.build()) {
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> client.files().get("file_1"))
                    .withMessageContaining("proxy.invalid");
        }
    }

    @Test
    void aKeepalive() {
        FileChatClientBuilder builder = xai.configure(FileChatClient.builder()).transport("grpc-netty");
        // snippet: keepalive
        builder.keepAlive(Duration.ofMinutes(1), Duration.ofSeconds(20)).connectTimeout(Duration.ofSeconds(5));
        // end
        try (FileChatClient client = builder.build()) {
            assertThat(client.files().list().iterator().hasNext()).isFalse();
        }
    }
}
