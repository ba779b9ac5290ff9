// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.chat.messages.Message.user;
import static dev.filechat.testkit.UploadTest.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.FileRef;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.errors.ConfigurationException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.BatchResult;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.sources.FileSource;
import dev.filechat.proto.File;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportProvider;
import dev.filechat.spi.TransportSettings;
import dev.filechat.testkit.cassette.Cassette;
import dev.filechat.testkit.cassette.DownloadRecording;
import dev.filechat.testkit.faults.Refusal;
import dev.filechat.testkit.internal.server.InProcessTransportProvider;
import dev.filechat.transport.grpc.GrpcTransport;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status.Code;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recorded against a fake is played back without one. */
class CassetteTest {

    @TempDir
    private Path directory;

    private Path tape() {
        return directory.resolve("tape.jsonl");
    }

    private static FakeXai start(boolean inProcess) {
        return inProcess ? FakeXai.builder().inProcess().start() : FakeXai.start();
    }

    private static TransportProvider serviceOf(FakeXai xai, boolean inProcess) {
        return inProcess ? new InProcessTransportProvider() : new OverTcp();
    }

    /** A transport over TCP: the testkit itself has none. */
    private static final class OverTcp implements TransportProvider {
        @Override
        public String name() {
            return "tcp";
        }

        @Override
        public int spiVersion() {
            return SPI_VERSION;
        }

        @Override
        public Transport create(TransportSettings settings) {
            return GrpcTransport.over(
                    ManagedChannelBuilder.forAddress(settings.host(), settings.port())
                            .usePlaintext(),
                    settings);
        }
    }

    private static FileChatClient client(Cassette cassette) {
        return FileChatClient.builder().transport(cassette).apiKey("any").build();
    }

    private FileChatClient recording(FakeXai xai) {
        return xai.configure(FileChatClient.builder())
                .transport(Cassette.record(tape(), new InProcessTransportProvider()))
                .build();
    }

    /** What a program sees that uses every call once, and some that fail. */
    private static List<String> everything(FileChatClient client) throws Exception {
        List<String> seen = new ArrayList<>();
        StoredFile file = client.files().upload(FileSource.of("a.pdf", random(100_000)));
        seen.add(file.toString());
        seen.add(client.files().get(file.id()).toString());
        seen.add(client.files()
                .list(ListFilesRequest.builder().limit(1).build())
                .files()
                .toString());
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        client.files().contentTo(file.id(), content);
        seen.add(Base64.getEncoder().encodeToString(content.toByteArray()));
        StoredFile text = client.files().upload(FileSource.text("a.txt", "The heron sleeps."));
        seen.add(client.files().contentAsText(text.id()));
        seen.add(client.files().createPublicUrl(file.id(), Duration.ofHours(2)).toString());
        seen.add(client.files().revokePublicUrl(file.id()).toString());
        Chat chat = client.chat()
                .create("grok-4.5", ChatOptions.builder().storeMessages(true).build())
                .append(user("Who sleeps?", Content.file(text)));
        String id = chat.sample().id();
        seen.add(client.chat().stored(id).content());
        client.chat().deleteStored(id);
        try (ChatStream stream = chat.stream()) {
            for (ChatChunk chunk : stream) {
                seen.add(chunk.content());
            }
            seen.add(stream.response().usage().toString());
        }
        seen.add(chat.defer().await().content());
        seen.add(chat.compact().encryptedContent());
        seen.add(client.files().delete(file.id()).toString());
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> client.files().get(file.id()))
                .satisfies(e -> seen.add(e.getMessage()));
        return seen;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void playsBackWhatWasRecorded(boolean inProcess) throws Exception {
        List<String> recorded;
        try (FakeXai xai = start(inProcess);
                FileChatClient client = xai.configure(FileChatClient.builder())
                        .transport(Cassette.record(tape(), serviceOf(xai, inProcess)))
                        .build()) {
            recorded = everything(client);
        }
        Cassette cassette = Cassette.replay(tape());
        for (int time = 0; time < 2; time++) {
            try (FileChatClient client = client(cassette)) {
                assertThat(everything(client)).isEqualTo(recorded);
            }
            assertThat(cassette.unplayed()).isEmpty();
        }
        assertThat(recorded).hasSizeGreaterThan(14);
    }

