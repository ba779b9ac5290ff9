// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.programs;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.filechat.FileChatClient;
import dev.filechat.benchmarks.contenders.Address;
import dev.filechat.benchmarks.server.ServerKind;
import dev.filechat.benchmarks.server.ServerProcess;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import io.grpc.netty.shaded.io.netty.util.internal.PlatformDependent;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Uploads of an hour of a busy server, as fast as they go: what is left of them in the JVM, looked at ten times. One in
 * a thousand has 16 MiB, the others up to 128 KiB.
 */
public final class LongRun {
    private static final int LOOKS = 10;
    private static final int AT_ONCE = 64;
    private static final int LARGE_EVERY = 1_000;
    private static final byte[] BYTES = new byte[16 << 20];

    private static final int SMALL = 128 << 10;

    private LongRun() {}

    /**
     * Runs it.
     *
     * @param args how many uploads
     */
    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[0]);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (ServerProcess server = ServerProcess.start(ServerKind.BARE, false);
                FileChatClient client = Address.of(server, "grpc-netty").client()) {
            upload(client, count / LOOKS, failure); // until everything that is made once is made
            Figures figures = new Figures().with("uploads", count);
            for (int look = 1; look <= LOOKS; look++) {
                upload(client, count / LOOKS, failure);
                look(figures, look);
            }
            if (failure.get() != null) {
                throw new IllegalStateException(failure.get());
            }
            figures.print();
        }
    }

    private static void upload(FileChatClient client, int count, AtomicReference<Throwable> failure)
            throws InterruptedException {
        Semaphore places = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                int size = i % LARGE_EVERY == 0 ? BYTES.length : 1 + (i * 7919) % SMALL;
                places.acquire();
                threads.execute(() -> {
                    try {
                        StoredFile stored = client.files().upload(source(size));
                        if (stored.size() != size) {
                            throw new IllegalStateException(stored + " has not " + size + " bytes");
                        }
                    } catch (Throwable e) {
                        failure.compareAndSet(null, e);
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }

    private static FileSource source(int size) {
        return FileSource.of("file.bin", ByteBuffer.wrap(BYTES, 0, size));
    }

    private static void look(Figures figures, int look) {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        figures.with(
                        "heap" + look,
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0)
                .with("direct" + look, directMemory() / 1048576.0)
                .with("threads" + look, ManagementFactory.getThreadMXBean().getThreadCount())
                .with("handles" + look, (double) system.getOpenFileDescriptorCount());
    }

    /** Netty counts its buffers itself where it makes them by itself, and -1 where it has the JDK make them. */
    private static long directMemory() {
        return Math.max(0, PlatformDependent.usedDirectMemory())
                + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .filter(pool -> pool.getName().equals("direct"))
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
    }
}
