// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks;

import dev.filechat.benchmarks.contenders.Address;
import dev.filechat.benchmarks.contenders.BlockingV2Uploads;
import dev.filechat.benchmarks.contenders.CanonicalUploads;
import dev.filechat.benchmarks.contenders.FileChatUploads;
import dev.filechat.benchmarks.contenders.NaiveUploads;
import dev.filechat.benchmarks.contenders.RawUploads;
import dev.filechat.benchmarks.contenders.Source;
import dev.filechat.benchmarks.contenders.Uploader;
import dev.filechat.benchmarks.content.Pattern;
import dev.filechat.benchmarks.server.ServerKind;
import dev.filechat.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
 * Uploads, one or several at once, each by a virtual thread. The first upload of a run is checked: the server tells the
 * CRC-32C of what came.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 28)
@Measurement(iterations = 8)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls start() first
public class UploadBenchmark {
    /** Which transport. */
    @Param("grpc-netty")
    public String transport;

    /** With TLS. */
    @Param("false")
    public boolean tls;

    /** How many bytes are in a message. */
    @Param("3145728")
    public int chunkSize;

    /** How many bytes the file has. */
    @Param("536870912")
    public int size;

    /** From what. */
    @Param("PATH")
    public Source.Kind kind;

    /** How many uploads at once. */
    @Param("1")
    public int concurrency;

    /** How often these are made in one operation. */
    @Param("1")
    public int repetitions;

    /** To whom. */
    @Param("FRAMES")
    public ServerKind server;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private ServerProcess process;
    private Address address;
    private Source source;
    private @Nullable Uploader uploader;

    /** Starts the server. */
    @Setup(Level.Trial)
    public void start() throws Exception {
        process = ServerProcess.start(server, tls);
        address = Address.of(process, transport);
        Path directory = Path.of(System.getProperty("java.io.tmpdir"), "filechat-benchmarks");
        source = Source.make(Files.createDirectories(directory), size, kind);
    }

    /** What was stored is not part of what is measured. */
    @TearDown(Level.Iteration)
    public void forget() throws IOException {
        process.forget();
    }

    /** Ends it. */
    @TearDown(Level.Trial)
    public void stop() throws Exception {
        threads.close();
        if (uploader != null) {
            uploader.close();
        }
        process.close();
    }

    /** The public API. */
    @Benchmark
    public void filechat() throws Exception {
        run(() -> new FileChatUploads(address, source, chunkSize));
    }

    /** A generated stub, used with care. */
    @Benchmark
    public void canonical() throws Exception {
        run(() -> new CanonicalUploads(address, source, chunkSize));
    }

    /** The same, with a buffer that is no larger than the file. */
    @Benchmark
    public void canonicalRightSized() throws Exception {
        run(() -> new CanonicalUploads(address, source, Math.min(chunkSize, size)));
    }

    /** A generated stub, used without care. */
    @Benchmark
    public void naive() throws Exception {
        run(() -> new NaiveUploads(address, source, chunkSize));
    }

    /** The newer blocking stub. */
    @Benchmark
    public void blockingV2() throws Exception {
        run(() -> new BlockingV2Uploads(address, source, chunkSize));
    }

    /** A TCP connection. */
    @Benchmark
    public void raw() throws Exception {
        run(() -> new RawUploads(address, source));
    }

    /** Makes a contender. */
    private interface Making {
        Uploader make() throws Exception;
    }

    private void run(Making making) throws Exception {
        boolean first = uploader == null;
        Uploader contender = uploader == null ? making.make() : uploader;
        uploader = contender;
        String name = first ? "checked-file.bin" : "file.bin";
        for (int i = 0; i < repetitions; i++) {
            for (String checksum : uploadAll(contender, name)) {
                check(checksum, first && server != ServerKind.FAKE);
            }
        }
    }

    private List<String> uploadAll(Uploader contender, String name) throws Exception {
        List<Future<String>> uploads = new ArrayList<>();
        for (int i = 0; i < concurrency; i++) {
            uploads.add(threads.submit(() -> contender.upload(name)));
        }
        List<String> ids = new ArrayList<>();
        for (Future<String> upload : uploads) {
            ids.add(upload.get());
        }
        return ids;
    }

    private void check(String checksum, boolean known) {
        if (known && !checksum.equals(Integer.toHexString(Pattern.crc32c(size)))) {
            throw new IllegalStateException("The server has another checksum than the source: " + checksum);
        }
    }
}
