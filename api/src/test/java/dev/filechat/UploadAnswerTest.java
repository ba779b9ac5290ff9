// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.errors.IntegrityException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the stored size is compared with what was sent. */
class UploadAnswerTest {
    private static final int CHUNK = UploadOptions.MIN_CHUNK_SIZE;
    private static final UploadOptions OPTIONS =
            UploadOptions.builder().chunkSize(CHUNK).build();

    private final Received received = new Received();

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 11})
    void anotherSizeInTheAnswerIsAnErrorWithTheIdAndBothSizes(long said) {
        FakeTransport transport = new FakeTransport().onUpload((request, chunks, call) -> {
            received.run(request, chunks, call);
            return StoredFile.builder("file-7", request.name(), said).build();
        });

        assertThatExceptionOfType(IntegrityException.class)
                .isThrownBy(() -> transport.client().files().upload(FileSource.of("a.bin", new byte[10])))
                .withMessageContainingAll("stored " + said + " bytes as file-7", "10 bytes were sent")
                .satisfies(e -> assertThat(e.fileId()).isEqualTo("file-7"))
                .satisfies(e -> assertThat(e.expectedSize()).isEqualTo(10))
                .satisfies(e -> assertThat(e.actualSize()).isEqualTo(said))
                .satisfies(e -> assertThat(e.retryable()).isFalse());
        assertThat(transport.attempts).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void anAnswerBeforeTheEndIsAnErrorThoughTheSizesAgree(int chunksTaken) {
        FakeTransport transport = new FakeTransport().onUpload((request, chunks, call) -> {
            long taken = 0;
            try {
                for (int i = 0; i < chunksTaken; i++) {
                    var chunk = chunks.next();
                    taken += chunk == null ? 0 : chunk.length();
                }
            } catch (IOException e) {
                throw Received.sourceFailed(e);
            }
            return StoredFile.builder("file-7", request.name(), taken).build();
        });

        assertThatExceptionOfType(IntegrityException.class)
                .isThrownBy(() ->
                        transport.client().files().upload(FileSource.of("a.bin", TestBytes.of(2 * CHUNK)), OPTIONS))
                .withMessageContaining("before it had been sent the whole file")
                .satisfies(e -> assertThat(e.expectedSize()).isEqualTo(2 * CHUNK))
                .satisfies(e -> assertThat(e.actualSize()).isEqualTo((long) chunksTaken * CHUNK));
    }

    @Test
    void aStreamThatCannotBeClosedTakesNothingFromAFileThatIsStored() {
        FakeTransport transport = new FakeTransport().onUpload(received);
        InputStream unclosable = new ByteArrayInputStream(TestBytes.of(5)) {
            @Override
            public void close() throws IOException {
                throw new IOException("cannot be closed");
            }
        };

        StoredFile stored = transport.client().files().upload(FileSource.of("a.bin", () -> unclosable));

        assertThat(stored.id()).isEqualTo("file-1");
    }

    @Test
    void theAnswerIsWhatTheServiceSaid() {
        StoredFile said = StoredFile.builder("file-9", "a-2.bin", 5)
                .publicUrl("https://cdn.example/9")
                .build();
        FakeTransport transport = new FakeTransport().onUpload((request, chunks, call) -> {
            received.run(request, chunks, call);
            return said;
        });

        assertThat(transport.client().files().upload(FileSource.of("a.bin", new byte[5])))
                .isSameAs(said);
    }
}
