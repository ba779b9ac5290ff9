// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.Answer;
import dev.filechat.FileChatClient;
import dev.filechat.bulk.Bulk;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchResult;
import dev.filechat.files.FileScope;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeFile;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.chat.ChatContract;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several files at once, and files for a while. */
public interface ManyFilesContract extends OverTransport {
    /** All of them, in order, with their own bytes. */
    @Test
    default void aBatchStoresEveryFileUnchanged(@TempDir Path directory) {
        List<FileSource> sources = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            byte[] bytes = TestBytes.of(i * 7_001);
            sources.add(FileSource.of("file-" + i, bytes));
            hashes.add(TestBytes.sha256(bytes));
        }
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            BatchResult<FileSource, StoredFile> batch = client.files()
                    .uploadAll(sources, BatchOptions.builder().maxConcurrent(8).build());

            List<StoredFile> stored = batch.orThrow();
            assertThat(stored).extracting(StoredFile::name).containsExactlyElementsOf(names(sources));
            assertThat(stored.stream().map(file -> sha256(xai, file))).containsExactlyElementsOf(hashes);

            List<String> ids = stored.stream().map(StoredFile::id).toList();
            List<Path> copies = client.files().downloadAll(ids, directory).orThrow();
            assertThat(copies.stream()
                            .map(path -> TestBytes.sha256(TestBytes.unchecked(() -> Files.readAllBytes(path)))))
                    .containsExactlyElementsOf(hashes);

            assertThat(client.files().deleteAll(ids).orThrow()).hasSize(60);
            assertThat(xai.files().all()).isEmpty();
        }
    }

    /** However many there are, no more are under way than was asked for. */
    @Test
    default void aThousandFilesAreUploadedSixteenAtATime() {
        int size = 64 << 10;
        Map<String, String> hashes = new HashMap<>();
        List<FileSource> sources = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = TestBytes.of(size, i);
            sources.add(FileSource.of("file-" + i, bytes));
            hashes.put("file-" + i, TestBytes.sha256(bytes));
        }
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            List<StoredFile> stored = client.files()
                    .uploadAll(sources, BatchOptions.builder().maxConcurrent(16).build())
                    .orThrow();

            assertThat(stored).extracting(StoredFile::name).containsExactlyElementsOf(names(sources));
            assertThat(xai.mostConcurrentCalls("UploadFile")).isBetween(2, 16);
            assertThat(xai.files().all()).hasSize(1_000);
            assertThat(xai.files().all().stream().collect(Collectors.toMap(FakeFile::name, FakeFile::sha256)))
                    .isEqualTo(hashes);
        }
    }

    private static List<String> names(List<FileSource> sources) {
        return sources.stream().map(FileSource::name).toList();
    }

    private static String sha256(FakeXai xai, StoredFile file) {
        return xai.files().all().stream()
                .filter(stored -> stored.id().equals(file.id()))
                .map(FakeFile::sha256)
                .findFirst()
                .orElse("not stored");
    }

    /** What a scope uploaded is gone with it, and would have gone by itself. */
    @Test
    default void aScopeLeavesNothingBehind() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            try (FileScope scope = client.files().scope()) {
                StoredFile a = scope.upload(FileSource.of("a", new byte[10]));
                scope.upload(FileSource.of("b", new byte[10]));

                assertThat(a.expiresAt()).isPresent();
                assertThat(xai.files().all()).hasSize(2);
            }
            assertThat(xai.files().all()).isEmpty();
        }
    }

    /** One call from a question and a file to an answer. */
    @Test
    default void oneCallAsksAboutAFileAndCleansUp() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            Answer answer =
                    client.ask("grok-4.5", ChatContract.QUESTION, List.of(ChatContract.heron()), ChatOptions.none());

            assertThat(answer.content()).contains("48213");
            assertThat(answer.costInUsd()).isPresent();
            assertThat(answer.fileIds()).hasSize(1);
            assertThat(answer.notDeleted()).isEmpty();
            assertThat(xai.files().all()).isEmpty();
        }
    }

    /** The same content, under any name. */
    @Test
    default void theSameContentIsUploadedOnce() {
        byte[] bytes = "The same content.".getBytes(StandardCharsets.UTF_8);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            Bulk bulk = Bulk.of(client);
            StoredFile first = bulk.uploadOnce(FileSource.of("a", bytes));
            StoredFile second = bulk.uploadOnce(FileSource.of("b", bytes.clone()));
            assertThat(second).isEqualTo(first);
            assertThat(xai.files().all()).hasSize(1);

            client.files().delete(first.id());
            assertThat(bulk.uploadOnce(FileSource.of("a", bytes)).id()).isNotEqualTo(first.id());
        }
    }

    /** The same calls, as futures. */
    @Test
    default void aFutureUploadsToo() {
        byte[] bytes = TestBytes.of(100_000);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            CompletableFuture<StoredFile> upload =
                    client.async().files(files -> files.upload(FileSource.of("a", bytes)));

            assertThat(upload.join().size()).isEqualTo(bytes.length);
            assertThat(xai.files().all().getFirst().sha256()).isEqualTo(TestBytes.sha256(bytes));
        }
    }
}
