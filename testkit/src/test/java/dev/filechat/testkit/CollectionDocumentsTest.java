// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.proto.collections.DocumentStatus.DOCUMENT_STATUS_CHUNKED;
import static dev.filechat.proto.collections.DocumentStatus.DOCUMENT_STATUS_EMBEDDING;
import static dev.filechat.proto.collections.DocumentStatus.DOCUMENT_STATUS_FAILED;
import static dev.filechat.proto.collections.DocumentStatus.DOCUMENT_STATUS_PROCESSED;
import static dev.filechat.proto.collections.DocumentStatus.DOCUMENT_STATUS_PROCESSING;
import static dev.filechat.proto.collections.DocumentStatus.DOCUMENT_STATUS_WRITING;
import static dev.filechat.testkit.CollectionStubs.chars;
import static dev.filechat.testkit.CollectionStubs.field;
import static dev.filechat.testkit.CollectionStubs.query;
import static dev.filechat.testkit.chat.TextMatcher.matching;
import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import com.google.protobuf.ByteString;
import dev.filechat.proto.DeleteFileRequest;
import dev.filechat.proto.SearchMatch;
import dev.filechat.proto.collections.BatchGetDocumentsRequest;
import dev.filechat.proto.collections.CollectionMetadata;
import dev.filechat.proto.collections.DocumentMetadata;
import dev.filechat.proto.collections.DocumentStatus;
import dev.filechat.proto.collections.FileMetadata;
import dev.filechat.proto.collections.GenerateCollectionDescriptionRequest;
import dev.filechat.proto.collections.ReIndexDocumentRequest;
import dev.filechat.proto.collections.RemoveDocumentFromCollectionRequest;
import dev.filechat.proto.collections.UpdateCollectionRequest;
import dev.filechat.proto.collections.UpdateDocumentRequest;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What becomes of the documents of a collection. */
class CollectionDocumentsTest {

    private static final Duration INDEXING = Duration.ofSeconds(40);

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final FakeXai xai = FakeXai.builder().clock(clock).start();

    @AutoClose
    private final CollectionStubs stubs = new CollectionStubs(xai);

    @Test
    void movesADocumentThroughItsStatusesByTheClock() throws Exception {
        xai.collections().indexingTime(INDEXING);
        String id = stubs.create("manuals", chars(10, 0)).getCollectionId();
        String file = stubs.add(id, "a.txt", "The heron sleeps.");

        List<DocumentStatus> statuses = new ArrayList<>();
        List<Boolean> found = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            statuses.add(stubs.document(id, file).getStatus());
            found.add(!stubs.search(query("heron", id)).isEmpty());
            clock.move(INDEXING.dividedBy(4));
        }

