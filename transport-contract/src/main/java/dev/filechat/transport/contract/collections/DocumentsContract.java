// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.collections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.FileChatClient;
import dev.filechat.collections.ChunkSize;
import dev.filechat.collections.Chunking;
import dev.filechat.collections.CollectionUpdate;
import dev.filechat.collections.DocumentCollection;
import dev.filechat.collections.DocumentInfo;
import dev.filechat.collections.DocumentSortBy;
import dev.filechat.collections.DocumentStatus;
import dev.filechat.collections.DocumentUpdate;
import dev.filechat.collections.FieldDefinition;
import dev.filechat.collections.IndexingFailedException;
import dev.filechat.collections.ListDocumentsRequest;
import dev.filechat.collections.NewCollection;
import dev.filechat.collections.NewDocument;
import dev.filechat.collections.SearchMatch;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.SortOrder;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.OverTransport;
import io.grpc.Status.Code;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents are added to a collection, indexed, looked up, listed, changed and removed. */
public interface DocumentsContract extends OverTransport {
    private static NewDocument text(String name, String content) {
        return NewDocument.of(FileSource.of(name, content.getBytes(UTF_8)));
    }

    /** A file goes up unchanged, is indexed, and is a file of the Files API, too. */
    @Test
    default void aFileBecomesADocument(@TempDir Path directory) throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            DocumentCollection manuals = client.collections().create("manuals");
            Path path = Files.writeString(directory.resolve("heron.txt"), "The heron is reset by its red button.");

            String fileId = manuals.add(path);
            DocumentInfo document = manuals.awaitIndexed(fileId, LONG);

