// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.contract;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.spi.ApiKey;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportProvider;
import dev.filechat.spi.TransportSettings;
import dev.filechat.testkit.FakeXai;
import java.time.Duration;

/** What the parts of the contract are tested with: a client, or a bare transport, of the provider under test. */
public interface OverTransport {
    /** Longer than anything here takes on a slow machine: a test that waits so long has failed. */
    Duration LONG = Duration.ofSeconds(30);

    /** The transport under test. */
    TransportProvider provider();

    /** A client of a fake, over the transport under test. */
    default FileChatClient client(FakeXai xai) {
        return configured(xai).build();
    }

    /** A builder of such a client. */
    default FileChatClientBuilder configured(FakeXai xai) {
        return xai.configure(FileChatClient.builder()).transport(provider());
    }

    /** A builder of a client of a peer on this machine that is not a fake. */
    default FileChatClientBuilder plaintext(int port) {
        return FileChatClient.builder()
                .transport(provider())
                .apiKey("a-key")
                .endpoint("127.0.0.1", port)
                .plaintext();
    }

    /** The transport under test, with no engine over it and the fake's own key, to a peer on this machine. */
    default Transport bare(int port) {
        return provider()
                .create(TransportSettings.builder("127.0.0.1", port, ApiKey.of(FakeXai.DEFAULT_KEY))
                        .plaintext(true)
                        .build());
    }
}
