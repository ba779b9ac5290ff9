// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.errors.IntegrityException;
import dev.filechat.files.FilesService;
import dev.filechat.files.StoredFile;
import dev.filechat.files.downloads.ContentTooLargeException;
import dev.filechat.files.downloads.DownloadFailedException;
import dev.filechat.files.downloads.DownloadOptions;
import dev.filechat.files.downloads.DownloadProgress;
import dev.filechat.files.downloads.DownloadProgress.Stage;
import dev.filechat.spi.TransportException.Delivery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Tests content as an array and written to a stream, and the progress of downloads. */
class ContentFormsTest {
    private static final int SIZE = 3_000_000;

    private final byte[] bytes = TestBytes.of(SIZE);
    private final FakeContent content = FakeContent.of(bytes);
    private final FakeTransport transport = new FakeTransport()
            .onGet((id, call) -> StoredFile.builder(id, "a.bin", SIZE).build());
    private final FilesService files = transport.client().files();

    @Test
    void bytesUpToTheLimitComeWhole() {
        transport.onContent((id, call) -> content);

        assertThat(files.contentAsBytes("file-1", SIZE)).isEqualTo(bytes);
        assertThat(content.closes).hasPositiveValue();
    }

    @Test
    void bytesOverTheLimitAreNotAskedFor() {
        assertThatExceptionOfType(ContentTooLargeException.class)
                .isThrownBy(() -> files.contentAsBytes("file-1", SIZE - 1))
                .withMessageContainingAll("File file-1 has 3000000 bytes", "the limit is 2999999 bytes")
                .satisfies(e -> assertThat(e.limit()).isEqualTo(SIZE - 1));
        assertThat(transport.attempts).as("only the lookup").hasValue(1);
        assertThatIllegalArgumentException().isThrownBy(() -> files.contentAsBytes("file-1", -1));
    }

    @Test
    void bytesThatAreTooFewOrTooManyAreAnError() {
        transport.onContent(
                (id, call) -> FakeContent.of(Arrays.copyOf(bytes, SIZE - 1)),
                (id, call) -> FakeContent.of(Arrays.copyOf(bytes, SIZE + 1)));

        assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> files.contentAsBytes("file-1", SIZE));
        assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> files.contentAsBytes("file-1", SIZE));
    }

    @Test
    void aStreamGetsAllBytesAndStaysOpen() {
        transport.onContent((id, call) -> content);
        List<String> ends = new ArrayList<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                ends.add("flushed at " + size());
            }

            @Override
            public void close() {
                ends.add("closed");
            }
        };

        assertThat(files.contentTo("file-1", out)).isEqualTo(SIZE);

        assertThat(out.toByteArray()).isEqualTo(bytes);
        assertThat(ends).containsExactly("flushed at " + SIZE);
    }

    @Test
    void aStreamThatCannotBeWrittenEndsTheCall() {
        transport.onContent((id, call) -> content);
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("it is full");
            }
        };

        assertThatExceptionOfType(DownloadFailedException.class)
                .isThrownBy(() -> files.contentTo("file-1", full))
                .withMessage("Downloading file file-1 failed: the stream to write to gave an error: it is full");
        assertThat(content.closes).hasPositiveValue();
    }

    @Test
    void progressStartsAndEndsOnceAndOnlyGrowsThoughTheConnectionBreaks() {
        transport.onContent(
                (id, call) -> FakeContent.breaking(bytes, 1_500_000, Failures.broken(Delivery.AMBIGUOUS)),
                (id, call) -> content.onRead(() -> transport.timing.advance(Duration.ofMillis(1))));
        List<DownloadProgress> told = new ArrayList<>();

        files.contentTo(
                "file-1",
                OutputStream.nullOutputStream(),
                DownloadOptions.builder().onProgress(told::add).build());

        assertThat(told)
                .extracting(DownloadProgress::stage)
                .containsExactly(Stage.STARTED, Stage.RECEIVING, Stage.RECEIVING, Stage.DONE);
        assertThat(told)
                .extracting(DownloadProgress::bytesReceived)
                .isSorted()
                .startsWith(0L)
                .endsWith((long) SIZE);
        assertThat(told).allSatisfy(p -> assertThat(p.totalBytes()).isEqualTo(OptionalLong.of(SIZE)));
        assertThat(told.getFirst().bytesPerSecond()).isZero();
        assertThat(told.getLast().bytesPerSecond())
                .isEqualTo(SIZE * 1e9 / told.getLast().elapsed().toNanos());
    }

    @Test
    void aListenerThatThrowsEndsNothing() {
        transport.onContent((id, call) -> content);

        long got = files.contentTo(
                "file-1",
                OutputStream.nullOutputStream(),
                DownloadOptions.builder()
                        .onProgress(p -> {
                            throw new IllegalStateException("the listener's");
                        })
                        .build());

        assertThat(got).isEqualTo(SIZE);
    }

    @Test
    void theTimeIsTheOptionsAndTheLookupIsPartOfIt() {
        transport.forgetSteps().onGet((id, call) -> {
            assertThat(call.remainingNanos()).isEqualTo(Duration.ofSeconds(5).toNanos());
            transport.timing.advance(Duration.ofSeconds(2));
            return StoredFile.builder(id, "a.bin", SIZE).build();
        });
        transport.onContent((id, call) -> {
            assertThat(call.remainingNanos()).isEqualTo(Duration.ofSeconds(3).toNanos());
            assertThat(call.attempt()).isOne();
            return content;
        });

        long got = files.contentTo(
                "file-1",
                OutputStream.nullOutputStream(),
                DownloadOptions.builder().timeout(Duration.ofSeconds(5)).build());

        assertThat(got).isEqualTo(SIZE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DownloadOptions.builder().timeout(Duration.ZERO));
    }
}
