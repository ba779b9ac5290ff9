// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.errors.StatusCode;
import dev.filechat.errors.UnavailableException;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.UploadReceipt;
import dev.filechat.files.sources.FileSource;
import dev.filechat.spi.ChatTransport;
import dev.filechat.spi.ChunkSource;
import dev.filechat.spi.FilesTransport;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import dev.filechat.spi.TransportProvider;
import dev.filechat.spi.TransportSettings;
import dev.filechat.testkit.cassette.Cassette;
import dev.filechat.testkit.internal.server.InProcessTransportProvider;
import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings of streams that can be read once only: an attempt that is played reads no more of one than it did. */
class CassetteStreamTest {

    private static final byte[] BYTES = UploadTest.random(2_500_000);

    @TempDir
    private Path directory;

    private Path tape() {
        return directory.resolve("tape.jsonl");
    }

    /** Refuses the first upload when it has taken so many chunks of it. */
    private record BusyAtFirst(int chunks) implements TransportProvider {
        @Override
        public String name() {
            return "busy";
        }

        @Override
        public int spiVersion() {
            return SPI_VERSION;
        }

        @Override
        public Transport create(TransportSettings settings) {
            Transport real = new InProcessTransportProvider().create(settings);
            return new WithFiles(real, refusingFirst(real.files()));
        }

        private FilesTransport refusingFirst(FilesTransport real) {
            AtomicInteger uploads = new AtomicInteger();
            Class<?>[] types = {FilesTransport.class};
            return (FilesTransport) Proxy.newProxyInstance(
                    FilesTransport.class.getClassLoader(), types, (proxy, method, arguments) -> {
                        if (method.getName().equals("upload") && uploads.incrementAndGet() == 1) {
                            for (int i = 0; i < chunks; i++) {
                                assertThat(((ChunkSource) arguments[1]).next()).isNotNull();
                            }
                            throw new TransportException(
                                    Kind.REFUSED,
                                    StatusCode.UNAVAILABLE,
                                    Delivery.REJECTED,
                                    Duration.ofMillis(1),
                                    "busy",
                                    null);
                        }
                        try {
                            return method.invoke(real, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }

    /** A transport with other files than its own. */
    private record WithFiles(Transport real, FilesTransport files) implements Transport {
        @Override
        public ChatTransport chat() {
            return real.chat();
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private FileChatClient recording(FakeXai xai, int chunks) {
        return xai.configure(FileChatClient.builder())
                .transport(Cassette.record(tape(), new BusyAtFirst(chunks)))
                .build();
    }

    private static UploadReceipt upload(FileChatClient client) {
        return client.files()
                .uploadWithReceipt(
                        FileSource.of("once", new ByteArrayInputStream(BYTES)),
                        UploadOptions.builder().chunkSize(1 << 20).build());
    }

    @Test
    void playsAnAttemptThatReadNothingAndTheOneThatFollowed() {
        UploadReceipt recorded;
        try (FakeXai xai = FakeXai.builder().inProcess().start();
                FileChatClient client = recording(xai, 0)) {
            recorded = upload(client);
            assertThat(recorded.attempts()).isEqualTo(2);
            assertThat(xai.files().named("once").getFirst().size()).isEqualTo(BYTES.length);
        }
        Cassette cassette = Cassette.replay(tape());
        try (FileChatClient client =
                FileChatClient.builder().transport(cassette).apiKey("any").build()) {
            UploadReceipt played = upload(client);

            assertThat(played.file()).isEqualTo(recorded.file());
            assertThat(played.attempts()).isEqualTo(2);
        }
        assertThat(cassette.unplayed()).isEmpty();
    }

    @Test
    void playsAnAttemptThatReadAPartAndCouldNotBeFollowed() {
        try (FakeXai xai = FakeXai.builder().inProcess().start();
                FileChatClient client = recording(xai, 1)) {
            assertFailsAtOnce(client);
            assertThat(xai.files().all()).isEmpty();
        }
        Cassette cassette = Cassette.replay(tape());
        try (FileChatClient client =
                FileChatClient.builder().transport(cassette).apiKey("any").build()) {
            assertFailsAtOnce(client);
        }
        assertThat(cassette.unplayed()).isEmpty();
    }

    private static void assertFailsAtOnce(FileChatClient client) {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> upload(client))
                .withMessageContaining("busy")
                .satisfies(e -> assertThat(e.attempts()).isEqualTo(1));
    }
}
