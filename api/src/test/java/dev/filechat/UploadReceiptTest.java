// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.errors.SourceChangedException;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.UploadReceipt;
import dev.filechat.files.sources.FileSource;
import dev.filechat.spi.Chunk;
import dev.filechat.spi.TransportException.Delivery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the checksums of an upload, whatever a transport does with the chunks. */
class UploadReceiptTest {
    private static final int CHUNK = UploadOptions.MIN_CHUNK_SIZE;
    private static final UploadOptions OPTIONS =
            UploadOptions.builder().chunkSize(CHUNK).sha256().build();

    private final FakeTransport transport = new FakeTransport();
    private final byte[] bytes = TestBytes.of(3 * CHUNK + 17);

    @TempDir
    Path directory;

    @Test
    void theCrcIsCastagnoliS() {
        transport.onUpload(new Received());

        UploadReceipt receipt = upload(
                FileSource.of("a.txt", "123456789".getBytes(StandardCharsets.US_ASCII)), UploadOptions.defaults());

        assertThat(receipt.crc32c()).isEqualTo(0xe306_9283);
        assertThat(receipt.crc32cHex()).isEqualTo("e3069283");
        assertThat(receipt.sha256()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17})
    void filesOfEverySizeHaveTheSumsOfTheirBytes(int size) {
        transport.onUpload(new Received());

        UploadReceipt receipt = upload(FileSource.of("a.bin", TestBytes.of(size)), OPTIONS);

        assertSums(receipt, TestBytes.of(size));
        assertThat(receipt.bytes()).isEqualTo(size);
        assertThat(receipt.file().id()).isEqualTo("file-1");
    }

    @ParameterizedTest
    @EnumSource
    void theSumsAreRightHoweverTheTransportWrites(Writing writing) throws IOException {
        Path file = Files.write(directory.resolve("a.bin"), bytes);
        transport.onUpload(writing);

        assertSums(upload(FileSource.of(file), OPTIONS), bytes);
        assertSums(upload(FileSource.of("a.bin", new ByteArrayInputStream(bytes)), OPTIONS), bytes);
    }

    @Test
    void afterARetryTheSumsAreThoseOfTheLastAttempt() {
        transport.onUpload(new Received().breakAfter(2, Failures.broken(Delivery.PARTIAL)));
        transport.timing.onPause((cancelled, nanos) -> transport.timing.advance(Duration.ofSeconds(2)));

        UploadReceipt receipt = upload(FileSource.of("a.bin", bytes), OPTIONS);

        assertSums(receipt, bytes);
        assertThat(receipt.attempts()).isEqualTo(2);
        assertThat(receipt.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void eachByteIsReadOnce() {
        CountingStream stream = new CountingStream(bytes);
        transport.onUpload(Writing.TWICE);

        assertSums(upload(FileSource.of("a.bin", stream), OPTIONS), bytes);

        assertThat(stream.given).isEqualTo(bytes.length);
    }

    @Test
    void aChunkThatCannotBeReadASecondTimeFailsOnlyWhereNothingHadWrittenIt() throws IOException {
        Path file = Files.write(directory.resolve("a.bin"), bytes);
        transport.onUpload((request, source, call) -> {
            try {
                Chunk never = source.next();
                assertThat(never).isNotNull();
                Files.write(file, new byte[0]);
                source.next();
            } catch (IOException e) {
                throw Received.sourceFailed(e);
            }
            throw new AssertionError("the sums of a chunk came from nowhere");
        });

        assertThatExceptionOfType(SourceChangedException.class).isThrownBy(() -> upload(FileSource.of(file), OPTIONS));
    }

    @Test
    void aReceiptIsOneLineThatTellsTheFileAndItsSum() {
        transport.onUpload(new Received());

        assertThat(upload(FileSource.of("a.bin", new byte[0]), OPTIONS))
                .hasToString(
                        "UploadReceipt[StoredFile[id=file-1, name=a.bin, size=0], crc32c 00000000, attempts 1, PT0S]");
    }

    private UploadReceipt upload(FileSource source, UploadOptions options) {
        return transport.client().files().uploadWithReceipt(source, options);
    }

    private static void assertSums(UploadReceipt receipt, byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        assertThat(receipt.crc32c()).isEqualTo((int) crc.getValue());
        assertThat(receipt.sha256()).contains(Received.sha256(bytes));
    }

    private static final class CountingStream extends ByteArrayInputStream {
        private int given;

        CountingStream(byte[] bytes) {
            super(bytes);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int read = super.read(buffer, offset, length);
            given += Math.max(0, read);
            return read;
        }
    }
}
