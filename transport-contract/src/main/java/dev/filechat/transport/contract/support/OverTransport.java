// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.support;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportProvider;
import dev.filechat.spi.TransportSettings;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.FakeXaiBuilder;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the parts of the contract are tested with: a client, or a bare transport, of the provider under test. */
@ExtendWith(OverNetwork.Condition.class)
public interface OverTransport {
    /** Longer than anything here takes on a slow machine: a test that waits for this time has failed. */
    Duration LONG = Duration.ofSeconds(30);

    /** The transport under test. */
    TransportProvider provider();

    /**
     * Whether the transport under test reaches a host and a port. One that does not is given in-process fakes, and
     * skips what is about connections: TLS, faults of the wire, peers that are no fakes, other processes.
     */
    default boolean overNetwork() {
        return true;
    }

    /** A builder of a fake that the transport under test reaches. */
    default FakeXaiBuilder fake() {
        return overNetwork() ? FakeXai.builder() : FakeXai.builder().inProcess();
    }

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

    /** The transport under test, with no engine over it and the fake's own key. */
    default Transport bare(FakeXai xai) {
        return overNetwork() ? bare(xai.port()) : bare(TransportSettings.builder(xai.inProcessName(), 443));
    }

    /** The transport under test, with no engine over it and the fake's own key, to a peer on this machine. */
    default Transport bare(int port) {
        return bare(TransportSettings.builder("127.0.0.1", port).plaintext(true));
    }

    private Transport bare(TransportSettings.Builder settings) {
        return provider().create(settings.build());
    }
}
