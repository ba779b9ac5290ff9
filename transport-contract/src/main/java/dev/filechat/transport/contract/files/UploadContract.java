// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.filechat.FileChatClient;
import dev.filechat.errors.ServiceException;
import dev.filechat.errors.SourceChangedException;
import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.errors.StatusCode;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.UploadProgress;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeFile;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads arrive whole and in full chunks, or not at all. */
public interface UploadContract extends OverTransport {
    /** The chunk size of these tests. */
    int CHUNK = UploadOptions.MIN_CHUNK_SIZE;

    /** Options with that chunk size. */
    UploadOptions SMALL_CHUNKS = UploadOptions.builder().chunkSize(CHUNK).build();

    /** Every source, at sizes around the chunk's. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK - 1, 3 * CHUNK, 3 * CHUNK + 1})
    default void everySourceArrivesUnchangedInFullChunks(int size, @TempDir Path directory) throws IOException {
        byte[] bytes = TestBytes.of(size);
        Path path = Files.write(directory.resolve("path"), bytes);
        List<FileSource> sources = List.of(
                FileSource.of(path),
                FileSource.of("bytes", bytes),
                FileSource.of("buffer", ByteBuffer.wrap(bytes)),
                FileSource.of(
                        "direct buffer",
                        ByteBuffer.allocateDirect(size).put(bytes).flip()),
                FileSource.of("channel", Channels.newChannel(new ByteArrayInputStream(bytes))),
                FileSource.of("slow channel", Channels.newChannel(TestBytes.oneAtATime(bytes))),
                FileSource.of("stream", new ByteArrayInputStream(bytes)),
                FileSource.of("slow stream", TestBytes.oneAtATime(bytes)),
                FileSource.of("supplier", () -> new ByteArrayInputStream(bytes)),
                FileSource.of("supplier with length", size, () -> TestBytes.oneAtATime(bytes)));
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            for (FileSource source : sources) {
                StoredFile stored = client.files().upload(source, SMALL_CHUNKS);

                assertThat(stored.size()).isEqualTo(size);
                assertThat(stored.name()).isEqualTo(source.name());
                FakeFile file = xai.files().named(source.name()).getFirst();
                assertThat(file.id()).isEqualTo(stored.id());
                assertThat(file.sha256()).as(source.name()).isEqualTo(TestBytes.sha256(bytes));
                assertThat(file.chunkSizes()).as(source.name()).isEqualTo(TestBytes.fullChunks(size, CHUNK));
            }
        }
    }

    /** As UTF-8, and as it is on the class path. */
    @Test
    default void aTextAndAResourceArriveUnchanged() throws IOException {
        String text = "Grüße 你好 🙂\n".repeat(10_000);
        byte[] resource;
        try (InputStream in = UploadContract.class.getResourceAsStream("UploadContract.class")) {
            resource = in.readAllBytes();
        }
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            client.files().upload(FileSource.text("text", text), SMALL_CHUNKS);
            client.files().upload(FileSource.resource(UploadContract.class, "UploadContract.class"), SMALL_CHUNKS);

            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            FakeFile asText = xai.files().named("text").getFirst();
            assertThat(asText.sha256()).isEqualTo(TestBytes.sha256(encoded));
            assertThat(asText.chunkSizes()).isEqualTo(TestBytes.fullChunks(encoded.length, CHUNK));
            assertThat(xai.files().named("UploadContract.class").getFirst().sha256())
                    .isEqualTo(TestBytes.sha256(resource));
        }
    }

    /** The default chunk, and more of it than the connection's windows hold. */
    @Test
    default void aLargeFileArrivesUnchanged(@TempDir Path directory) throws IOException {
        byte[] bytes = TestBytes.of(20_000_001);
        Path path = Files.write(directory.resolve("large.bin"), bytes);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            client.files().upload(path);

            FakeFile file = xai.files().named("large.bin").getFirst();
            assertThat(file.sha256()).isEqualTo(TestBytes.sha256(bytes));
            assertThat(file.chunkSizes()).isEqualTo(TestBytes.fullChunks(bytes.length, 3 << 20));
        }
    }

    /** Name and expiry are the caller's. */
    @Test
    default void nameAndExpiryArrive() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile stored = client.files()
                    .upload(
                            FileSource.of("bytes", new byte[5]).named("Grüße 你好 🙂.txt"),
                            UploadOptions.builder()
                                    .expiresAfter(Duration.ofHours(6))
                                    .build());

            assertThat(stored.name()).isEqualTo("Grüße 你好 🙂.txt");
            assertThat(Duration.between(
                            stored.createdAt().orElseThrow(), stored.expiresAt().orElseThrow()))
                    .isEqualTo(Duration.ofHours(6));
        }
    }

    /** Told from the start to the end, over a real connection. */
    @Test
    default void progressGrowsFromNothingToTheSize() {
        List<UploadProgress> told = new ArrayList<>();
        UploadOptions options =
                UploadOptions.builder().chunkSize(CHUNK).onProgress(told::add).build();
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            client.files().upload(FileSource.of("bytes", TestBytes.of(5 * CHUNK + 1)), options);
        }
        assertThat(told).extracting(UploadProgress::bytesSent).isSorted().startsWith(0L);
        assertThat(told).extracting(UploadProgress::stage).startsWith(UploadProgress.Stage.STARTED);
        assertThat(told)
                .filteredOn(p -> p.stage() == UploadProgress.Stage.STARTED)
                .hasSize(1);
        assertThat(told).filteredOn(p -> p.stage() == UploadProgress.Stage.DONE).hasSize(1);
        assertThat(told.getLast().stage()).isEqualTo(UploadProgress.Stage.DONE);
        assertThat(told.getLast().bytesSent()).isEqualTo(5 * CHUNK + 1);
    }

    /** The service answers before it has read everything. */
    @Test
    default void aRefusalInTheMiddleReachesTheCaller() throws InterruptedException {
        try (FakeXai xai = fake().maxFileSize(CHUNK).start();
                FileChatClient client = client(xai)) {
            ServiceException refused = catchThrowableOfType(
                    ServiceException.class,
                    () -> client.files().upload(FileSource.of("large", new byte[200 * CHUNK]), SMALL_CHUNKS));

            assertThat(refused.status()).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
            assertThat(refused.attempts()).isEqualTo(1);
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(xai.files().all()).isEmpty();
        }
    }

    /** A disk error cancels the call before the service stores anything, and keeps its cause. */
    @Test
    default void aSourceThatFailsLeavesNothingBehind() throws InterruptedException {
        IOException diskError = new IOException("disk error");
        InputStream failing = TestBytes.failingAfter(2 * CHUNK, diskError);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            assertThatThrownBy(() -> client.files().upload(FileSource.of("broken", failing), SMALL_CHUNKS))
                    .isInstanceOf(SourceUnreadableException.class)
                    .hasMessageContaining("disk error")
                    .hasRootCause(diskError);
            assertThat(xai.awaitCancelled(1, LONG)).isTrue();
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(xai.files().all()).isEmpty();
        }
    }

    /** A file that grows while it is sent is noticed before the service stores it. */
    @Test
    default void aFileThatChangesLeavesNothingBehind(@TempDir Path directory) throws Exception {
        Path path = Files.write(directory.resolve("growing.log"), TestBytes.of(3 * CHUNK));
        UploadOptions appending = UploadOptions.builder()
                .chunkSize(CHUNK)
                .onProgress(
                        p -> TestBytes.unchecked(() -> Files.write(path, new byte[] {1}, StandardOpenOption.APPEND)))
                .build();
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            assertThatThrownBy(() -> client.files().upload(path, appending))
                    .isInstanceOf(SourceChangedException.class)
                    .hasMessageContaining(path.toString());
            assertThat(xai.awaitCancelled(1, LONG)).isTrue();
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(xai.files().all()).isEmpty();
        }
    }
}
