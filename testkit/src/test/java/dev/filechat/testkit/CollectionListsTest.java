// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testkit.CollectionStubs.field;
import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.proto.DeleteFileRequest;
import dev.filechat.proto.collections.CollectionMetadata;
import dev.filechat.proto.collections.CollectionsSortBy;
import dev.filechat.proto.collections.CreateCollectionRequest;
import dev.filechat.proto.collections.DocumentsSortBy;
import dev.filechat.proto.collections.ListCollectionsRequest;
import dev.filechat.proto.collections.ListCollectionsResponse;
import dev.filechat.proto.collections.ListDocumentsRequest;
import dev.filechat.proto.collections.ListDocumentsResponse;
import dev.filechat.proto.collections.Ordering;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of collections and of documents: sorted, filtered, and cut into pages. */
class CollectionListsTest {

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final FakeXai xai = FakeXai.builder().clock(clock).start();

    @AutoClose
    private final CollectionStubs stubs = new CollectionStubs(xai);

    @Test
    void sortsCollectionsByNameAndAge() throws Exception {
        for (String name : List.of("b", "a", "c", "a")) {
            stubs.create(name);
        }

        assertThat(collections(list())).containsExactly("c", "b", "a", "a");
        assertThat(collections(list().setOrder(Ordering.ORDERING_ASCENDING))).containsExactly("a", "a", "b", "c");
        assertThat(collections(list().setSortBy(CollectionsSortBy.COLLECTIONS_SORT_BY_AGE)))
                .containsExactly("a", "c", "a", "b");
        assertThat(collections(list().setSortBy(CollectionsSortBy.COLLECTIONS_SORT_BY_AGE)
                        .setOrder(Ordering.ORDERING_ASCENDING)))
                .containsExactly("b", "a", "c", "a");
    }

    private static ListCollectionsRequest.Builder list() {
        return ListCollectionsRequest.newBuilder();
    }

    private List<String> collections(ListCollectionsRequest.Builder request) throws Exception {
        return stubs.collections().listCollections(request.build()).getCollectionsList().stream()
                .map(CollectionMetadata::getCollectionName)
                .toList();
    }

