// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.spi.TransportException.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that an upload closes what it opened, and nothing else. */
class UploadHandlesTest {
    private static final int CHUNK = UploadOptions.MIN_CHUNK_SIZE;
    private static final UploadOptions OPTIONS =
            UploadOptions.builder().chunkSize(CHUNK).build();

    private final Received received = new Received();
    private final FileChatClient client = new FakeTransport().onUpload(received).client();

    @TempDir
    Path directory;

    @Test
    void theUploadClosesWhatItOpenedOnceAfterSuccessAndAfterFailure() {
        TestBytes.Recording good = new TestBytes.Recording(TestBytes.of(3));
        client.files().upload(FileSource.of("a.bin", () -> good));
        TestBytes.Recording bad = new TestBytes.Recording(TestBytes.of(3));
        received.breakAfter(1, Failures.broken(Delivery.AMBIGUOUS));

        assertThatExceptionOfType(UnknownOutcomeException.class)
                .isThrownBy(() -> client.files().upload(FileSource.of("a.bin", () -> bad)));

        assertThat(good.closes).hasValue(1);
        assertThat(bad.closes).hasValue(1);
    }

    @Test
    void theStreamOfTheCallerStaysOpen() {
        TestBytes.Recording stream = new TestBytes.Recording(TestBytes.of(3));

        client.files().upload(FileSource.of("a.bin", stream));

        assertThat(stream.closes).hasValue(0);
    }

    @Test
    void aFileIsClosedAfterSuccessAndAfterEachFailedAttempt() throws IOException {
        Path file = Files.write(directory.resolve("a.bin"), TestBytes.of(3 * CHUNK));
        FileChatClient failing = new FakeTransport()
                .onUpload((request, chunks, call) -> {
                    assertThat(OpenHandles.of(file))
                            .as("attempt %d", call.attempt())
                            .isOne();
                    return received.breakAfter(call.attempt() < 3 ? 2 : 99, Failures.broken(Delivery.PARTIAL))
                            .run(request, chunks, call);
                })
                .client();

        failing.files().upload(file, OPTIONS);

        assertThat(received.requests).hasSize(3);
        assertThat(OpenHandles.of(file)).isZero();
    }
}
