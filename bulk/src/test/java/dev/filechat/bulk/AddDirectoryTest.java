// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.FileChatClient;
import dev.filechat.collections.DocumentCollection;
import dev.filechat.collections.FieldDefinition;
import dev.filechat.collections.IndexingFailedException;
import dev.filechat.collections.NewCollection;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.errors.ConfigurationException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.ServiceException;
import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchOutcome;
import dev.filechat.files.BatchResult;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.proto.collections.BatchGetDocumentsResponse;
import dev.filechat.testkit.FakeFile;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AddDirectoryTest {
    private static final BatchOptions ONE =
            BatchOptions.builder().maxConcurrent(1).build();
    private static final String ADD = "AddDocumentToCollection";

    @AutoClose
    private final TestService service = new TestService();

    @AutoClose
    private final FileChatClient client = service.client(TestService.KEY);

    private final Bulk bulk = service.bulk(client).build();
    private final DocumentCollection collection = client.collections()
            .create(NewCollection.builder("manuals")
                    .fields(List.of(FieldDefinition.builder("path")
                            .required(true)
                            .unique(true)
                            .build()))
                    .build());

    private final AddDirectoryOptions options =
            AddDirectoryOptions.builder().batch(ONE).fields(this::path).build();

    private Path journal = Path.of("");

    @TempDir
    private Path directory;

    @TempDir
    private Path elsewhere;

    @BeforeEach
    void files() throws IOException {
        service.xai.collections().indexingTime(Duration.ZERO);
        journal = elsewhere.resolve("journal");
        Files.createDirectories(directory.resolve("sub"));
        write("a.txt", "alpha");
        write("b.txt", "beta");
        write("sub/c.txt", "gamma");
        write("d.bin", "delta");
    }

    @Test
    void eachFileIsOneDocumentWithItsFieldsAndASecondRunAddsNothing() {
        List<StoredFile> added = run(options).orThrow();
        int calls = calls();
        List<StoredFile> again = run(options).orThrow();

        assertThat(again).extracting(StoredFile::id).containsExactlyElementsOf(ids(added));
        assertThat(calls()).isEqualTo(calls);
        assertDocuments("a.txt alpha", "b.txt beta", "sub/c.txt gamma");
        assertThat(collection.documents())
                .allSatisfy(document -> assertThat(document.fields()).containsEntry("path", document.name()));
        assertThat(service.xai.files().all()).hasSize(3);
    }

    @Test
    void aNewFileIsAddedAndTheDocumentOfADeletedOneStays() throws Exception {
        run(options).orThrow();
        Files.delete(directory.resolve("a.txt"));
        write("e.txt", "epsilon");

        assertThat(names(run(options))).containsExactly("b.txt", "e.txt", "sub/c.txt");

        assertDocuments("a.txt alpha", "b.txt beta", "e.txt epsilon", "sub/c.txt gamma");
        assertThat(service.xai.calls(ADD)).isEqualTo(4);
    }

    @Test
    void aFileThatChangedReplacesItsDocumentThoughAFieldIsUnique() throws Exception {
        run(options).orThrow();
        write("b.txt", "another beta");

        run(options).orThrow();

        assertDocuments("a.txt alpha", "b.txt another beta", "sub/c.txt gamma");
        assertThat(service.xai.files().all()).as("the old file is deleted").hasSize(3);
        int calls = calls();
        run(options).orThrow();
        assertThat(calls()).isEqualTo(calls);
        assertThat(service.uploads()).containsExactly("a.txt", "b.txt", "sub/c.txt", "b.txt");
    }

    @Test
    void aDocumentWhoseFileExpiredIsReplaced() throws Exception {
        AddDirectoryOptions hour = options.toBuilder()
                .batch(ONE.toBuilder()
                        .upload(UploadOptions.builder()
                                .expiresAfter(Duration.ofHours(1))
                                .build())
                        .build())
                .build();
        run(hour).orThrow();
        service.clock.advance(Duration.ofHours(1));

        run(hour).orThrow();

        assertDocuments("a.txt alpha", "b.txt beta", "sub/c.txt gamma");
        int calls = calls();
        run(hour).orThrow();
        assertThat(calls()).isEqualTo(calls);
    }

    @Test
    void aDocumentThatWasAddedAsTheProcessDiedIsFoundAndNotAddedTwice() throws Exception {
        run(options).orThrow();
        tearLastLine(); // sub/c.txt was added, and the journal does not know it

        run(options).orThrow();

        assertThat(service.xai.calls(ADD)).isEqualTo(3);
        assertDocuments("a.txt alpha", "b.txt beta", "sub/c.txt gamma");
        int calls = calls();
        run(options).orThrow();
        assertThat(calls()).isEqualTo(calls);
    }

    @Test
    void aDocumentWhoseAdditionComesOnlyAfterItWasLookedForIsTaken() throws Exception {
        run(options).orThrow();
        tearLastLine();
        service.xai
                .faults()
                .on("BatchGetDocuments")
                .once()
                .changeAnswer(
                        BatchGetDocumentsResponse.class, answer -> BatchGetDocumentsResponse.getDefaultInstance());

        run(options).orThrow();

        assertThat(service.xai.calls(ADD)).as("once more, and refused").isEqualTo(4);
        assertDocuments("a.txt alpha", "b.txt beta", "sub/c.txt gamma");
    }

    @Test
    void aFileWhoseUploadEndedAsTheProcessDiedIsFoundAndOnlyAdded() throws Exception {
        service.xai.faults().on(ADD).nth(3).refuse(Status.Code.INVALID_ARGUMENT, "no");
        assertThat(names(run(options).failed())).containsExactly("sub/c.txt");
        tearLastLine(); // sub/c.txt is stored, and the journal does not know it

        run(options).orThrow();

        assertThat(service.uploads()).containsExactly("a.txt", "b.txt", "sub/c.txt");
        assertThat(service.xai.files().all()).hasSize(3);
        assertDocuments("a.txt alpha", "b.txt beta", "sub/c.txt gamma");
    }

    @Test
    void aReplacementThatDidNotEndIsEnded() throws Exception {
        run(options).orThrow();
        write("b.txt", "another beta");
        service.xai.faults().on("DeleteFile").once().refuse(Status.Code.PERMISSION_DENIED, "no");
        assertThat(run(options).failed()).hasSize(1);
        assertThat(service.xai.files().all()).hasSize(4);

        run(options).orThrow();

        assertThat(service.xai.files().all()).hasSize(3);
        assertThat(service.xai.calls(ADD)).isEqualTo(4);
        assertDocuments("a.txt alpha", "b.txt another beta", "sub/c.txt gamma");
        tearLastLine(); // the file is deleted, and the journal does not know it
        run(options).orThrow();
        assertDocuments("a.txt alpha", "b.txt another beta", "sub/c.txt gamma");
    }

    @Test
    void theReasonOfARefusalIsTheFilesAndTheNextRunOnlyAddsIt() throws Exception {
        BatchResult<FileSource, StoredFile> refused = run(options.toBuilder()
                .fields(file -> file.endsWith("b.txt") ? Map.of() : path(file))
                .build());

        assertThat(names(refused.failed())).containsExactly("b.txt");
        assertThat(refused.failed().getFirst().cause())
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("'path' is required");
        assertDocuments("a.txt alpha", "sub/c.txt gamma");

        run(options).orThrow();

        assertDocuments("a.txt alpha", "b.txt beta", "sub/c.txt gamma");
        assertThat(service.uploads()).hasSize(3);
    }

    @Test
    void anAdditionWhoseAnswerIsLostIsOneDocument() throws Exception {
        service.xai.faults().on(ADD).nth(2).failWhenDone(Status.Code.UNAVAILABLE, "gone");

        run(options).orThrow();

        assertDocuments("a.txt alpha", "b.txt beta", "sub/c.txt gamma");
        assertThat(service.xai.calls(ADD)).isEqualTo(3);
    }

    @Test
    void aDocumentThatCannotBeIndexedFailsWithTheReasonInEachRun() throws Exception {
        service.xai.collections().failIndexing("b.txt", "there is no text in it");
        AddDirectoryOptions waiting =
                options.toBuilder().awaitIndexed(Duration.ofSeconds(20)).build();
        for (int run = 0; run < 2; run++) {
            BatchResult<FileSource, StoredFile> result = run(waiting);

            assertThat(names(result)).containsExactly("a.txt", "b.txt", "sub/c.txt");
            assertThat(names(result.failed())).containsExactly("b.txt");
            assertThat(result.failed().getFirst().cause())
                    .isInstanceOfSatisfying(
                            IndexingFailedException.class,
                            e -> assertThat(e.document().fileId()).isEqualTo(service.idOf("b.txt")))
                    .hasMessageContaining("\"b.txt\"")
                    .hasMessageContaining("there is no text in it");
        }
        assertThat(service.xai.calls(ADD)).isEqualTo(3);
        assertDocuments("a.txt alpha", "b.txt beta", "sub/c.txt gamma");
    }

    @Test
    void whatIsNotIndexedInTimeAndWhatWasRemovedFails() throws Exception {
        run(options).orThrow();
        collection.remove(service.idOf("a.txt"));
        service.xai.collections().indexingTime(Duration.ofHours(1)); // the clock stands still
        write("b.txt", "another beta");

        BatchResult<FileSource, StoredFile> result =
                run(options.toBuilder().awaitIndexed(Duration.ofMillis(400)).build());

        assertThat(names(result.failed())).containsExactly("a.txt", "b.txt");
        assertThat(result.failed().get(0).cause())
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("removed from the collection " + collection.id());
        assertThat(result.failed().get(1).cause())
                .isInstanceOf(CallTimeoutException.class)
                .hasMessageContaining("did not end within");
        assertDocuments("b.txt another beta", "sub/c.txt gamma");
    }

    @Test
    void aFileThatDisappearsAndOneWithoutFieldsFailAndTheOthersAreAdded() throws Exception {
        BatchResult<FileSource, StoredFile> result = run(options.toBuilder()
                .fields(file -> {
                    if (file.endsWith("b.txt")) {
                        delete(file);
                    } else if (file.endsWith("c.txt")) {
                        throw new IllegalStateException("no fields for " + file);
                    }
                    return path(file);
                })
                .build());

        assertThat(names(result.failed())).containsExactly("b.txt", "sub/c.txt");
        assertThat(result.failed().get(0).cause()).isInstanceOf(SourceUnreadableException.class);
        assertThat(result.failed().get(1).cause()).hasMessage("no fields for " + directory.resolve("sub/c.txt"));
        assertDocuments("a.txt alpha");
        assertThat(service.xai.files().all()).hasSize(1);
    }

    @Test
    void theJournalOfAnotherCollectionOrDirectoryIsRefusedBeforeAnythingIsSent() throws Exception {
        run(options).orThrow();
        DocumentCollection other = client.collections().create("other");
        int calls = calls();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> bulk.addDirectory(other, directory, "**.txt", journal))
                .withMessage("The journal " + journal + " is that of the collection " + collection.id()
                        + " and not of " + other.id()
                        + ". Give each collection and each directory a journal of its own");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bulk.addDirectory(collection, directory.resolve("sub"), "**", journal))
                .withMessageContaining("is that of another directory or account than this one");
        assertThat(calls()).isEqualTo(calls);
        assertDocuments("a.txt alpha", "b.txt beta", "sub/c.txt gamma");
    }

    @Test
    void nothingIsUploadedWithoutACollectionOrAKeyForIt() {
        DocumentCollection none = client.collections().collection("collection_none");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> bulk.addDirectory(none, directory, "**.txt", journal));
        try (FileChatClient unmanaged = service.xai
                .configure(FileChatClient.builder())
                .apiKey(TestService.KEY)
                .managementKey(() -> null)
                .build()) {
            DocumentCollection unreachable = unmanaged.collections().collection(collection.id());
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> bulk.addDirectory(unreachable, directory, "**.txt", journal));
        }
        assertThat(service.uploads()).isEmpty();
        assertThat(journal).doesNotExist();
    }

    @Test
    void uploadsOfTheDirectoryAndItsDocumentsMayShareAJournalAndNotTheirFiles() throws Exception {
        List<StoredFile> uploaded =
                bulk.uploadDirectory(directory, "**.txt", journal, ONE).orThrow();
        run(options).orThrow();
        write("b.txt", "another beta");
        run(options).orThrow();

        assertDocuments("a.txt alpha", "b.txt another beta", "sub/c.txt gamma");
        assertThat(service.xai.files().all()).extracting(FakeFile::id).containsAll(ids(uploaded));
    }

    private BatchResult<FileSource, StoredFile> run(AddDirectoryOptions settings) {
        return bulk.addDirectory(collection, directory, "**.txt", journal, settings);
    }

    private Map<String, String> path(Path file) {
        return Map.of("path", directory.relativize(file).toString());
    }

    /** Each file is one document, and the service has its bytes. */
    private void assertDocuments(String... namesAndContents) {
        Map<String, FakeFile> files =
                service.xai.files().all().stream().collect(Collectors.toMap(FakeFile::id, Function.identity()));
        assertThat(service.xai.collections().fileIds(collection.id()))
                .extracting(id -> files.get(id).name() + " " + text(files.get(id)))
                .containsExactlyInAnyOrder(namesAndContents);
    }

    private static String text(FakeFile file) {
        try (InputStream content = file.content()) {
            return new String(content.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int calls() {
        return Stream.of("UploadFile", ADD, "DeleteFile", "RemoveDocumentFromCollection", "CreateCollection")
                .mapToInt(service.xai::calls)
                .sum();
    }

    /** As a process leaves the journal that dies before the line is written whole. */
    private void tearLastLine() throws IOException {
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(whole, whole.length - 5));
    }

    private static List<String> names(BatchResult<FileSource, StoredFile> result) {
        return names(result.all());
    }

    private static List<String> names(List<? extends BatchOutcome<FileSource, StoredFile>> outcomes) {
        return outcomes.stream().map(outcome -> outcome.input().name()).toList();
    }

    private static List<String> ids(List<StoredFile> files) {
        return files.stream().map(StoredFile::id).toList();
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }
}
