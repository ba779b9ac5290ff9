// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.spi.Chunk;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UploadBytesTest {
    private static final int CHUNK = UploadOptions.MIN_CHUNK_SIZE;
    private static final UploadOptions OPTIONS =
            UploadOptions.builder().chunkSize(CHUNK).build();

    private final Received received = new Received();
    private final FileChatClient client = new FakeTransport().onUpload(received).client();

    @TempDir
    Path directory;

    /** The kinds of sources. */
    enum Kind {
        PATH,
        BYTES,
        BUFFER,
        PART_OF_A_READ_ONLY_BUFFER,
        DIRECT_BUFFER,
        STREAM,
        DRIPPING_STREAM,
        CHANNEL,
        DRIPPING_CHANNEL,
        STREAMS,
        STREAMS_OF_KNOWN_LENGTH,
        DRIPPING_STREAMS_OF_KNOWN_LENGTH;

        FileSource source(Path directory, byte[] bytes) {
            return switch (this) {
                case PATH -> FileSource.of(file(directory, bytes));
                case BYTES -> FileSource.of("a.bin", bytes);
                case BUFFER -> FileSource.of("a.bin", ByteBuffer.wrap(bytes));
                case PART_OF_A_READ_ONLY_BUFFER ->
                    FileSource.of(
                            "a.bin",
                            within(ByteBuffer.allocate(bytes.length + 5), bytes).asReadOnlyBuffer());
                case DIRECT_BUFFER ->
                    FileSource.of("a.bin", within(ByteBuffer.allocateDirect(bytes.length + 5), bytes));
                case CHANNEL -> FileSource.of("a.bin", Channels.newChannel(new ByteArrayInputStream(bytes)));
                case DRIPPING_CHANNEL -> FileSource.of("a.bin", Channels.newChannel(TestBytes.dripping(bytes)));
                case STREAM -> FileSource.of("a.bin", new ByteArrayInputStream(bytes));
                case DRIPPING_STREAM -> FileSource.of("a.bin", TestBytes.dripping(bytes));
                case STREAMS -> FileSource.of("a.bin", () -> new ByteArrayInputStream(bytes));
                case STREAMS_OF_KNOWN_LENGTH ->
                    FileSource.of("a.bin", bytes.length, () -> new ByteArrayInputStream(bytes));
                case DRIPPING_STREAMS_OF_KNOWN_LENGTH ->
                    FileSource.of("a.bin", bytes.length, () -> TestBytes.dripping(bytes));
            };
        }

        private static ByteBuffer within(ByteBuffer larger, byte[] bytes) {
            return larger.put(2, bytes).position(2).limit(2 + bytes.length);
        }

        private static Path file(Path directory, byte[] bytes) {
            try {
                return Files.write(directory.resolve("a.bin"), bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everySizeArrivesWholeInFullChunks(Kind kind) {
        for (int size : List.of(0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK - 1, 3 * CHUNK, 3 * CHUNK + 1)) {
            byte[] bytes = TestBytes.of(size);

            StoredFile stored = client.files().upload(kind.source(directory, bytes), OPTIONS);

            assertThat(received.sha256OfBytes()).as("%d bytes", size).isEqualTo(Received.sha256(bytes));
            assertThat(received.chunks).as("%d bytes", size).containsExactlyElementsOf(fullChunks(size));
            assertThat(received.ended).isTrue();
            assertThat(stored.size()).isEqualTo(size);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChunkCanBeWrittenAgainWithTheSameBytesAfterLaterOnes(Kind kind) {
        byte[] bytes = TestBytes.of(3 * CHUNK + 17);
        List<byte[]> first = new ArrayList<>();
        List<byte[]> again = new ArrayList<>();
        FileChatClient twice = new FakeTransport()
                .onUpload((request, source, call) -> {
                    try {
                        List<Chunk> chunks = new ArrayList<>();
                        for (Chunk chunk = source.next(); chunk != null; chunk = source.next()) {
                            chunks.add(chunk);
                            first.add(written(chunk));
                        }
                        for (Chunk chunk : chunks.reversed()) {
                            again.add(written(chunk));
                        }
                    } catch (IOException e) {
                        throw Received.sourceFailed(e);
                    }
                    return StoredFile.builder("file-1", "a.bin", bytes.length).build();
                })
                .client();

        twice.files().upload(kind.source(directory, bytes), OPTIONS);

        Collections.reverse(again);
        assertThat(first).hasSize(4);
        assertThat(again).usingElementComparator(Arrays::compare).containsExactlyElementsOf(first);
    }

    @Test
    void aChunkThatGivesOtherBytesWhenItIsWrittenAgainIsTold() {
        byte[] bytes = TestBytes.of(CHUNK);
        FileChatClient changing = new FakeTransport()
                .onUpload((request, source, call) -> {
                    try {
                        Chunk only = source.next();
                        byte[] first = written(only);
                        bytes[17]++;
                        assertThatThrownBy(() -> written(only))
                                .isInstanceOf(IOException.class)
                                .hasMessageContaining("other bytes");
                        bytes[17]--;
                        assertThat(written(only)).isEqualTo(first);
                        assertThat(source.next()).isNull();
                    } catch (IOException e) {
                        throw Received.sourceFailed(e);
                    }
                    return StoredFile.builder("file-1", "a.bin", CHUNK).build();
                })
                .client();

        changing.files().upload(FileSource.of("a.bin", bytes), OPTIONS);
    }

    private static byte[] written(Chunk chunk) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        chunk.writeTo(out);
        return out.toByteArray();
    }

    private static List<Integer> fullChunks(int size) {
        List<Integer> chunks = new ArrayList<>(Collections.nCopies(size / CHUNK, CHUNK));
        if (size % CHUNK > 0) {
            chunks.add(size % CHUNK);
        }
        return chunks;
    }

    @ParameterizedTest
    @CsvSource({"65536, 3, 65536", "131072, 2, 131072", "5000000, 1, 131073"})
    void chunksAreAsLargeAsTheOptionsSayAndTheTransportKnowsTheLargest(int chunkSize, int chunks, int largest) {
        client.files()
                .upload(
                        FileSource.of("a.bin", TestBytes.of(2 * CHUNK + 1)),
                        UploadOptions.builder().chunkSize(chunkSize).build());

        assertThat(received.chunks).hasSize(chunks);
        assertThat(received.requests.getLast().chunkSize()).isEqualTo(largest);
    }

    @Test
    void nameAndExpiryGoWithTheUpload() throws IOException {
        Path file = Files.write(directory.resolve("on-disk.txt"), new byte[1]);
        Duration expiry = Duration.ofHours(6);

        client.files().upload(file);
        client.files()
                .upload(
                        FileSource.of(file).named("Größe 📄.txt"),
                        UploadOptions.builder().expiresAfter(expiry).build());

        assertThat(received.requests.getFirst().name()).isEqualTo("on-disk.txt");
        assertThat(received.requests.getFirst().expiresAfter()).isEmpty();
        assertThat(received.requests.getLast().name()).isEqualTo("Größe 📄.txt");
        assertThat(received.requests.getLast().expiresAfter()).contains(expiry);
    }
}
