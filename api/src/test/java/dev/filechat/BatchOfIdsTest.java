// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.errors.NotFoundException;
import dev.filechat.files.BatchFailedException;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchOutcome;
import dev.filechat.files.BatchResult;
import dev.filechat.files.DeletedFile;
import dev.filechat.files.StoredFile;
import dev.filechat.files.downloads.DownloadFailedException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests deletions and downloads of several files at once. */
@Timeout(30)
class BatchOfIdsTest {
    private static final byte[] BYTES = TestBytes.of(2500);

    private final UploadService service = new UploadService();
    private final FileChatClient client = service.transport.client();

    @TempDir
    private Path directory;

    @Test
    void deletesAllAndTellsWhichFailed() {
        store("a", "a.txt");
        store("b", "b.txt");

        BatchResult<String, DeletedFile> batch = client.files().deleteAll(List.of("a", "gone", "b", " "));

        assertThat(service.files).isEmpty();
        assertThat(batch.all()).extracting(BatchOutcome::input).containsExactly("a", "gone", "b", " ");
        assertThat(batch.done()).extracting(d -> d.value().id()).containsExactly("a", "b");
        assertThat(batch.failed().getFirst().cause()).isInstanceOf(NotFoundException.class);
        assertThat(batch.failed().getLast().cause()).isInstanceOf(IllegalArgumentException.class);
        assertThatExceptionOfType(BatchFailedException.class)
                .isThrownBy(batch::orThrow)
                .withMessageStartingWith("2 of 4 files failed; the first: Deleting file gone was refused");
    }

    @Test
    void aDeleteThatFailsStopsTheRestIfAskedFor() {
        store("b", "b.txt");

        BatchResult<String, DeletedFile> batch = client.files()
                .deleteAll(
                        List.of("gone", "b"),
                        BatchOptions.builder().maxConcurrent(1).failFast(true).build());

        assertThat(batch.failed()).hasSize(2);
        assertThat(batch.failed().getLast().cause())
                .hasMessage("Deleting file b was not begun: another one of the batch failed");
        assertThat(service.files).containsKey("b");
    }

    @Test
    void downloadsAllUnderNamesThatCannotLeaveTheDirectory() {
        store("a", "../../etc/passwd");
        store("b", "report.pdf");
        store("c", "report.pdf");
        store("d", "..");
        store("e", "con.txt");
        store("f", "x".repeat(250) + ".tiff");
        service.transport.onContent((id, call) -> FakeContent.of(BYTES));

        List<Path> paths = client.files()
                .downloadAll(
                        List.of("a", "b", "c", "d", "e", "f"),
                        directory,
                        BatchOptions.builder().maxConcurrent(1).build())
                .orThrow();

        assertThat(paths)
                .containsExactly(
                        directory.resolve("passwd"),
                        directory.resolve("report.pdf"),
                        directory.resolve("report (1).pdf"),
                        directory.resolve("d"),
                        directory.resolve("_con.txt"),
                        directory.resolve("x".repeat(115) + ".tiff"))
                .allSatisfy(path -> assertThat(path).hasBinaryContent(BYTES));
        assertThat(directory).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
    }

    @Test
    void aDownloadThatFailsLeavesTheOthers() {
        store("a", "a.txt");
        service.transport.onContent((id, call) -> FakeContent.of(BYTES));

        BatchResult<String, Path> batch = client.files().downloadAll(List.of("gone", "a"), directory);

        assertThat(batch.done()).extracting(BatchOutcome.Done::value).containsExactly(directory.resolve("a.txt"));
        assertThat(batch.failed()).extracting(BatchOutcome.Failed::input).containsExactly("gone");
    }

    @Test
    void aDirectoryThatIsNotThereIsRefusedBeforeAnythingIsAsked() {
        assertThatExceptionOfType(DownloadFailedException.class)
                .isThrownBy(() -> client.files().downloadAll(List.of("a"), directory.resolve("none")))
                .withMessageContaining("there is no directory");
        assertThat(service.transport.attempts).hasValue(0);
    }

    private void store(String id, String name) {
        service.files.put(id, StoredFile.builder(id, name, BYTES.length).build());
    }
}
