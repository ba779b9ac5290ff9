// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.downloads.DownloadFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests a download to a user's file system whose channels take no bytes. */
@Timeout(30)
class UnwritableDownloadTest {
    private static final int SIZE = 200_000;

    private final byte[] bytes = TestBytes.of(SIZE);
    private final AtomicInteger writes = new AtomicInteger();
    private final FakeTransport transport = new FakeTransport()
            .onGet((id, call) -> StoredFile.builder(id, "a.bin", SIZE).build())
            .onContent((id, call) -> FakeContent.of(bytes));

    @TempDir
    Path directory;

    @AfterEach
    void clearInterrupt() {
        boolean unused = Thread.interrupted();
    }

    @Test
    void aFileSystemThatTakesNothingIsGivenUp() throws IOException {
        assertThatExceptionOfType(DownloadFailedException.class)
                .isThrownBy(() -> download(() -> {
                    transport.timing.advance(Duration.ofSeconds(1));
                    return 0;
                }))
                .withMessageContaining("its file system accepted no bytes for PT1M");
        assertThat(writes).hasValueBetween(60, 62);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aFileSystemThatTakesALittleNowAndThenGetsTheWholeFile() {
        Path target = download(() -> writes.get() % 3 == 0 ? 10_000 : 0);

        assertThat(directory.resolve(target.toString())).hasBinaryContent(bytes);
    }

    @Test
    void anInterruptEndsTheWaiting() {
        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(() -> download(() -> {
                    Thread.currentThread().interrupt();
                    return 0;
                }));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void theTimeOfTheCallEndsTheWaiting() {
        assertThatExceptionOfType(CallTimeoutException.class)
                .isThrownBy(() -> download(() -> {
                    transport.timing.advance(Duration.ofDays(1));
                    return 0;
                }));
        assertThat(directory).isEmptyDirectory();
    }

    private Path download(LongSupplier appetite) {
        StubbornFileSystem files = new StubbornFileSystem(directory.getFileSystem(), () -> {
            assertThat(writes.incrementAndGet()).as("writes").isLessThan(1_000);
            return appetite.getAsLong();
        });
        return transport.client().files().download("file-1", files.path(directory.resolve("out.bin")));
    }
}