    @Test
    void holdsNoKeyAndNoBytesOfFiles() throws Exception {
        String secret = "The heron sleeps at night.";
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3, 4};
        try (FakeXai xai = FakeXai.builder().inProcess().start();
                FileChatClient client = recording(xai)) {
            xai.chat().whenAnything().reply("Fine.");
            client.files().upload(FileSource.of("a.txt", bytes));
            client.chat()
                    .create("grok-4.5")
                    .append(user(
                            "Look.", Content.file(FileRef.inline("b.txt", "text/plain", bytes)), Content.image(png)))
                    .sample();
            xai.faults().onAnyCall().refuse(Code.PERMISSION_DENIED, "The key " + xai.key() + " may not do that.");
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> client.files().get("file_1"))
                    .withMessageContaining("The key [key] may not do that.");
        }

        assertThat(Files.readString(tape()))
                .doesNotContain(FakeXai.DEFAULT_KEY)
                .doesNotContain(secret)
                .doesNotContain(Base64.getEncoder().encodeToString(bytes))
                .doesNotContain(Base64.getEncoder().encodeToString(png))
                .contains(UploadTest.sha256(bytes))
                .contains("The key [key] may not do that.");
        assertThat(Files.readAllLines(tape()))
                .hasSize(5)
                .first()
                .isEqualTo("{\"cassette\":\"filechat\",\"version\":1}");
    }

    @Test
    void holdsNoneOfTheKeysOfAClientWhoseKeyChanges() throws Exception {
        List<String> keys = List.of("xai-first", "xai-second");
        AtomicInteger next = new AtomicInteger();
        try (FakeXai xai = FakeXai.builder()
                        .keys("xai-first", "xai-second")
                        .inProcess()
                        .start();
                FileChatClient client = xai.configure(FileChatClient.builder())
                        .transport(Cassette.record(tape(), new InProcessTransportProvider()))
                        .apiKey(() -> keys.get(next.getAndIncrement()))
                        .build()) {
            for (String key : keys) {
                xai.faults().onAnyCall().once().refuse(Code.PERMISSION_DENIED, "The key " + key + " may not do that.");
                assertThatExceptionOfType(RuntimeException.class)
                        .isThrownBy(() -> client.files().get("file_1"))
                        .withMessageContaining("The key [key] may not do that.");
            }
        }

        assertThat(Files.readString(tape())).doesNotContain(keys).contains("The key [key] may not do that.");
    }

    @ParameterizedTest
    @EnumSource(DownloadRecording.class)
    void keepsOfDownloadsWhatItIsTold(DownloadRecording downloads) throws Exception {
        byte[] bytes = random(200_000);
        try (FakeXai xai = FakeXai.builder().inProcess().start();
                FileChatClient client = xai.configure(FileChatClient.builder())
                        .transport(Cassette.record(tape(), new InProcessTransportProvider(), downloads))
                        .build()) {
            StoredFile file = client.files().upload(FileSource.of("a", bytes));
            client.files().download(file.id(), directory.resolve("first"));
        }
        try (FileChatClient client = client(Cassette.replay(tape()))) {
            StoredFile file = client.files().upload(FileSource.of("a", bytes));
            client.files().download(file.id(), directory.resolve("second"));
        }
        assertThat(directory.resolve("second"))
                .hasBinaryContent(downloads == DownloadRecording.WHOLE ? bytes : new byte[bytes.length]);
        assertThat(Files.size(tape())).matches(size -> downloads == DownloadRecording.WHOLE == size > 100_000);
    }

    @Test
    void playsFailuresAndBrokenStreamsBack() {
        byte[] bytes = random(3_000_000);
        try (FakeXai xai = FakeXai.builder().inProcess().start();
                FileChatClient client = recording(xai)) {
            xai.faults()
                    .onUploads()
                    .once()
                    .refuse(Refusal.of(Code.UNAVAILABLE, "busy").withRetryInfo(Duration.ofMillis(1)));
            xai.chat().whenAnything().replyStreaming("One. ", "Two. ", "Three.").breakAfter(2);
            failing(client, bytes);
            assertThat(xai.calls("UploadFile")).isEqualTo(2);
        }
        Cassette cassette = Cassette.replay(tape());
        try (FileChatClient client = client(cassette)) {
            failing(client, bytes);
        }
        assertThat(cassette.unplayed()).isEmpty();
    }

    private static void failing(FileChatClient client, byte[] bytes) {
        assertThat(client.files()
                        .uploadWithReceipt(FileSource.of("a", bytes), UploadOptions.defaults())
                        .attempts())
                .isEqualTo(2);
        assertThatExceptionOfType(StreamInterruptedException.class)
                .isThrownBy(() -> {
                    try (ChatStream stream = client.chat().create("grok-4.5").append(user("Hello?")).stream()) {
                        stream.forEach(chunk -> {});
                    }
                })
                .satisfies(e -> assertThat(e.partialResponse().content()).isEqualTo("One. Two. "))
                .withMessageContaining("UNAVAILABLE");
    }

    @Test
    void playsCallsThatWereUnderWayTogetherInAnyOrder() {
        List<FileSource> sources = IntStream.range(0, 8)
                .mapToObj(i -> FileSource.of("file " + i, random(10_000 + i)))
                .toList();
        List<String> ids;
        try (FakeXai xai = FakeXai.builder().inProcess().start();
                FileChatClient client = recording(xai)) {
            CountDownLatch all = new CountDownLatch(sources.size());
            xai.faults().onUploads().changeAnswer(File.class, file -> onceAllAreThere(all, file));
            ids = ids(client.files().uploadAll(sources));
            assertThat(xai.mostConcurrentCalls("UploadFile")).isEqualTo(sources.size());
        }
        for (int time = 0; time < 3; time++) {
            Cassette cassette = Cassette.replay(tape());
            try (FileChatClient client = client(cassette)) {
                assertThat(ids(client.files().uploadAll(sources))).isEqualTo(ids);
            }
            assertThat(cassette.unplayed()).isEmpty();
        }
    }

    private static File onceAllAreThere(CountDownLatch all, File file) {
        all.countDown();
        try {
            all.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return file;
    }

    private static List<String> ids(BatchResult<FileSource, StoredFile> batch) {
        assertThat(batch.failed()).isEmpty();
        return batch.values().stream().map(StoredFile::id).toList();
    }

    @Test
    void refusesToRecordTwoClients() {
        try (FakeXai xai = FakeXai.builder().inProcess().start()) {
            Cassette cassette = Cassette.auto(tape(), new InProcessTransportProvider());
            assertThat(cassette.recording()).isTrue();
            xai.configure(FileChatClient.builder()).transport(cassette).build().close();
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> xai.configure(FileChatClient.builder())
                            .transport(cassette)
                            .build())
                    .withMessageContaining("another client");
            assertThat(Cassette.auto(tape(), new InProcessTransportProvider()).recording())
                    .isFalse();
        }
    }
}
