// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.collections;

import static dev.filechat.testkit.faults.Direction.TO_CLIENT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.bulk.AddDirectoryOptions;
import dev.filechat.bulk.Bulk;
import dev.filechat.collections.FieldDefinition;
import dev.filechat.collections.NewCollection;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.StoredFile;
import dev.filechat.testkit.FakeFile;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.ConnectionFaults;
import dev.filechat.testkit.faults.FaultyProxy;
import dev.filechat.transport.contract.processes.AddDirectoryProgram;
import dev.filechat.transport.contract.processes.ChildJvm;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each file of a directory is one document of a collection, whatever happens in between. {@code
 * -Dbulk.documents=10000} sets the number of files.
 */
@OverNetwork
public interface DirectoryAdditionContract extends OverTransport {
    /** The number of files. */
    int DOCUMENTS = Integer.getInteger("bulk.documents", 300);

    @Test
    default void eachFileOfADirectoryIsOneDocumentThoughTheProcessIsKilledTwice(@TempDir Path directory)
            throws Exception {
        Map<String, String> hashes = writeFiles(directory.resolve("files"));
        try (FakeXai xai = fake().start();
                FaultyProxy proxy = FaultyProxy.to(xai.host(), xai.port())) {
            String collection = create(xai);
            // Collections have the first connection: an addition's answer is on its way.
            killed(
                    xai,
                    proxy,
                    directory,
                    collection,
                    proxy.onConnections().once(),
                    () -> documents(xai, collection).size() >= DOCUMENTS / 3);
            assertThat(lines(directory, " added "))
                    .as("the journal does not know all additions")
                    .isLessThan(documents(xai, collection).size());
            // Files have the second one: an upload's answer is on its way.
            killed(
                    xai,
                    proxy,
                    directory,
                    collection,
                    proxy.onConnections().nth(2),
                    () -> files(xai) >= DOCUMENTS * 2 / 3);
            assertThat(documents(xai, collection)).hasSizeLessThan(DOCUMENTS);
            assertThat(files(xai)).isLessThan(DOCUMENTS);

            finish(xai, proxy, directory, collection);
            int calls = xai.calls("UploadFile") + xai.calls("AddDocumentToCollection");
            finish(xai, proxy, directory, collection);

            assertThat(xai.calls("UploadFile") + xai.calls("AddDocumentToCollection"))
                    .as("nothing is left to do")
                    .isEqualTo(calls);
            assertThat(documents(xai, collection)).hasSize(DOCUMENTS).doesNotHaveDuplicates();
            assertThat(xai.files().all())
                    .as("there are no other files")
                    .extracting(FakeFile::id)
                    .containsExactlyInAnyOrderElementsOf(documents(xai, collection));
            assertThat(xai.files().all().stream().collect(Collectors.toMap(FakeFile::name, FakeFile::sha256)))
                    .isEqualTo(hashes);
        }
    }

    @Test
    default void anAdditionWhoseAnswerIsLostIsOneDocument(@TempDir Path directory) throws Exception {
        byte[] content = TestBytes.of(20, 1);
        Path files = Files.createDirectory(directory.resolve("files"));
        Files.write(files.resolve("a.txt"), content);
        Files.write(files.resolve("b.txt"), content);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            String collection = create(xai);
            xai.faults().on("AddDocumentToCollection").once().loseAnswer();

            List<StoredFile> added = Bulk.of(client)
                    .addDirectory(
                            client.collections().collection(collection),
                            files,
                            "**",
                            directory.resolve("journal"),
                            AddDirectoryOptions.builder()
                                    .batch(BatchOptions.builder()
                                            .maxConcurrent(1) // the connection breaks under this addition alone
                                            .build())
                                    .fields(file -> Map.of("folder", "none"))
                                    .build())
                    .orThrow();

            assertThat(documents(xai, collection))
                    .containsExactlyInAnyOrderElementsOf(
                            added.stream().map(StoredFile::id).toList());
            assertThat(xai.calls("AddDocumentToCollection")).isEqualTo(2);
            assertThat(xai.files().all())
                    .hasSize(2)
                    .extracting(FakeFile::sha256)
                    .containsOnly(TestBytes.sha256(content));
        }
    }

    private String create(FakeXai xai) {
        try (FileChatClient client = client(xai)) {
            return client.collections()
                    .create(NewCollection.builder("killed")
                            .fields(List.of(FieldDefinition.builder("folder")
                                    .required(true)
                                    .build()))
                            .build())
                    .id();
        }
    }

    private void killed(
            FakeXai xai,
            FaultyProxy proxy,
            Path directory,
            String collection,
            ConnectionFaults connection,
            BooleanSupplier enough)
            throws Exception {
        CompletableFuture<ChildJvm> running = new CompletableFuture<>();
        connection.resetWhen(TO_CLIENT, () -> {
            boolean now = enough.getAsBoolean();
            if (now) {
                running.join().kill();
            }
            return now;
        });
        try (ChildJvm child = start(proxy, directory, collection)) {
            running.complete(child);
            ChildJvm.Result result = child.result(atMost());
            assertThat(result.exitCode()).as(result.output()).isNotZero();
            assertThat(result.output()).doesNotContain("indexed");
        }
        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        proxy.clear();
    }

    private void finish(FakeXai xai, FaultyProxy proxy, Path directory, String collection) throws Exception {
        try (ChildJvm last = start(proxy, directory, collection)) {
            ChildJvm.Result result = last.result(atMost());
            assertThat(result.output().lines()).as(result.output()).contains("indexed " + DOCUMENTS);
            assertThat(result.exitCode()).isZero();
        }
        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
    }

    private ChildJvm start(FaultyProxy proxy, Path directory, String collection) {
        return ChildJvm.start(
                this,
                AddDirectoryProgram.class,
                List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                proxy.port(),
                directory.resolve("files"),
                directory.resolve("journal"),
                collection);
    }

    private static Duration atMost() {
        return Duration.ofSeconds(60).plusMillis(40L * DOCUMENTS);
    }

    private static List<String> documents(FakeXai xai, String collection) {
        return xai.collections().fileIds(collection);
    }

    private static int files(FakeXai xai) {
        return xai.files().all().size();
    }

    private static long lines(Path directory, String part) throws IOException {
        return Files.readAllLines(directory.resolve("journal")).stream()
                .filter(line -> line.contains(part))
                .count();
    }

    /** In folders, each with a text of its own but for every tenth, which has that of another; their hashes. */
    private static Map<String, String> writeFiles(Path root) throws IOException {
        Map<String, String> hashes = new HashMap<>();
        Set<Path> folders = new HashSet<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] bytes = ("This is page " + (i % 10 == 0 ? 0 : i) + ". ")
                    .repeat(1 + i % 40)
                    .getBytes(UTF_8);
            String name = "part-" + i % 7 + "/page-" + i + ".txt";
            Path file = root.resolve(name);
            if (folders.add(file.getParent())) {
                Files.createDirectories(file.getParent());
            }
            Files.write(file, bytes);
            hashes.put(name, TestBytes.sha256(bytes));
        }
        return hashes;
    }
}