            assertThat(document.fileId()).isEqualTo(fileId);
            assertThat(document.name()).isEqualTo("heron.txt");
            assertThat(document.size()).isEqualTo(Files.size(path));
            assertThat(document.status()).isEqualTo(DocumentStatus.PROCESSED);
            assertThat(document.error()).isEmpty();
            assertThat(document.chunkCount()).hasValue(1);
            assertThat(manuals.document(fileId)).isEqualTo(document);
            assertThat(client.files().contentAsText(fileId)).isEqualTo(Files.readString(path));
            assertThat(xai.files().named("heron.txt").getFirst().sha256())
                    .isEqualTo(client.files().hash(FileSource.of(path)).sha256());
            assertThat(manuals.info().documentCount()).isEqualTo(1);
            assertThat(manuals.info().totalSize()).isEqualTo(Files.size(path));
        }
    }

    /** A file that is there is added with its fields, without an upload. */
    @Test
    default void aStoredFileIsAddedWithFields() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            DocumentCollection manuals = client.collections()
                    .create(NewCollection.builder("manuals")
                            .fields(List.of(FieldDefinition.builder("author").build()))
                            .build());
            StoredFile file = client.files().upload(FileSource.of("a.txt", "Text".getBytes(UTF_8)));

            String fileId = manuals.add(NewDocument.of(file).withFields(Map.of("author", "Ada")));

            assertThat(fileId).isEqualTo(file.id());
            assertThat(manuals.document(fileId).fields()).containsExactly(Map.entry("author", "Ada"));
            assertThat(xai.calls("UploadFile")).isEqualTo(1);
        }
    }

    /** Documents are listed by pages, in the order that is asked for, and by a filter. */
    @Test
    default void documentsAreListed() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            DocumentCollection manuals = client.collections().create("manuals");
            List<NewDocument> documents = new ArrayList<>();
            for (int i = 0; i < 101; i++) {
                documents.add(text("%03d.txt".formatted(i), "x".repeat(i + 1)));
            }
            List<String> ids = manuals.addAll(documents).orThrow();

            assertThat(manuals.documents().stream().map(DocumentInfo::fileId)).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(manuals
                            .documents(ListDocumentsRequest.builder()
                                    .sortBy(DocumentSortBy.SIZE)
                                    .order(SortOrder.DESCENDING)
                                    .build())
                            .stream()
                            .map(DocumentInfo::fileId))
                    .containsExactlyElementsOf(ids.reversed());
            assertThat(manuals
                            .documents(ListDocumentsRequest.builder()
                                    .filter("size_bytes > 100")
                                    .build())
                            .stream()
                            .map(DocumentInfo::name))
                    .containsExactly("100.txt");
            assertThat(manuals.documents(List.of(ids.get(7), "file-unknown", ids.get(3))).stream()
                            .map(DocumentInfo::fileId))
                    .containsExactly(ids.get(7), ids.get(3));
            assertThat(manuals.awaitAllIndexed(ids, LONG).stream().map(DocumentInfo::fileId))
                    .containsExactlyElementsOf(ids);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> manuals.documents(List.of(ids.get(0), " ")))
                    .withMessage("fileIds[1] is blank");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> manuals.awaitAllIndexed(List.of(""), LONG))
                    .withMessage("fileIds[0] is blank");
        }
    }

    /** New content and new fields are found by searches, old ones are not. */
    @Test
    default void aChangedDocumentIsIndexedAgain() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            DocumentCollection manuals = client.collections()
                    .create(NewCollection.builder("manuals")
                            .fields(List.of(FieldDefinition.builder("author").build()))
                            .build());
            String fileId = manuals.add(text("a.txt", "The heron sleeps."));
            manuals.awaitIndexed(fileId, LONG);

            DocumentInfo changed = manuals.update(
                    fileId,
                    DocumentUpdate.builder()
                            .name("b.txt")
                            .content(ByteBuffer.wrap("The stork flies.".getBytes(UTF_8)))
                            .fields(Map.of("author", "Grace"))
                            .build());
            manuals.awaitIndexed(fileId, LONG);

            assertThat(changed.name()).isEqualTo("b.txt");
            assertThat(changed.fields()).containsExactly(Map.entry("author", "Grace"));
            FileSource content = FileSource.of("b.txt", "The stork flies.".getBytes(UTF_8));
            assertThat(changed.hash()).isEqualTo(client.files().hash(content).sha256());
            assertThat(manuals.search("stork").stream().map(SearchMatch::content))
                    .containsExactly("The stork flies.");
        }
    }

    /** A changed chunking applies once a document is indexed again. */
    @Test
    default void aDocumentIsIndexedAgain() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            DocumentCollection manuals = client.collections().create("manuals");
            String fileId = manuals.add(text("a.txt", "one two three four five six seven eight"));
            assertThat(manuals.awaitIndexed(fileId, LONG).chunkCount()).hasValue(1);
            manuals.update(CollectionUpdate.builder()
                    .chunking(
                            Chunking.builder().size(ChunkSize.characters(10, 0)).build())
                    .build());

            manuals.reindex(fileId);

            assertThat(manuals.awaitIndexed(fileId, LONG).chunkCount().orElseThrow())
                    .isGreaterThan(1);
        }
    }

    /** What is removed stays a file, and a lost answer of the removal is no failure. */
    @Test
    default void aRemovedDocumentStaysAFile() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            DocumentCollection manuals = client.collections().create("manuals");
            String first = manuals.add(text("a.txt", "Text"));
            String second = manuals.add(text("b.txt", "Text"));

            manuals.remove(first);
            xai.faults().on("RemoveDocumentFromCollection").once().failWhenDone(Code.UNAVAILABLE, "lost");
            manuals.remove(second);

            assertThat(manuals.documents()).isEmpty();
            assertThat(client.files().exists(first)).isTrue();
            assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> manuals.document(first));
            assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> manuals.remove(first));
        }
    }

    /** The service's reason is in the exception of one document, and in the values of several. */
    @Test
    default void aDocumentThatCannotBeIndexedSaysWhy() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.collections().failIndexing("broken.txt", "the text is encrypted");
            DocumentCollection manuals = client.collections().create("manuals");
            String good = manuals.add(text("good.txt", "Text"));
            String broken = manuals.add(text("broken.txt", "Text"));

            assertThatExceptionOfType(IndexingFailedException.class)
                    .isThrownBy(() -> manuals.awaitIndexed(broken, LONG))
                    .withMessage("Indexing the document " + broken + " of the collection " + manuals.id()
                            + " failed: the text is encrypted")
                    .satisfies(e -> assertThat(e.document().status()).isEqualTo(DocumentStatus.FAILED));
            List<DocumentInfo> both = manuals.awaitAllIndexed(List.of(good, broken), LONG);
            assertThat(both.stream().map(DocumentInfo::status))
                    .containsExactly(DocumentStatus.PROCESSED, DocumentStatus.FAILED);
            assertThat(both.getLast().error()).contains("the text is encrypted");
        }
    }

    /** The waiting ends with its time, and the document is as it was. */
    @Test
    default void theWaitForAnIndexEnds() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.collections().indexingTime(Duration.ofHours(1));
            DocumentCollection manuals = client.collections().create("manuals");
            String fileId = manuals.add(text("a.txt", "Text"));

            assertThatExceptionOfType(CallTimeoutException.class)
                    .isThrownBy(() -> manuals.awaitIndexed(fileId, Duration.ofMillis(200)))
                    .withMessageEndingWith("did not end within PT0.2S; the service continues to index");
            assertThatExceptionOfType(CallTimeoutException.class)
                    .isThrownBy(() -> manuals.awaitAllIndexed(List.of(fileId), Duration.ofMillis(200)))
                    .withMessage("Waiting until 1 document of the collection " + manuals.id()
                            + " is indexed did not end within PT0.2S; the service continues to index");
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> manuals.awaitAllIndexed(List.of("file-unknown"), LONG))
                    .withMessageEndingWith("there is no document file-unknown");
        }
    }

    /** What cannot be right is refused here, before a call. */
    @Test
    default void badDocumentsAreRefusedBeforeACall() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            DocumentCollection manuals = client.collections().collection("manuals");

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> manuals.document(""))
                    .withMessage("fileId is blank");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> manuals.awaitIndexed("a", Duration.ZERO))
                    .withMessageStartingWith("timeout is PT0S");
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> manuals.update("a", DocumentUpdate.builder().build()))
                    .withMessage("update changes nothing");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> manuals.update(
                            "a",
                            DocumentUpdate.builder()
                                    .content(ByteBuffer.allocate(20_000_001))
                                    .build()))
                    .withMessageStartingWith("The content of update has 20000001 bytes; a call takes 20000000 at most");
            assertThat(xai.requests()).isEmpty();
        }
    }
}
