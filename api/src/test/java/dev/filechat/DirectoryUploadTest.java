// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchUpload;
import dev.filechat.files.FilePage;
import dev.filechat.files.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DirectoryUploadTest {
    private static final BatchOptions ONE =
            BatchOptions.builder().maxConcurrent(1).build();

    private final UploadService service = new UploadService();
    private final FileChatClient client = service.transport.client();
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
        service.transport
                .onList((request, call) -> FilePage.of(List.copyOf(service.files.values()), null))
                .onContent((id, call) ->
                        FakeContent.of(service.files.get(id).name().getBytes()));
    }

    @Test
    void uploads_what_fits_in_the_order_of_the_names_and_leaves_links_and_the_journal_out() throws Exception {
        Files.createSymbolicLink(
                directory.resolve("link.txt"), Files.writeString(elsewhere.resolve("secret.txt"), "secret"));
        Files.createSymbolicLink(directory.resolve("linked"), elsewhere);
        journal = directory.resolve("journal.txt");

        assertThat(names(run("**.txt"))).containsExactly("a.txt", "b.txt", "sub/deep/d.txt");
        assertThat(service.uploads).containsExactly("a.txt", "b.txt", "sub/deep/d.txt");
        assertThat(names(run("*.bin"))).containsExactly("c.bin");
        assertThat(names(run("**.txt"))).containsExactly("a.txt", "b.txt", "sub/deep/d.txt");
        assertThat(service.uploads).hasSize(4);
    }

    @Test
    void a_second_run_uploads_only_what_failed_or_changed() throws Exception {
        service.refuse("b.txt");
        BatchUpload first = run("*.txt");
        assertThat(first.failed()).hasSize(1);
        assertThat(run("*.txt").failed()).hasSize(1);
        service.refused.clear();
        Files.setLastModifiedTime(directory.resolve("a.txt"), FileTime.fromMillis(1000));

        BatchUpload last = run("*.txt");

        assertThat(names(last)).containsExactly("a.txt", "b.txt");
        assertThat(last.files()).extracting(StoredFile::id).containsExactly("id-a.txt", "id-b.txt");
        assertThat(service.uploads).containsExactly("a.txt", "b.txt", "b.txt", "a.txt", "b.txt");
    }

    @Test
    void a_file_whose_upload_ended_as_the_process_died_is_found_and_not_uploaded_twice() throws Exception {
        run("*.txt");
        byte[] whole = Files.readAllBytes(journal);
        // The last line, torn: b.txt is stored, and the journal does not know it.
        Files.write(journal, java.util.Arrays.copyOf(whole, whole.length - 5));

        BatchUpload again = run("*.txt");

        assertThat(again.files()).extracting(StoredFile::id).containsExactly("id-a.txt", "id-b.txt");
        assertThat(service.uploads).containsExactly("a.txt", "b.txt");
        service.transport.forgetSteps();
        assertThat(names(run("*.txt"))).containsExactly("a.txt", "b.txt");
    }

    @Test
    void a_file_of_the_same_name_and_size_with_other_content_is_not_taken_for_it() throws Exception {
        run("*.txt");
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, java.util.Arrays.copyOf(whole, whole.length - 5));
        service.transport
                .forgetSteps()
                .onList((request, call) -> FilePage.of(List.copyOf(service.files.values()), null))
                .onContent((id, call) -> FakeContent.of("other".getBytes()))
                .onGet((id, call) -> service.files.get(id))
                .onUpload(new Received());

        assertThat(run("*.txt").files()).extracting(StoredFile::id).containsExactly("id-a.txt", "file-1");
    }

    @Test
    void a_journal_that_is_damaged_in_any_way_makes_no_file_up() throws Exception {
        run("*.txt");
        byte[] whole = Files.readAllBytes(journal);
        for (int seed = 0; seed < 100; seed++) {
            Files.write(journal, Changed.bytes(whole, new Random(seed)));

            BatchUpload upload = run("*.txt");

            assertThat(names(upload)).as("seed %s", seed).containsExactly("a.txt", "b.txt");
            assertThat(upload.files())
                    .as("seed %s", seed)
                    .allSatisfy(file -> assertThat(service.files.get(file.id()))
                            .extracting(StoredFile::name)
                            .isEqualTo(file.name()));
        }
    }

    @Test
    void a_file_that_has_expired_is_uploaded_again() throws Exception {
        service.transport.forgetSteps().onUpload((request, chunks, call) -> {
            service.uploads.add(request.name());
            StoredFile file = new Received().run(request, chunks, call);
            return StoredFile.builder(file.id(), file.name(), file.size())
                    .expiresAt(FakeTiming.START.plusSeconds(10))
                    .build();
        });
        run("a.txt");
        run("a.txt");
        assertThat(service.uploads).hasSize(1);

        service.transport.timing.advance(java.time.Duration.ofSeconds(10));
        run("a.txt");
        assertThat(service.uploads).hasSize(2);
    }

    @Test
    void the_journal_of_another_account_or_directory_counts_for_nothing() throws Exception {
        run("a.txt");
        service.transport
                .builder()
                .apiKey("another")
                .build()
                .files()
                .uploadDirectory(directory, "a.txt", journal, ONE)
                .orThrow();
        client.files()
                .uploadDirectory(directory.resolve("sub"), "**", journal, ONE)
                .orThrow();
        run("a.txt");

        assertThat(service.uploads).containsExactly("a.txt", "a.txt", "deep/d.txt");
    }

    @Test
    void a_name_cannot_forge_a_line_of_the_journal() throws Exception {
        run("a.txt");
        String line = Files.readAllLines(journal).getLast();
        Files.delete(journal);
        write("x\n" + line);

        BatchUpload forger = run("x*");
        run("a.txt");

        assertThat(forger.failed()).hasSize(1);
        assertThat(forger.failed().getFirst().cause()).hasMessageContaining("a line terminator");
        assertThat(service.uploads).containsExactly("a.txt", "a.txt");
    }

    @Test
    void an_id_cannot_forge_a_line_of_the_journal() throws Exception {
        String id = "i d\nx\\-";
        service.transport.forgetSteps().onUpload((request, chunks, call) -> {
            service.uploads.add(request.name());
            StoredFile file = new Received().run(request, chunks, call);
            return StoredFile.builder(id, file.name(), file.size()).build();
        });
        run("a.txt");

        assertThat(run("a.txt").files()).extracting(StoredFile::id).containsExactly(id);
        assertThat(service.uploads).containsExactly("a.txt");
        assertThat(Files.readAllLines(journal)).hasSize(2);
    }

    @Test
    void a_file_that_became_a_link_after_it_was_listed_is_not_followed() throws Exception {
        Path secret = Files.createDirectory(elsewhere.resolve("s")).resolve("d.txt");
        Files.writeString(secret, "secret");
        service.transport.forgetSteps().onUpload((request, chunks, call) -> {
            if (request.name().equals("a.txt")) {
                swapForLinks(secret);
            }
            return new Received().run(request, chunks, call);
        });

        BatchUpload batch = run("**.txt");

        assertThat(names(batch)).containsExactly("a.txt", "b.txt", "sub/deep/d.txt");
        assertThat(batch.files()).extracting(StoredFile::name).containsExactly("a.txt");
        assertThat(batch.failed())
                .hasSize(2)
                .allSatisfy(failed -> assertThat(failed.cause())
                        .isInstanceOf(SourceUnreadableException.class)
                        .hasMessageContaining("symbolic link in it, which is not followed"));
    }

    @Test
    void a_file_that_was_rewritten_with_its_time_set_back_is_uploaded_again() throws Exception {
        assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("unix");
        run("a.txt");
        Path file = directory.resolve("a.txt");
        FileTime time = Files.getLastModifiedTime(file);
        Object before = Files.getAttribute(file, "unix:ctime");
        while (Files.getAttribute(file, "unix:ctime").equals(before)) { // until the file system's clock moves on
            Files.writeString(file, "other");
            Files.setLastModifiedTime(file, time);
        }

        run("a.txt");

        assertThat(service.uploads).containsExactly("a.txt", "a.txt");
    }

    @Test
    void only_the_owner_can_read_the_journal_and_it_is_no_link() throws Exception {
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
    void bad_input_is_refused_before_anything_is_sent() {
        assertThatExceptionOfType(SourceUnreadableException.class)
                .isThrownBy(() -> client.files().uploadDirectory(directory.resolve("none"), "*", journal))
                .withMessageContaining("There is no directory");
        assertThatIllegalArgumentException().isThrownBy(() -> client.files().uploadDirectory(directory, "[", journal));
        assertThat(client.files()
                        .uploadDirectory(directory, "a.txt", elsewhere.resolve("none/journal"))
                        .failed()
                        .getFirst()
                        .cause())
                .hasMessageContaining("cannot be written");
        assertThat(service.uploads).isEmpty();
    }

    private BatchUpload run(String glob) {
        return client.files().uploadDirectory(directory, glob, journal, ONE);
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

    private static List<String> names(BatchUpload batch) {
        return BatchUploadTest.names(batch.all());
    }

    private Path write(String name) throws IOException {
        return Files.writeString(directory.resolve(name), name);
    }
}
