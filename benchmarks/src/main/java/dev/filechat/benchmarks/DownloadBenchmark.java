// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks;

import dev.filechat.benchmarks.contenders.Address;
import dev.filechat.benchmarks.contenders.CanonicalDownloads;
import dev.filechat.benchmarks.contenders.Downloader;
import dev.filechat.benchmarks.contenders.FileChatDownloads;
import dev.filechat.benchmarks.contenders.RawDownloads;
import dev.filechat.benchmarks.content.Pattern;
import dev.filechat.benchmarks.server.ServerKind;
import dev.filechat.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A download to a file by a virtual thread. Where there is memory with a file system on it, the file is there: what is
 * measured is not the disk. The file of the first download of a run is checked by its CRC-32C.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 28)
@Measurement(iterations = 8)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls start() first
public class DownloadBenchmark {
    private static final Path MEMORY = Path.of("/dev/shm");

    /** Which transport. */
    @Param("grpc-netty")
    public String transport;

    /** With TLS. */
    @Param("false")
    public boolean tls;

    /** How many bytes the file has. */
    @Param("536870912")
    public int size;

    /** From whom. */
    @Param("FRAMES")
    public ServerKind server;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private ServerProcess process;
    private Address address;
    private Path target;
    private @Nullable Downloader downloader;

    /** Starts the server. */
    @Setup(Level.Trial)
    public void start() throws IOException {
        process = ServerProcess.start(server, tls);
        address = Address.of(process, transport);
        target = Files.isWritable(MEMORY)
                ? Files.createTempFile(MEMORY, "filechat-benchmark-", ".bin")
                : Files.createTempFile("filechat-benchmark-", ".bin");
    }

    /** Ends it. */
    @TearDown(Level.Trial)
    public void stop() throws IOException {
        threads.close();
        if (downloader != null) {
            downloader.close();
        }
        process.close();
        Files.deleteIfExists(target);
    }

    /** The public API. */
    @Benchmark
    public void filechat() throws Exception {
        run(() -> new FileChatDownloads(address));
    }

    /** A generated stub, used with care. */
    @Benchmark
    public void canonical() throws Exception {
        run(() -> new CanonicalDownloads(address));
    }

    /** A TCP connection. */
    @Benchmark
    public void raw() throws Exception {
        run(() -> new RawDownloads(address));
    }

    /** Makes a contender. */
    private interface Making {
        Downloader make() throws IOException;
    }

    private void run(Making making) throws Exception {
        boolean first = downloader == null;
        Downloader contender = downloader == null ? making.make() : downloader;
        downloader = contender;
        threads.submit(() -> {
                    contender.download(size, target);
                    return size;
                })
                .get();
        if (first && checksum() != Pattern.crc32c(size)) {
            throw new IllegalStateException("The downloaded file has other bytes than the one that was sent");
        }
    }

    private int checksum() throws IOException {
        CRC32C crc = new CRC32C();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(target), crc)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return (int) crc.getValue();
    }
}
