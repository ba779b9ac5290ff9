// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.junit;

import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;

import dev.filechat.FileChatClientBuilder;
import dev.filechat.spi.TransportProvider;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.FakeXaiBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** The settings of a {@link FakeXaiExtension}. Not safe for use by several threads. */
public final class FakeXaiExtensionBuilder {

    /** A call that the client has cancelled ends a little later on the other side. */
    private static final Duration TIME_TO_END = Duration.ofSeconds(2);

    private final List<Consumer<FakeXai>> checks = new ArrayList<>();
    private Consumer<FakeXaiBuilder> fake = builder -> {};
    private Consumer<FileChatClientBuilder> client = builder -> {};
    private FakeSettings.Connection connection = FakeSettings.Connection.AS_ON_THE_CLASS_PATH;
    private boolean shared;

    FakeXaiExtensionBuilder() {}

    /**
     * Sets up each fake: {@code fake(xai -> xai.tls().keys("a", "b"))}. The default is that of {@link FakeXai#builder}.
     *
     * @param settings called before a fake is started, by several threads at once if tests run in parallel
     * @return this builder
     */
    public FakeXaiExtensionBuilder fake(Consumer<FakeXaiBuilder> settings) {
        this.fake = fake.andThen(Objects.requireNonNull(settings, "settings"));
        return this;
    }

    /**
     * Sets up each client: {@code client(client -> client.timeout(Duration.ofSeconds(5)))}. Address and key are the
     * fake's already. The default changes nothing.
     *
     * @param settings called before a client is built, by several threads at once if tests run in parallel
     * @return this builder
     */
    public FakeXaiExtensionBuilder client(Consumer<FileChatClientBuilder> settings) {
        this.client = client.andThen(Objects.requireNonNull(settings, "settings"));
        return this;
    }

    /**
     * Speaks over this transport of the class path. The default is the only one there is, or in-process with none.
     *
     * @param name the name, such as {@code grpc-okhttp}
     * @return this builder
     */
    public FakeXaiExtensionBuilder transport(String name) {
        Objects.requireNonNull(name, "name");
        connection = FakeSettings.Connection.LOOPBACK;
        return client(builder -> builder.transport(name));
    }

    /**
     * Speaks over this transport, which need not be on the class path.
     *
     * @param provider the transport
     * @return this builder
     */
    public FakeXaiExtensionBuilder transport(TransportProvider provider) {
        Objects.requireNonNull(provider, "provider");
        connection = FakeSettings.Connection.LOOPBACK;
        return client(builder -> builder.transport(provider));
    }

    /**
     * Serves inside this JVM, with no port, whichever transport is on the class path.
     *
     * @return this builder
     */
    public FakeXaiExtensionBuilder inProcess() {
        connection = FakeSettings.Connection.IN_PROCESS;
        return this;
    }

    /**
     * Lets all tests of a class, and of those nested in it, share one fake and one client, for programs that are
     * started once and given an address: {@code @BeforeAll} can take them as parameters, too. Before each test the fake
     * is as new ({@link FakeXai#reset}). Tests that share a fake cannot run at the same time: the later one fails and
     * says so. The default is a fake for each test.
     *
     * @return this builder
     */
    public FakeXaiExtensionBuilder shared() {
        this.shared = true;
        return this;
    }

    /**
     * Has each test fail that leaves files behind, none of which is deleted or expired. Calls that are about to end,
     * such as a deletion or an upload that was cancelled, are waited for, 2 seconds at most. Checked after the
     * {@code @AfterEach} methods, if the test has not failed anyway; as are the other checks.
     *
     * @return this builder
     */
    public FakeXaiExtensionBuilder checkNoFilesLeft() {
        checks.add(xai -> {
            awaitCalls(xai);
            assertThat(xai).as("after the test").hasNoFiles();
        });
        return this;
    }

    private static void awaitCalls(FakeXai xai) {
        try {
            xai.awaitNoOpenCalls(TIME_TO_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Has each test fail that leaves calls under way: a stream that is neither read to its end nor closed. Calls that
     * are about to end are waited for, 2 seconds at most.
     *
     * @return this builder
     */
    public FakeXaiExtensionBuilder checkNoOpenCalls() {
        checks.add(xai -> assertThat(xai).as("after the test").hasNoOpenCalls());
        return this;
    }

    /**
     * Has each test fail in which a chat request came that no script answers though there are scripts.
     *
     * @return this builder
     */
    public FakeXaiExtensionBuilder checkNoUnmatchedChatRequests() {
        checks.add(xai -> assertThat(xai).as("after the test").receivedNoUnmatchedChatRequests());
        return this;
    }

    /**
     * Makes the extension.
     *
     * @return the extension
     */
    public FakeXaiExtension build() {
        return new FakeXaiExtension(new FakeSettings(connection, fake, client, shared, checks));
    }
}