        assertThat(statuses)
                .containsExactly(
                        DOCUMENT_STATUS_PROCESSING,
                        DOCUMENT_STATUS_CHUNKED,
                        DOCUMENT_STATUS_EMBEDDING,
                        DOCUMENT_STATUS_WRITING,
                        DOCUMENT_STATUS_PROCESSED);
        assertThat(found).containsExactly(false, false, false, false, true);
        DocumentMetadata document = stubs.document(id, file);
        assertThat(document.getChunkCount()).isEqualTo(2);
        assertThat(document.getChunksProcessedCount()).isEqualTo(2);
        assertThat(document.getLastIndexedAt().getSeconds())
                .isEqualTo(document.getFileMetadata().getCreatedAt().getSeconds() + INDEXING.toSeconds());
    }

    @Test
    void tellsWhatFileItIs() throws Exception {
        String id = stubs.create("manuals", field("isbn")).getCollectionId();
        String file = stubs.add(id, "a.txt", "The heron sleeps.", Map.of("isbn", "1"));

        DocumentMetadata document = stubs.document(id, file);

        FileMetadata metadata = document.getFileMetadata();
        assertThat(metadata.getFileId()).isEqualTo(file);
        assertThat(metadata.getName()).isEqualTo("a.txt");
        assertThat(metadata.getSizeBytes()).isEqualTo(17);
        assertThat(metadata.getContentType()).isEqualTo("text/plain");
        assertThat(metadata.getHash()).isEqualTo(sha256("The heron sleeps."));
        assertThat(metadata.hasExpiresAt()).isFalse();
        assertThat(document.getFieldsMap()).isEqualTo(Map.of("isbn", "1"));
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void isIndexedSoonByDefault() throws Exception {
        try (FakeXai running = FakeXai.start();
                CollectionStubs client = new CollectionStubs(running)) {
            String id = client.create("manuals").getCollectionId();
            String file = client.add(id, "a.txt", "The heron sleeps.");

            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (client.document(id, file).getStatus() != DOCUMENT_STATUS_PROCESSED) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.onSpinWait();
            }
            assertThat(client.search(query("heron", id)))
                    .extracting(SearchMatch::getFileId)
                    .containsExactly(file);
        }
    }

    @Test
    void failsWithTheReasonIfTheTextCannotBeRead() throws Exception {
        xai.collections().indexingTime(INDEXING);
        String id = stubs.create("manuals").getCollectionId();
        String file = stubs.add(id, "a.png", "\u0089PNG\r\n\u001a\n\0\0\0");

        clock.move(INDEXING.minusSeconds(1));
        DocumentStatus before = stubs.document(id, file).getStatus();
        clock.move(Duration.ofSeconds(1));
        DocumentMetadata failed = stubs.document(id, file);

        assertThat(before).isEqualTo(DOCUMENT_STATUS_PROCESSING);
        assertThat(failed.getStatus()).isEqualTo(DOCUMENT_STATUS_FAILED);
        assertThat(failed.getErrorMessage()).contains("'a.png' cannot be read");
        assertThat(failed.hasChunkCount()).isFalse();
        assertThat(failed.hasLastIndexedAt()).isFalse();
        assertThat(stubs.search(query("png", id))).isEmpty();
    }

    @Test
    void failsAsItIsScripted() throws Exception {
        xai.collections()
                .indexingTime(Duration.ZERO)
                .failIndexing("a.txt", "Out of memory.")
                .failIndexing(matching("b.*"), "Too hard.");
        String id = stubs.create("manuals").getCollectionId();
        String a = stubs.add(id, "a.txt", "One.");
        String b = stubs.add(id, "b.txt", "Two.");
        String c = stubs.add(id, "aa.txt", "Three.");

        assertThat(stubs.document(id, a).getErrorMessage()).isEqualTo("Out of memory.");
        assertThat(stubs.document(id, b).getErrorMessage()).isEqualTo("Too hard.");
        assertThat(stubs.document(id, c).getStatus()).isEqualTo(DOCUMENT_STATUS_PROCESSED);

        xai.reset();
        xai.collections().indexingTime(Duration.ZERO);
        String again = stubs.create("manuals").getCollectionId();
        assertThat(stubs.document(again, stubs.add(again, "a.txt", "One.")).getStatus())
                .isEqualTo(DOCUMENT_STATUS_PROCESSED);
    }

    @Test
    void refusesAPlanThatMakesNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> xai.collections().indexingTime(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> xai.collections().failIndexing("a.txt", " "));
    }

    @Test
    void takesAFileOnceAndOnlyOneThatIsThere() throws Exception {
        String id = stubs.create("manuals").getCollectionId();
        String file = stubs.add(id, "a.txt", "One.");

        Status twice = refusal(() -> stubs.addFile(id, file, Map.of()));
        Status unknown = refusal(() -> stubs.addFile(id, "file_none", Map.of()));
        Status nowhere = refusal(() -> stubs.addFile("collection_none", file, Map.of()));

        assertThat(twice.getCode()).isEqualTo(Code.ALREADY_EXISTS);
        assertThat(twice.getDescription()).contains(file, id, "already");
        assertThat(unknown.getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(unknown.getDescription()).contains("file_none");
        assertThat(nowhere.getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(xai.collections().fileIds(id)).containsExactly(file);
    }

    @Test
    void keepsTheRulesOfItsFields() throws Exception {
        String id = stubs.create("books", field("isbn", "required", "unique"), field("year"))
                .getCollectionId();
        String first = stubs.add(id, "a.txt", "One.", Map.of("isbn", "1"));
        String second = stubs.api().upload("b.txt", "Two.").getId();

        Status missing = refusal(() -> stubs.addFile(id, second, Map.of("year", "2026")));
        Status taken = refusal(() -> stubs.addFile(id, second, Map.of("isbn", "1")));

        assertThat(missing.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(missing.getDescription()).contains("'isbn' is required");
        assertThat(taken.getCode()).isEqualTo(Code.ALREADY_EXISTS);
        assertThat(taken.getDescription()).contains("'isbn' is unique", first);
        assertThat(xai.collections().fileIds(id)).containsExactly(first);

        stubs.api()
                .files()
                .deleteFile(DeleteFileRequest.newBuilder().setFileId(first).build());
        stubs.addFile(id, second, Map.of("isbn", "1", "colour", "red"));
        assertThat(xai.collections().fileIds(id)).containsExactly(second);
        assertThat(stubs.document(id, second).getFieldsMap()).containsOnly(entry("isbn", "1"), entry("colour", "red"));
    }

    @Test
    void updatesNameContentTypeAndFields() throws Exception {
        xai.collections().indexingTime(INDEXING);
        String id =
                stubs.create("books", field("isbn", "unique"), field("year")).getCollectionId();
        String file = stubs.add(id, "a.txt", "The heron sleeps.", Map.of("isbn", "1", "year", "2025"));
        String other = stubs.add(id, "b.txt", "Two.", Map.of("isbn", "2"));
        clock.move(INDEXING);
        stubs.document(id, file);

        DocumentMetadata renamed = stubs.collections()
                .updateDocument(update(id, file)
                        .setName("c.txt")
                        .putFields("year", "2026")
                        .build());
        assertThat(renamed.getFileMetadata().getName()).isEqualTo("c.txt");
        assertThat(renamed.getFieldsMap()).isEqualTo(Map.of("isbn", "1", "year", "2026"));
        assertThat(renamed.getStatus()).as("nothing is indexed anew").isEqualTo(DOCUMENT_STATUS_PROCESSED);

        DocumentMetadata replaced = stubs.collections()
                .updateDocument(update(id, file)
                        .setData(ByteString.copyFromUtf8("<p>The stork flies.</p>"))
                        .setContentType("text/html")
                        .build());
        assertThat(replaced.getStatus()).isEqualTo(DOCUMENT_STATUS_PROCESSING);
        assertThat(replaced.getFileMetadata().getContentType()).isEqualTo("text/html");
        assertThat(replaced.getFileMetadata().getHash()).isEqualTo(sha256("<p>The stork flies.</p>"));
        assertThat(stubs.get(id).getTotalFileSize()).isEqualTo(23 + 4);
        assertThat(stubs.search(query("heron", id)))
                .extracting(SearchMatch::getFileId)
                .doesNotContain(file);

        assertThat(refusal(() -> stubs.collections()
                                .updateDocument(update(id, file)
                                        .setName("d.txt")
                                        .putFields("isbn", "2")
                                        .build()))
                        .getDescription())
                .contains("'isbn' is unique", other);
        assertThat(refusal(() -> stubs.collections()
                                .updateDocument(update(id, file).setName("a;b").build()))
                        .getCode())
                .isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal(() -> stubs.collections()
                                .updateDocument(update(id, "file_none").build()))
                        .getCode())
                .isEqualTo(Code.NOT_FOUND);
        assertThat(stubs.document(id, file).getFileMetadata().getName()).isEqualTo("c.txt");
    }

    private static UpdateDocumentRequest.Builder update(String id, String file) {
        return UpdateDocumentRequest.newBuilder().setCollectionId(id).setFileId(file);
    }

    @Test
    void findsTheNewContentOfADocumentOnceThatIsIndexed() throws Exception {
        xai.collections().indexingTime(Duration.ZERO);
        String id = stubs.create("books").getCollectionId();
        String file = stubs.add(id, "a.txt", "The heron sleeps.");
        assertThat(stubs.search(query("heron", id))).hasSize(1);

        stubs.collections()
                .updateDocument(update(id, file)
                        .setData(ByteString.copyFromUtf8("The stork flies."))
                        .build());

        assertThat(stubs.search(query("stork", id)))
                .extracting(SearchMatch::getChunkContent)
                .containsExactly("The stork flies.");
    }

    @Test
    void chunksADocumentAnewOnlyWhenItIsReindexed() throws Exception {
        xai.collections().indexingTime(Duration.ZERO);
        String id = stubs.create("books", chars(100, 0)).getCollectionId();
        String file = stubs.add(id, "a.txt", "The heron sleeps.");
        assertThat(stubs.document(id, file).getChunkCount()).isOne();

        stubs.collections()
                .updateCollection(UpdateCollectionRequest.newBuilder()
                        .setCollectionId(id)
                        .setChunkConfiguration(chars(5, 0))
                        .build());
        assertThat(stubs.document(id, file).getChunkCount()).isOne();

        stubs.collections()
                .reIndexDocument(ReIndexDocumentRequest.newBuilder()
                        .setCollectionId(id)
                        .setFileId(file)
                        .build());
        assertThat(stubs.document(id, file).getChunkCount()).isEqualTo(4);
    }

    @Test
    void removesADocumentAndKeepsItsFile() throws Exception {
        xai.collections().indexingTime(Duration.ZERO);
        String id = stubs.create("books").getCollectionId();
        String file = stubs.add(id, "a.txt", "The heron sleeps.");
        assertThat(stubs.search(query("heron", id))).hasSize(1);
        RemoveDocumentFromCollectionRequest remove = RemoveDocumentFromCollectionRequest.newBuilder()
                .setCollectionId(id)
                .setFileId(file)
                .build();

        stubs.collections().removeDocumentFromCollection(remove);

        assertThat(stubs.search(query("heron", id))).isEmpty();
        assertThat(stubs.get(id).getDocumentsCount()).isZero();
        assertThat(xai.files().all()).hasSize(1);
        assertThat(refusal(() -> stubs.collections().removeDocumentFromCollection(remove)))
                .satisfies(gone -> assertThat(gone.getCode()).isEqualTo(Code.NOT_FOUND))
                .satisfies(gone -> assertThat(gone.getDescription()).contains(file, id));
        stubs.addFile(id, file, Map.of());
        assertThat(stubs.search(query("heron", id))).hasSize(1);
    }

    @Test
    void losesADocumentWhoseFileIsDeletedOrExpires() throws Exception {
        xai.collections().indexingTime(Duration.ZERO);
        String id = stubs.create("books").getCollectionId();
        String deleted = stubs.add(id, "a.txt", "The heron sleeps.");
        String expiring = stubs.api()
                .send(List.of(
                        StubClient.init("b.txt", 3600), StubClient.data(ByteString.copyFromUtf8("The heron wakes."))))
                .getId();
        stubs.addFile(id, expiring, Map.of());
        assertThat(stubs.search(query("heron", id))).hasSize(2);

        stubs.api()
                .files()
                .deleteFile(DeleteFileRequest.newBuilder().setFileId(deleted).build());

        assertThat(refusal(() -> stubs.document(id, deleted)).getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(stubs.search(query("heron", id)))
                .extracting(SearchMatch::getFileId)
                .containsExactly(expiring);
        assertThat(stubs.get(id).getDocumentsCount()).isOne();
        assertThat(stubs.get(id).getTotalFileSize()).isEqualTo(16);

        clock.move(Duration.ofSeconds(3600));
        assertThat(stubs.get(id).getDocumentsCount()).isZero();
        assertThat(stubs.search(query("heron", id))).isEmpty();
    }

    @Test
    void getsManyDocumentsOfThoseThatThereAre() throws Exception {
        String id = stubs.create("books").getCollectionId();
        String first = stubs.add(id, "a.txt", "One.");
        String second = stubs.add(id, "b.txt", "Two.");
        BatchGetDocumentsRequest.Builder request =
                BatchGetDocumentsRequest.newBuilder().setCollectionId(id);

        assertThat(stubs.collections()
                        .batchGetDocuments(request.clone()
                                .addFileIds(second)
                                .addFileIds("file_none")
                                .addFileIds(first)
                                .addFileIds(second)
                                .build())
                        .getDocumentsList())
                .extracting(document -> document.getFileMetadata().getFileId())
                .containsExactlyInAnyOrder(first, second);
        assertThat(refusal(() -> stubs.collections().batchGetDocuments(request.build()))
                        .getCode())
                .isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void describesACollectionByWhatIsProcessed() throws Exception {
        xai.collections().indexingTime(INDEXING);
        String id = stubs.create("books").getCollectionId();
        stubs.add(id, "b.txt", "The stork flies.");
        stubs.add(id, "a.txt", "The heron sleeps.");
        GenerateCollectionDescriptionRequest request = GenerateCollectionDescriptionRequest.newBuilder()
                .setCollectionId(id)
                .build();

        String early =
                stubs.collections().generateCollectionDescription(request).getCollectionDescription();
        clock.move(INDEXING);
        String late = stubs.collections().generateCollectionDescription(request).getCollectionDescription();

        assertThat(early).isEmpty();
        assertThat(late).isEqualTo("2 documents: a.txt, b.txt. The first begins \"The heron sleeps.\".");
        assertThat(stubs.get(id).hasCollectionDescription()).isFalse();
    }

    @Test
    void countsDocumentsAndBytes() throws Exception {
        String id = stubs.create("books").getCollectionId();
        stubs.add(id, "a.txt", "123");
        stubs.add(id, "b.txt", "12345");

        CollectionMetadata collection = stubs.get(id);

        assertThat(collection.getDocumentsCount()).isEqualTo(2);
        assertThat(collection.getTotalFileSize()).isEqualTo(8);
    }
}
