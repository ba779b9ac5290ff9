// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.filechat.FileChatClient;
import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchResult;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.proto.File;
import dev.filechat.testkit.FakeFile;
import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DirectoryUploadTest {
    private static final BatchOptions ONE =
            BatchOptions.builder().maxConcurrent(1).build();

    @AutoClose
    private final TestService service = new TestService();

    @AutoClose
    private final FileChatClient client = service.client(TestService.KEY);

    @AutoClose
    private final FileChatClient another = service.client(TestService.ANOTHER_KEY);

    private final Bulk bulk = service.bulk(client).build();
    private Path journal = Path.of("");

    @TempDir
    private Path directory;

    @TempDir
    private Path elsewhere;

    @BeforeEach
    void files() throws IOException {
        journal = elsewhere.resolve("journal");
        Files.createDirectories(directory.resolve("sub/deep"));
        write("b.txt");
        write("a.txt");
        write("c.bin");
        write("sub/deep/d.txt");
    }

    @Test
    void uploadsWhatFitsInTheOrderOfTheNamesAndLeavesLinksAndTheJournalOut() throws Exception {
        Files.createSymbolicLink(
                directory.resolve("link.txt"), Files.writeString(elsewhere.resolve("secret.txt"), "secret"));
        Files.createSymbolicLink(directory.resolve("linked"), elsewhere);
        journal = directory.resolve("journal.txt");

        assertThat(names(run("**.txt"))).containsExactly("a.txt", "b.txt", "sub/deep/d.txt");
        assertThat(service.uploads()).containsExactly("a.txt", "b.txt", "sub/deep/d.txt");
        assertThat(names(run("*.bin"))).containsExactly("c.bin");
        assertThat(names(run("**.txt"))).containsExactly("a.txt", "b.txt", "sub/deep/d.txt");
        assertThat(service.uploads()).hasSize(4);
    }

    @Test
    void aSecondRunUploadsOnlyWhatFailedOrChanged() throws Exception {
        service.xai.faults().onUploads().nth(2).refuse(Status.Code.INVALID_ARGUMENT, "no");
        assertThat(run("*.txt").failed()).hasSize(1);
        service.xai.faults().onUploads().once().refuse(Status.Code.INVALID_ARGUMENT, "no");
        assertThat(run("*.txt").failed()).hasSize(1);
        Files.setLastModifiedTime(directory.resolve("a.txt"), FileTime.fromMillis(1000));

        BatchResult<FileSource, StoredFile> last = run("*.txt");

        assertThat(names(last)).containsExactly("a.txt", "b.txt");
        assertThat(last.values())
                .extracting(StoredFile::id)
                .containsExactly(service.xai.files().named("a.txt").getLast().id(), service.idOf("b.txt"));
        assertThat(service.uploads()).containsExactly("a.txt", "a.txt", "b.txt");
        assertThat(service.xai.calls("UploadFile")).isEqualTo(5);
    }

    @Test
    void aFileWhoseUploadEndedAsTheProcessDiedIsFoundAndNotUploadedTwice() throws Exception {
        run("*.txt");
        byte[] whole = Files.readAllBytes(journal);
        // The last line, torn: b.txt is stored, and the journal does not know it.
        Files.write(journal, java.util.Arrays.copyOf(whole, whole.length - 5));

        BatchResult<FileSource, StoredFile> again = run("*.txt");

        assertThat(again.values())
                .extracting(StoredFile::id)
                .containsExactly(service.idOf("a.txt"), service.idOf("b.txt"));
        assertThat(service.uploads()).containsExactly("a.txt", "b.txt");
        int calls = service.xai.requests().size();
        assertThat(names(run("*.txt"))).containsExactly("a.txt", "b.txt");
        assertThat(service.xai.requests()).hasSize(calls);
    }

    @Test
    void aFileOfTheSameNameAndSizeWithOtherContentIsNotTakenForIt() throws Exception {
        run("*.txt");
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, java.util.Arrays.copyOf(whole, whole.length - 5));
        client.files().delete(service.idOf("b.txt"));
        StoredFile other = client.files().upload(FileSource.of("b.txt", "other".getBytes()));

        assertThat(run("*.txt").values())
                .extracting(StoredFile::id)
                .doesNotContain(other.id())
                .startsWith(service.idOf("a.txt"));
        assertThat(service.uploads()).containsExactly("a.txt", "b.txt", "b.txt", "b.txt");
    }

    @Test
    void aJournalThatIsDamagedInAnyWayMakesNoFileUp() throws Exception {
        run("*.txt");
        byte[] whole = Files.readAllBytes(journal);
        for (int seed = 0; seed < 100; seed++) {
            Files.write(journal, DamagedBytes.of(whole, new Random(seed)));

            BatchResult<FileSource, StoredFile> upload = run("*.txt");

            assertThat(names(upload)).as("seed %s", seed).containsExactly("a.txt", "b.txt");
            assertThat(upload.values())
                    .as("seed %s", seed)
                    .allSatisfy(file -> assertThat(service.xai.files().named(file.name()))
                            .extracting(FakeFile::id)
                            .contains(file.id()));
        }
    }

    @Test
    void aFileThatHasExpiredIsUploadedAgain() throws Exception {
        BatchOptions hour = ONE.toBuilder()
                .upload(UploadOptions.builder()
                        .expiresAfter(Duration.ofHours(1))
                        .build())
                .build();
        bulk.uploadDirectory(directory, "a.txt", journal, hour).orThrow();
        bulk.uploadDirectory(directory, "a.txt", journal, hour).orThrow();
        assertThat(service.uploads()).hasSize(1);

        service.clock.advance(Duration.ofHours(1));
        bulk.uploadDirectory(directory, "a.txt", journal, hour).orThrow();
        assertThat(service.uploads()).hasSize(2);
    }

    @Test
    void theJournalOfAnotherAccountOrDirectoryCountsForNothing() throws Exception {
        run("a.txt");
        Bulk.of(another).uploadDirectory(directory, "a.txt", journal, ONE).orThrow();
        bulk.uploadDirectory(directory.resolve("sub"), "**", journal, ONE).orThrow();
        run("a.txt");

        assertThat(service.uploads()).containsExactly("a.txt", "a.txt", "deep/d.txt");
    }

    @Test
    void aNameCannotForgeALineOfTheJournal() throws Exception {
        run("a.txt");
        String line = Files.readAllLines(journal).getLast();
        Files.delete(journal);
        write("x\n" + line);

        BatchResult<FileSource, StoredFile> forger = run("x*");
        run("a.txt");

        assertThat(forger.failed()).hasSize(1);
        assertThat(forger.failed().getFirst().cause()).hasMessageContaining("a line terminator");
        assertThat(service.uploads()).containsExactly("a.txt", "a.txt");
    }

    @Test
    void anIdCannotForgeALineOfTheJournal() throws Exception {
        String id = "i d\nx\\-";
        service.xai
                .faults()
                .onUploads()
                .changeAnswer(File.class, file -> file.toBuilder().setId(id).build());
        run("a.txt");

        assertThat(run("a.txt").values()).extracting(StoredFile::id).containsExactly(id);
        assertThat(service.uploads()).containsExactly("a.txt");
        assertThat(Files.readAllLines(journal)).hasSize(2);
    }

    @Test
    void aFileThatBecameALinkAfterItWasListedIsNotFollowed() throws Exception {
        Path secret = Files.createDirectory(elsewhere.resolve("s")).resolve("d.txt");
        Files.writeString(secret, "secret");
        AtomicBoolean swapped = new AtomicBoolean();
        UploadOptions swapping = UploadOptions.builder()
                .onProgress(progress -> {
                    if (!swapped.getAndSet(true)) {
                        swapForLinks(secret);
                    }
                })
                .build();

        BatchResult<FileSource, StoredFile> batch = bulk.uploadDirectory(
                directory, "**.txt", journal, ONE.toBuilder().upload(swapping).build());

        assertThat(names(batch)).containsExactly("a.txt", "b.txt", "sub/deep/d.txt");
        assertThat(batch.values()).extracting(StoredFile::name).containsExactly("a.txt");
        assertThat(batch.failed())
                .hasSize(2)
                .allSatisfy(failed -> assertThat(failed.cause())
                        .isInstanceOf(SourceUnreadableException.class)
                        .hasMessageContaining("symbolic link in it, which is not followed"));
    }

    @Test
    void aFileThatWasRewrittenWithItsTimeSetBackIsUploadedAgain() throws Exception {
        assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("unix");
        run("a.txt");
        Path file = directory.resolve("a.txt");
        FileTime time = Files.getLastModifiedTime(file);
        Object before = Files.getAttribute(file, "unix:ctime");
        while (Files.getAttribute(file, "unix:ctime").equals(before)) { // until the clock of the file system advances
            Files.writeString(file, "other");
            Files.setLastModifiedTime(file, time);
        }

        run("a.txt");

        assertThat(service.uploads()).containsExactly("a.txt", "a.txt");
    }

    @Test
    void onlyTheOwnerCanReadTheJournalAndItIsNoLink() throws Exception {
        run("a.txt");
        assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("posix");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal)))
                .isEqualTo("rw-------");
        Path victim = Files.writeString(elsewhere.resolve("victim"), "v");
        journal = Files.createSymbolicLink(elsewhere.resolve("link"), victim);

        assertThatExceptionOfType(SourceUnreadableException.class)
                .isThrownBy(() -> run("a.txt"))
                .withMessageContaining("cannot be read");
        assertThat(victim).hasContent("v");
    }

    @Test
    void badInputIsRefusedBeforeAnythingIsSent() {
        assertThatExceptionOfType(SourceUnreadableException.class)
                .isThrownBy(() -> bulk.uploadDirectory(directory.resolve("none"), "*", journal))
                .withMessageContaining("There is no directory");
        assertThatIllegalArgumentException().isThrownBy(() -> bulk.uploadDirectory(directory, "[", journal));
        assertThat(bulk.uploadDirectory(directory, "a.txt", elsewhere.resolve("none/journal"))
                        .failed()
                        .getFirst()
                        .cause())
                .hasMessageContaining("cannot be written");
        client.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> bulk.uploadDirectory(directory.resolve("none"), "*", journal))
                .withMessage("The client is closed");
        assertThat(service.uploads()).isEmpty();
    }

    private BatchResult<FileSource, StoredFile> run(String glob) {
        return bulk.uploadDirectory(directory, glob, journal, ONE);
    }

    private void swapForLinks(Path secret) {
        try {
            Files.delete(directory.resolve("b.txt"));
            Files.createSymbolicLink(directory.resolve("b.txt"), secret);
            Files.move(directory.resolve("sub/deep"), directory.resolve("sub/was"));
            Files.createSymbolicLink(directory.resolve("sub/deep"), secret.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(BatchResult<FileSource, StoredFile> batch) {
        return batch.all().stream().map(result -> result.input().name()).toList();
    }

    private Path write(String name) throws IOException {
        return Files.writeString(directory.resolve(name), name);
    }
}
