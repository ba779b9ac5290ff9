// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.files.UploadOptions;
import dev.filechat.testkit.FakeFile;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.processes.ChildJvm;
import dev.filechat.transport.contract.processes.MemoryProgram;
import dev.filechat.transport.contract.processes.Transfer;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * However large a file is, three chunks of it are in memory at most; to downloads comes what their connection receives
 * ahead, for all of them together. The client alone is in a JVM where all is counted that is held at a moment: live
 * objects, and buffers outside the heap. Netty's pool is off there, so that a buffer counts as long as it is in use;
 * with it, Netty keeps some that are not, for the next ones.
 */
@OverNetwork
public interface MemoryContract extends OverTransport {
    /** The chunks of a download are as large as the service makes them. */
    int RECEIVED_CHUNK = 5_000_000;

    /**
     * A window of 8 MiB, and as much again for the buffers in which it comes: Netty's are up to twice their content.
     */
    int RECEIVED_AHEAD = 16 << 20;

    /** Several times what may be held: a larger one, up to the 512 MiB that the service takes, only takes longer. */
    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    default void ofALargeFileAtMostThreeChunksAreHeld(Transfer way, @TempDir Path directory) throws Exception {
        check(way, 1, 192, UploadOptions.DEFAULT_CHUNK_SIZE, directory);
    }

    /**
     * Of 12 MiB each: larger ones would only take longer. Chunks of 1 MiB, as the fake has to put the chunks together
     * in the memory of this JVM.
     */
    @ParameterizedTest
    @EnumSource(names = {"UPLOAD_STREAM", "DOWNLOAD_STREAM"})
    @Tag("slow")
    default void of64FilesSideBySideAtMostThreeChunksEachAreHeld(Transfer way, @TempDir Path directory)
            throws Exception {
        check(way, 64, 12, 1 << 20, directory);
    }

    private void check(Transfer way, int count, int mebibytes, int sentChunk, Path directory) throws Exception {
        Path small = Files.write(directory.resolve("small"), TestBytes.of(1_000));
        Path large = write(directory.resolve("large"), mebibytes);
        boolean upload = way.isUpload();
        try (FakeXai xai = fake().storageDirectory(directory).start();
                FileChatClient client = client(xai)) {
            Object smallFile = upload ? small : client.files().upload(small).id();
            String largeId = client.files().upload(large).id();
            String hash = hashOf(xai, largeId);
            List<String> options = List.of(
                    "-Xmx1200m",
                    "-XX:+UseSerialGC",
                    "-XX:MarkSweepAlwaysCompactCount=1", // or dead objects stay, and are counted
                    "-XX:MarkSweepDeadRatio=0",
                    "-Dio.grpc.netty.shaded.io.netty.maxDirectMemory=0", // so that the JDK knows of every buffer
                    "-Dio.grpc.netty.shaded.io.netty.allocator.type=unpooled",
                    "-Djava.io.tmpdir=" + directory);
            try (ChildJvm jvm = ChildJvm.start(
                    this,
                    MemoryProgram.class,
                    options,
                    xai.port(),
                    way,
                    count,
                    sentChunk,
                    smallFile,
                    upload ? large : largeId)) {
                ChildJvm.Result result = jvm.result(Duration.ofMinutes(5));

                assertThat(result.exitCode()).as(result.output()).isZero();
                assertThat(numberAfter("counted ", result)).isGreaterThan(20);
                assertThat(numberAfter("held ", result))
                        .isBetween(
                                1_000_000L,
                                upload ? count * 3L * sentChunk : count * 3L * RECEIVED_CHUNK + RECEIVED_AHEAD);
                List<String> hashes = result.output()
                        .lines()
                        .filter(line -> line.startsWith("sha256 "))
                        .map(line -> line.substring("sha256 ".length()))
                        .map(given -> upload ? hashOf(xai, given) : given)
                        .toList();
                assertThat(hashes).hasSize(count).containsOnly(hash);
            }
        }
    }

    private static long numberAfter(String word, ChildJvm.Result result) {
        return result.output()
                .lines()
                .filter(line -> line.startsWith(word))
                .mapToLong(line -> Long.parseLong(line.substring(word.length())))
                .sum();
    }

    private static String hashOf(FakeXai xai, String fileId) {
        return xai.files().all().stream()
                .filter(file -> file.id().equals(fileId))
                .map(FakeFile::sha256)
                .findFirst()
                .orElse("not stored");
    }

    private static Path write(Path file, int mebibytes) throws IOException {
        Random random = new Random(mebibytes);
        byte[] bytes = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < mebibytes; i++) {
                random.nextBytes(bytes);
                out.write(bytes);
            }
        }
        return file;
    }
}
