// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.files;

import static dev.filechat.testkit.faults.Direction.TO_CLIENT;
import static dev.filechat.testkit.faults.Direction.TO_SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.testkit.FakeFile;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.FaultyProxy;
import dev.filechat.transport.contract.processes.ChildJvm;
import dev.filechat.transport.contract.processes.DirectoryProgram;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it uploads a directory leaves no file behind twice, and none out. */
@OverNetwork
public interface KilledProcessContract extends OverTransport {
    /** So many files are in the directory. */
    int FILES = 200;

    /** The largest of them; the average is the half. */
    int LARGEST = 40_000;

    /** In the middle: what the service has just stored, and its answer is on the way, the journal does not know. */
    @Test
    default void aDirectoryIsUploadedOnceByAProcessThatIsKilledBetweenStoringAndNoting(@TempDir Path directory)
            throws Exception {
        Map<String, String> hashes = writeFiles(directory.resolve("files"), new Random(1));
        try (FakeXai xai = fake().start();
                FaultyProxy proxy = FaultyProxy.to(xai.host(), xai.port())) {
            CompletableFuture<ChildJvm> running = new CompletableFuture<>();
            proxy.onConnections().once().resetWhen(TO_CLIENT, () -> killIfStored(xai, FILES / 2, running));
            try (ChildJvm killed = start(proxy, directory)) {
                running.complete(killed);
                assertThat(killed.result(Duration.ofMinutes(2)).exitCode()).isNotZero();
            }
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(xai.files().all())
                    .hasSizeBetween(FILES / 2, FILES / 2 + DirectoryProgram.CONCURRENT)
                    .extracting(FakeFile::name)
                    .doesNotHaveDuplicates();

            finish(xai, proxy, directory, hashes);
        }
    }

    private static boolean killIfStored(FakeXai xai, int files, CompletableFuture<ChildJvm> running) {
        boolean kill = xai.files().all().size() >= files;
        if (kill) {
            running.join().kill();
        }
        return kill;
    }

    /** At any moment: when a random number of bytes have passed in one direction or the other. */
    @Test
    @Tag("slow")
    default void aDirectoryIsUploadedOnceHoweverOftenTheProcessIsKilled(@TempDir Path directory, TestReporter reporter)
            throws Exception {
        long seed = System.nanoTime();
        reporter.publishEntry("seed", String.valueOf(seed));
        Random random = new Random(seed);
        Map<String, String> hashes = writeFiles(directory.resolve("files"), random);
        try (FakeXai xai = fake().start();
                FaultyProxy proxy = FaultyProxy.to(xai.host(), xai.port())) {
            for (int kill = 1; kill <= 10; kill++) {
                boolean answers = random.nextBoolean();
                // About four files at most, or eight answers: the end must not come before the last kill.
                long bytes = random.nextInt(answers ? 2_000 : 4 * LARGEST / 2);
                CompletableFuture<ChildJvm> running = new CompletableFuture<>();
                proxy.onConnections()
                        .once()
                        .resetAfter(
                                answers ? TO_CLIENT : TO_SERVER,
                                bytes,
                                () -> running.join().kill());
                try (ChildJvm killed = start(proxy, directory)) {
                    running.complete(killed);
                    ChildJvm.Result result = killed.result(Duration.ofMinutes(2));
                    assertThat(result.exitCode())
                            .as("seed %d, kill %d: %s", seed, kill, result.output())
                            .isNotZero();
                }
                assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            }
            assertThat(xai.files().all()).as("seed %d", seed).hasSizeBetween(1, FILES - 1);

            finish(xai, proxy, directory, hashes);
        }
    }

    /** The last runs: one that uploads what is left, and one that finds nothing to do. */
    private void finish(FakeXai xai, FaultyProxy proxy, Path directory, Map<String, String> hashes)
            throws InterruptedException {
        int uploads = 0;
        for (int run = 1; run <= 2; run++) {
            uploads = xai.calls("UploadFile");
            try (ChildJvm last = start(proxy, directory)) {
                ChildJvm.Result result = last.result(Duration.ofMinutes(2));
                assertThat(result.output().lines()).contains("uploaded " + FILES);
                assertThat(result.exitCode()).isZero();
            }
        }
        assertThat(xai.calls("UploadFile")).isEqualTo(uploads);
        assertThat(xai.files().all()).extracting(FakeFile::name).doesNotHaveDuplicates();
        assertThat(xai.files().all().stream().collect(Collectors.toMap(FakeFile::name, FakeFile::sha256)))
                .isEqualTo(hashes);
    }

    private ChildJvm start(FaultyProxy proxy, Path directory) {
        return ChildJvm.start(
                this,
                DirectoryProgram.class,
                List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                proxy.port(),
                directory.resolve("files"),
                directory.resolve("journal"));
    }

    /** In directories of their own, of all sizes, and some with the content of others; their hashes. */
    private static Map<String, String> writeFiles(Path root, Random random) throws IOException {
        Map<String, String> hashes = new HashMap<>();
        byte[] shared = TestBytes.of(LARGEST / 2, random.nextLong());
        for (int i = 0; i < FILES; i++) {
            byte[] bytes = i % 10 == 0 ? shared : TestBytes.of(random.nextInt(LARGEST), random.nextLong());
            String name = "part-" + i % 7 + "/file-" + i + ".bin";
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            hashes.put(name, TestBytes.sha256(bytes));
        }
        return hashes;
    }
}
