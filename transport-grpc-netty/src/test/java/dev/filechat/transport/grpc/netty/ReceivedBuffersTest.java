// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.errors.FileChatException;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import io.grpc.netty.shaded.io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Downloads are read from Netty's own buffers. These are released however a download ends, but never while they are
 * read, which would yield other bytes.
 */
class ReceivedBuffersTest {
    private static final int DOWNLOADS = 60;

    /** Each download that kept its buffers would keep some megabytes. */
    private static final long TOO_MUCH = 120L << 20;

    private static final byte[] BYTES = bytes();

    private final FakeXai xai = FakeXai.start();
    private final FileChatClient client =
            xai.configure(FileChatClient.builder()).transport("grpc-netty").build();
    private String id = "";
    private long before;

    private static byte[] bytes() {
        byte[] bytes = new byte[12_000_000];
        new Random(12).nextBytes(bytes);
        return bytes;
    }

    @BeforeEach
    void upload() throws IOException {
        id = client.files().upload(FileSource.of("large.bin", BYTES)).id();
        try (InputStream content = client.files().content(id)) {
            assertThat(content.readAllBytes()).isEqualTo(BYTES);
        }
        before = directMemory();
    }

    @AfterEach
    void stop() {
        client.close();
        xai.close();
    }

    @Test
    void theBuffersOfADownloadThatIsClosedEarlyAreReleased() throws Exception {
        for (int i = 0; i < DOWNLOADS; i++) {
            try (InputStream content = client.files().content(id)) {
                assertThat(content.readNBytes(10)).startsWith(BYTES[0], BYTES[1]);
            }
        }

        assertThat(heldByEndedDownloads()).isLessThan(TOO_MUCH);
    }

    @Test
    void theBuffersOfADownloadThatIsInterruptedAreReleased() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < DOWNLOADS; i++) {
                Future<Boolean> interrupted = threads.submit(() -> {
                    try (InputStream content = client.files().content(id)) {
                        content.readNBytes(1_000_000);
                        Thread.currentThread().interrupt();
                        content.readAllBytes();
                        return false;
                    } catch (FileChatException e) {
                        return true;
                    }
                });
                assertThat(interrupted.get()).isTrue();
            }
        }

        assertThat(heldByEndedDownloads()).isLessThan(TOO_MUCH);
    }

    @Test
    void aBufferIsNotReleasedWhileItIsRead() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < DOWNLOADS; i++) {
                InputStream content = client.files().content(id);
                content.readNBytes(i * 10_000);
                Future<Boolean> reading = threads.submit(() -> readOn(content));
                content.close();
                assertThat(reading.get()).isTrue();
            }
        }

        assertThat(heldByEndedDownloads()).isLessThan(TOO_MUCH);
    }

    /** Whether all bytes that were read until the stream was closed are right. */
    private static boolean readOn(InputStream content) {
        byte[] buffer = new byte[64 << 10];
        try {
            int read = content.read(buffer);
            while (read > 0) {
                int at = indexOf(buffer, read);
                if (at < 0) {
                    return false;
                }
                read = content.read(buffer);
            }
            return true;
        } catch (IOException | FileChatException e) {
            return true; // the stream was closed
        }
    }

    /**
     * The position of the bytes in the file, which is random, so that any eight bytes occur once; -1 if it does not
     * have them.
     */
    private static int indexOf(byte[] buffer, int count) {
        int length = Math.min(count, 8);
        for (int at = 0; at + count <= BYTES.length; at++) {
            if (Arrays.equals(BYTES, at, at + length, buffer, 0, length)) {
                return Arrays.equals(BYTES, at, at + count, buffer, 0, count) ? at : -1;
            }
        }
        return -1;
    }

    /** A download that is closed ends a moment later in the connection. */
    private long heldByEndedDownloads() throws InterruptedException {
        assertThat(xai.awaitNoOpenCalls(Duration.ofSeconds(30))).isTrue();
        return directMemory() - before;
    }

    /** The direct memory in use. Netty counts its own buffers, and returns -1 if the JDK allocates them. */
    private static long directMemory() {
        return Math.max(0, PlatformDependent.usedDirectMemory())
                + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .filter(pool -> pool.getName().equals("direct"))
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
    }
}
