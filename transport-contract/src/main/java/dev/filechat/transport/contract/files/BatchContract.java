// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.filechat.FileChatClient;
import dev.filechat.bulk.Bulk;
import dev.filechat.bulk.UploadStore;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.files.BatchFailedException;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchOutcome;
import dev.filechat.files.BatchProgress;
import dev.filechat.files.BatchResult;
import dev.filechat.files.FileScope;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeFile;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of many files when something goes wrong with one, or with the process. */
public interface BatchContract extends OverTransport {
    /** The first failure stops the rest, or it does not; the result has the stored files in both cases. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    default void aFailureStopsTheBatchIfThatIsAskedFor(boolean failFast) {
        List<FileSource> sources = List.of(
                FileSource.of("first", new byte[10]),
                FileSource.of(Path.of("there", "is", "no", "such", "file")),
                FileSource.of("third", new byte[10]));
        List<BatchProgress> told = new ArrayList<>();
        BatchOptions options = BatchOptions.builder()
                .maxConcurrent(1)
                .failFast(failFast)
                .onProgress(told::add)
                .build();
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            BatchResult<FileSource, StoredFile> batch = client.files().uploadAll(sources, options);

            assertThat(batch.all())
                    .extracting(result -> result.input().name())
                    .containsExactly("first", "file", "third");
            assertThat(batch.failed().getFirst().cause()).isInstanceOf(SourceUnreadableException.class);
            assertThat(batch.failed().stream().skip(1).map(BatchOutcome.Failed::cause))
                    .hasSize(failFast ? 1 : 0)
                    .allSatisfy(cause -> assertThat(cause).isInstanceOf(CallCancelledException.class));
            assertThat(xai.files().all())
                    .extracting(FakeFile::name)
                    .containsExactlyElementsOf(failFast ? List.of("first") : List.of("first", "third"));
            BatchFailedException thrown = catchThrowableOfType(BatchFailedException.class, batch::orThrow);
            assertThat(thrown.stored())
                    .extracting(StoredFile::id)
                    .containsExactlyElementsOf(
                            xai.files().all().stream().map(FakeFile::id).toList());
            assertThat(told.getLast().uploaded()).isEqualTo(failFast ? 1 : 2);
            assertThat(told.getLast().failed()).isEqualTo(1);
        }
    }

    /** Ids that mean nothing are told, and hold nobody up. */
    @Test
    default void unknownFilesAreToldAndTheOthersServed(@TempDir Path directory) {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            String a = client.files().upload(FileSource.of("a", new byte[1])).id();
            String b = client.files().upload(FileSource.of("b", new byte[2])).id();
            List<String> ids = List.of(a, "file_unknown", b);

            var downloads = client.files().downloadAll(ids, directory);
            assertThat(downloads.done()).hasSize(2);
            assertThat(downloads.failed())
                    .hasSize(1)
                    .allSatisfy(failed -> assertThat(failed.cause()).isInstanceOf(NotFoundException.class));
            assertThat(directory.resolve("a")).hasSize(1);
            assertThat(directory.resolve("b")).hasSize(2);

            var deletions = client.files().deleteAll(ids);
            assertThat(deletions.done()).hasSize(2);
            assertThat(deletions.failed()).hasSize(1);
            assertThat(xai.files().all()).isEmpty();
        }
    }

    /** Only what is new or changed is uploaded by the next run. */
    @Test
    default void aDirectoryGoesOnWhereItWas(@TempDir Path directory) throws IOException {
        Path files = Files.createDirectory(directory.resolve("files"));
        Path journal = directory.resolve("journal");
        Files.createDirectory(files.resolve("below"));
        Files.write(files.resolve("a.bin"), TestBytes.of(100_000));
        Files.write(files.resolve("below/b.bin"), TestBytes.of(200_000));
        Files.write(files.resolve("c.txt"), TestBytes.of(300));
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            List<StoredFile> first =
                    Bulk.of(client).uploadDirectory(files, "**.bin", journal).orThrow();
            assertThat(first).extracting(StoredFile::name).containsExactly("a.bin", "below/b.bin");
            assertThat(xai.files().named("below/b.bin").getFirst().sha256())
                    .isEqualTo(TestBytes.sha256(TestBytes.of(200_000)));

            Files.write(files.resolve("a.bin"), TestBytes.of(100_001));
            Files.write(files.resolve("d.bin"), TestBytes.of(400));
            List<StoredFile> second =
                    Bulk.of(client).uploadDirectory(files, "**.bin", journal).orThrow();
            assertThat(second).extracting(StoredFile::name).containsExactly("a.bin", "below/b.bin", "d.bin");
            assertThat(second.get(1).id()).isEqualTo(first.get(1).id());
            assertThat(second.getFirst().size()).isEqualTo(100_001);
            assertThat(xai.calls("UploadFile")).isEqualTo(4);
        }
    }

    /** What goes wrong at the end does not hide what went wrong before. */
    @Test
    @SuppressWarnings("try") // the service ends early on purpose
    default void aScopeThatCannotDeleteSuppressesThat() {
        IllegalStateException wrong = new IllegalStateException("what went wrong");
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            assertThatThrownBy(() -> {
                        try (FileScope scope = client.files().scope()) {
                            scope.upload(FileSource.of("a", new byte[10]));
                            xai.close();
                            throw wrong;
                        }
                    })
                    .isSameAs(wrong);
            assertThat(wrong.getSuppressed())
                    .hasSize(1)
                    .allSatisfy(e -> assertThat(e).isInstanceOf(FileChatException.class));
        }
    }

    /** Callers with the same content at the same time share one upload, and so do runs that share a store. */
    @Test
    default void theSameContentIsUploadedOnceByMany(@TempDir Path directory) {
        byte[] bytes = TestBytes.of(1_000_000);
        Path store = directory.resolve("store");
        try (FakeXai xai = fake().start()) {
            for (int run = 1; run <= 2; run++) {
                try (FileChatClient client = client(xai)) {
                    Bulk bulk = Bulk.builder(client)
                            .uploadStore(UploadStore.inFile(store))
                            .build();
                    List<CompletableFuture<StoredFile>> all = IntStream.range(0, 16)
                            .mapToObj(i -> CompletableFuture.supplyAsync(
                                    () -> bulk.uploadOnce(FileSource.of("file-" + i, bytes.clone())),
                                    task -> Thread.ofVirtual().start(task)))
                            .toList();

                    assertThat(all)
                            .extracting(upload -> upload.join().id())
                            .containsOnly(xai.files().all().getFirst().id());
                    assertThat(xai.calls("UploadFile")).isEqualTo(1);
                }
            }
            assertThat(xai.files().all().getFirst().sha256()).isEqualTo(TestBytes.sha256(bytes));
        }
    }
}
