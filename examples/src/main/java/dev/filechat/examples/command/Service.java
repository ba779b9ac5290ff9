// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.testkit.FakeXai;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A client of the service that is asked, and the fake service if it is one that was started here. */
record Service(FileChatClient client, @Nullable FakeXai fake) implements AutoCloseable {
    /** How fast the fake service writes, so that the streaming can be seen. */
    private static final Duration FAKE_WORD_DELAY = Duration.ofMillis(25);

    /**
     * Connects to the endpoint, or else to the real service if there is a key, or else to a fake one.
     *
     * @param key the API key; null: the fake's
     */
    static Service open(String transport, @Nullable Endpoint endpoint, @Nullable String key) {
        if (key != null && key.isBlank()) {
            throw new IllegalArgumentException("XAI_API_KEY is set but blank; unset it to ask the fake service");
        }
        FileChatClientBuilder builder =
                FileChatClient.builder().transport(transport.isBlank() ? "grpc-netty" : transport);
        if (endpoint != null) {
            return new Service(at(endpoint, builder, key).build(), null);
        }
        return key != null ? new Service(builder.build(), null) : withFake(builder);
    }

    private static FileChatClientBuilder at(Endpoint endpoint, FileChatClientBuilder builder, @Nullable String key) {
        if (key == null && !endpoint.isLoopback()) {
            throw new IllegalArgumentException("XAI_API_KEY is not set; " + endpoint.host() + " needs a key");
        }
        return endpoint.on(builder).apiKey(key == null ? FakeXai.DEFAULT_KEY : key);
    }

    private static Service withFake(FileChatClientBuilder builder) {
        FakeXai fake = FakeXai.builder().wordDelay(FAKE_WORD_DELAY).start();
        try {
            FileChatClient client = fake.configure(builder).build();
            Notices.line(
                    "XAI_API_KEY is not set: asking filechat's own fake service on " + fake.host() + ":" + fake.port());
            return new Service(client, fake);
        } catch (RuntimeException e) {
            fake.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } finally {
            if (fake != null) {
                fake.close();
            }
        }
    }
}