    @Test
    void cutsCollectionsIntoPages() throws Exception {
        for (int i = 0; i < 105; i++) {
            stubs.create("%03d".formatted(i));
        }

        ListCollectionsRequest.Builder request = list().setOrder(Ordering.ORDERING_ASCENDING);
        assertThat(stubs.collections().listCollections(request.build()).getCollectionsCount())
                .isEqualTo(100);
        assertThat(stubs.collections()
                        .listCollections(request.clone().setLimit(1000).build())
                        .getCollectionsCount())
                .isEqualTo(100);
        List<String> names = new ArrayList<>();
        request.setLimit(50);
        ListCollectionsResponse page;
        do {
            page = stubs.collections().listCollections(request.build());
            page.getCollectionsList().forEach(collection -> names.add(collection.getCollectionName()));
            request.setPaginationToken(page.getPaginationToken());
        } while (page.hasPaginationToken());
        assertThat(names).hasSize(105).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "collection_name:\"sec\"|SEC filings",
                "collection_name = \"SEC filings\"|SEC filings",
                "collection_name:sec AND documents_count:>1|",
                "documents_count:>0|SEC filings",
                "documents_count >= 1|SEC filings",
                "created_at:>2025-01-01T00:00:00Z|manuals, SEC filings",
                "created_at:<2025-01-01T00:00:00Z|",
                "NOT (collection_name:manuals)|SEC filings",
                "collection_name:!manuals|SEC filings",
                "collection_description:null|SEC filings",
                "collection_description:all|manuals",
                "total_file_size:4|SEC filings",
            })
    void filtersCollections(String filter, String names) throws Exception {
        stubs.add(stubs.create("SEC filings").getCollectionId(), "a.txt", "One.");
        stubs.collections()
                .createCollection(CreateCollectionRequest.newBuilder()
                        .setCollectionName("manuals")
                        .setCollectionDescription("All manuals")
                        .build());

        assertThat(collections(list().setFilter(filter)))
                .containsExactly(names == null ? new String[0] : names.split(", "));
    }

    @Test
    void sortsDocumentsByNameSizeAndAge() throws Exception {
        String id = stubs.create("books").getCollectionId();
        stubs.add(id, "b.txt", "12345");
        stubs.add(id, "c.txt", "1234567890");
        stubs.add(id, "a.txt", "123456");

        assertThat(documents(id, of(id))).containsExactly("c.txt", "b.txt", "a.txt");
        assertThat(documents(id, of(id).setOrder(Ordering.ORDERING_ASCENDING)))
                .containsExactly("a.txt", "b.txt", "c.txt");
        assertThat(documents(id, of(id).setSortBy(DocumentsSortBy.DOCUMENTS_SORT_BY_SIZE)))
                .containsExactly("c.txt", "a.txt", "b.txt");
        assertThat(documents(id, of(id).setSortBy(DocumentsSortBy.DOCUMENTS_SORT_BY_AGE)))
                .containsExactly("a.txt", "c.txt", "b.txt");
        assertThat(documents(id, of(id).setName("a.txt"))).containsExactly("a.txt");
    }

    private static ListDocumentsRequest.Builder of(String id) {
        return ListDocumentsRequest.newBuilder().setCollectionId(id);
    }

    private List<String> documents(String id, ListDocumentsRequest.Builder request) throws Exception {
        return stubs.collections().listDocuments(request.build()).getDocumentsList().stream()
                .map(document -> document.getFileMetadata().getName())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status:DOCUMENT_STATUS_PROCESSED|quarterly.txt",
                "name:\"quarterly\" AND status:!DOCUMENT_STATUS_FAILED|quarterly.txt",
                "status = \"DOCUMENT_STATUS_FAILED\"|bad.txt",
                "error_message:broken|bad.txt",
                "fields.isbn-13:\"978-1\"|bad.txt",
                "fields.isbn-13 = null|quarterly.txt",
                "size_bytes > 4|quarterly.txt",
                "last_indexed_at != null|quarterly.txt",
            })
    void filtersDocumentsByStatusFieldsAndFile(String filter, String names) throws Exception {
        xai.collections().indexingTime(Duration.ZERO).failIndexing("bad.txt", "It is broken.");
        String id = stubs.create("books", field("isbn-13")).getCollectionId();
        stubs.add(id, "quarterly.txt", "Three.");
        stubs.add(id, "bad.txt", "One.", Map.of("isbn-13", "978-1-234"));

        assertThat(documents(id, of(id).setFilter(filter))).containsExactly(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"colour:red", "name", "name ~ \"a\"", "size_bytes:many", "name:", "fields.none:1", "name:!"})
    void refusesAFilterThatMakesNoSense(String filter) throws Exception {
        String id = stubs.create("books", field("isbn")).getCollectionId();

        Status refused = refusal(() -> documents(id, of(id).setFilter(filter)));

        assertThat(refused.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.getDescription()).startsWith("Invalid filter at character");
    }

    @Test
    void goesOnAfterTheLastDocumentThoughThatIsGone() throws Exception {
        String id = stubs.create("books").getCollectionId();
        stubs.add(id, "a.txt", "1");
        String b = stubs.add(id, "b.txt", "2");
        stubs.add(id, "c.txt", "3");
        ListDocumentsRequest.Builder request = of(id).setLimit(2).setOrder(Ordering.ORDERING_ASCENDING);

        ListDocumentsResponse first = stubs.collections().listDocuments(request.build());
        stubs.api()
                .files()
                .deleteFile(DeleteFileRequest.newBuilder().setFileId(b).build());
        ListDocumentsResponse second = stubs.collections()
                .listDocuments(
                        request.setPaginationToken(first.getPaginationToken()).build());

        assertThat(first.getDocumentsCount()).isEqualTo(2);
        assertThat(second.getDocumentsList())
                .extracting(document -> document.getFileMetadata().getName())
                .containsExactly("c.txt");
        assertThat(second.hasPaginationToken()).isFalse();
    }

    @Test
    void refusesTokensAndSortsThatItDoesNotKnow() throws Exception {
        String id = stubs.create("books").getCollectionId();
        stubs.add(id, "a.txt", "1");
        stubs.add(id, "b.txt", "2");
        String token =
                stubs.collections().listDocuments(of(id).setLimit(1).build()).getPaginationToken();

        assertThat(why(of(id).setPaginationToken("?"))).isEqualTo("Invalid pagination_token.");
        assertThat(why(of(id).setPaginationToken("YWJj"))).isEqualTo("Invalid pagination_token.");
        assertThat(why(of(id).setPaginationToken(token).setOrder(Ordering.ORDERING_ASCENDING)))
                .contains("belongs to another list");
        assertThat(why(of(id).setPaginationToken(token).setFilter("size_bytes > 0")))
                .contains("belongs to another list");
        assertThat(why(of(id).setOrderValue(99))).contains("Unknown order");
        assertThat(why(of(id).setSortByValue(99))).contains("Unknown order or sort_by");
        assertThat(refusal(() -> documents(id, of("collection_none"))).getCode())
                .isEqualTo(Code.NOT_FOUND);
    }

    private String why(ListDocumentsRequest.Builder request) {
        Status refused = refusal(() -> stubs.collections().listDocuments(request.build()));
        assertThat(refused.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        return String.valueOf(refused.getDescription());
    }
}
