// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.collections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.filechat.collections.ChunkSize;
import dev.filechat.collections.Chunking;
import dev.filechat.collections.CollectionInfo;
import dev.filechat.collections.CollectionSortBy;
import dev.filechat.collections.CollectionUpdate;
import dev.filechat.collections.DocumentInfo;
import dev.filechat.collections.DocumentSortBy;
import dev.filechat.collections.DocumentUpdate;
import dev.filechat.files.listing.SortOrder;
import dev.filechat.proto.collections.BytesConfiguration;
import dev.filechat.proto.collections.ChunkConfiguration;
import dev.filechat.proto.collections.CollectionMetadata;
import dev.filechat.proto.collections.CollectionsSortBy;
import dev.filechat.proto.collections.DocumentMetadata;
import dev.filechat.proto.collections.DocumentsSortBy;
import dev.filechat.proto.collections.FieldDefinition;
import dev.filechat.proto.collections.FieldDefinitionOperation;
import dev.filechat.proto.collections.FieldDefinitionUpdate;
import dev.filechat.proto.collections.FileMetadata;
import dev.filechat.proto.collections.ListCollectionsRequest;
import dev.filechat.proto.collections.ListDocumentsRequest;
import dev.filechat.proto.collections.Ordering;
import dev.filechat.proto.collections.UpdateCollectionRequest;
import dev.filechat.spi.PageRequest;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollectionMessagesTest {
    private static final Timestamp NEVER =
            Timestamp.newBuilder().setSeconds(Long.MAX_VALUE).build();

    @Test
    void fieldsAreRemovedBeforeOthersAreAdded() {
        CollectionUpdate update = CollectionUpdate.builder()
                .addedFields(List.of(dev.filechat.collections.FieldDefinition.builder("author")
                        .required(true)
                        .build()))
                .removedFields(List.of("author", "year"))
                .build();

        assertThat(CollectionMessages.toMessage("c", update))
                .isEqualTo(UpdateCollectionRequest.newBuilder()
                        .setCollectionId("c")
                        .addFieldDefinitionUpdates(
                                change("author", false, FieldDefinitionOperation.FIELD_DEFINITION_DELETE))
                        .addFieldDefinitionUpdates(
                                change("year", false, FieldDefinitionOperation.FIELD_DEFINITION_DELETE))
                        .addFieldDefinitionUpdates(
                                change("author", true, FieldDefinitionOperation.FIELD_DEFINITION_ADD))
                        .build());
    }

    private static FieldDefinitionUpdate change(String key, boolean required, FieldDefinitionOperation operation) {
        return FieldDefinitionUpdate.newBuilder()
                .setFieldDefinition(FieldDefinition.newBuilder().setKey(key).setRequired(required))
                .setOperation(operation)
                .build();
    }

    @Test
    void chunkingWhoseSizeTheServiceDidNotReportHasNone() {
        CollectionMetadata message = CollectionMetadata.newBuilder()
                .setChunkConfiguration(ChunkConfiguration.newBuilder().setStripWhitespace(true))
                .build();

        CollectionInfo collection = CollectionMessages.fromMessage(message);

        assertThat(collection.chunking())
                .contains(Chunking.builder().stripWhitespace(true).build());
        assertThat(CollectionMessages.toMessage(collection)).isEqualTo(message);
    }

    @Test
    void sizesThatTheApiWouldRefuseAreReadAsTheServiceSentThem() {
        CollectionInfo collection = CollectionMessages.fromMessage(CollectionMetadata.newBuilder()
                .setChunkConfiguration(ChunkConfiguration.newBuilder()
                        .setBytesConfiguration(BytesConfiguration.newBuilder()
                                .setMaxChunkSizeBytes(-1)
                                .setChunkOverlapBytes(7)))
                .build());

        assertThat(collection.chunking().flatMap(Chunking::size)).contains(new ChunkSize.Bytes(-1, 7));
    }

    @Test
    void aFieldWithoutAKeyAndATimeOutOfRangeAreLeftOut() {
        CollectionInfo collection = CollectionMessages.fromMessage(CollectionMetadata.newBuilder()
                .setCollectionId("c")
                .setCreatedAt(NEVER)
                .addFieldDefinitions(FieldDefinition.newBuilder().setKey(" ").setRequired(true))
                .addFieldDefinitions(FieldDefinition.newBuilder().setKey("author"))
                .build());
        DocumentInfo document = DocumentMessages.fromMessage(DocumentMetadata.newBuilder()
                .setFileMetadata(FileMetadata.newBuilder()
                        .setFileId("file-1")
                        .setCreatedAt(NEVER)
                        .setExpiresAt(NEVER))
                .setLastIndexedAt(NEVER)
                .build());

        assertThat(collection)
                .isEqualTo(CollectionInfo.builder("c")
                        .fields(List.of(dev.filechat.collections.FieldDefinition.builder("author")
                                .build()))
                        .build());
        assertThat(document).isEqualTo(DocumentInfo.builder("file-1").build());
    }

    @Test
    void newContentIsSentWholeByEachAttempt() {
        ByteBuffer content = ByteBuffer.wrap("0123456789".getBytes(UTF_8), 2, 5);
        DocumentUpdate update = DocumentUpdate.builder().content(content).build();

        ByteString first = DocumentMessages.toMessage("c", "file-1", update).getData();
        ByteString second = DocumentMessages.toMessage("c", "file-1", update).getData();

        assertThat(List.of(first.toStringUtf8(), second.toStringUtf8())).containsOnly("23456");
    }

    @Test
    void aListOfCollectionsIsAskedForByAllItsSettings() {
        dev.filechat.collections.ListCollectionsRequest request =
                dev.filechat.collections.ListCollectionsRequest.builder()
                        .sortBy(CollectionSortBy.AGE)
                        .order(SortOrder.DESCENDING)
                        .filter("a = b")
                        .build();

        assertThat(ListingMessages.toMessage(request, new PageRequest(7, "t")))
                .isEqualTo(ListCollectionsRequest.newBuilder()
                        .setLimit(7)
                        .setPaginationToken("t")
                        .setSortBy(CollectionsSortBy.COLLECTIONS_SORT_BY_AGE)
                        .setOrder(Ordering.ORDERING_DESCENDING)
                        .setFilter("a = b")
                        .build());
    }

    @Test
    void aListOfDocumentsIsAskedForByAllItsSettings() {
        dev.filechat.collections.ListDocumentsRequest request = dev.filechat.collections.ListDocumentsRequest.builder()
                .sortBy(DocumentSortBy.SIZE)
                .order(SortOrder.ASCENDING)
                .name("a.txt")
                .filter("a = b")
                .build();

        assertThat(ListingMessages.toMessage("c", request, new PageRequest(7, "t")))
                .isEqualTo(ListDocumentsRequest.newBuilder()
                        .setCollectionId("c")
                        .setLimit(7)
                        .setPaginationToken("t")
                        .setSortBy(DocumentsSortBy.DOCUMENTS_SORT_BY_SIZE)
                        .setOrder(Ordering.ORDERING_ASCENDING)
                        .setName("a.txt")
                        .setFilter("a = b")
                        .build());
    }

    @Test
    void anOrderAndASortKeyThatThisVersionDoesNotKnowAreTheDefaults() {
        assertThat(ListingMessages.fromMessage(ListDocumentsRequest.newBuilder()
                        .setSortByValue(17)
                        .setOrderValue(17)
                        .build()))
                .isEqualTo(
                        dev.filechat.collections.ListDocumentsRequest.builder().build());
        assertThat(ListingMessages.fromMessage(ListCollectionsRequest.newBuilder()
                        .setSortByValue(17)
                        .setOrderValue(17)
                        .build()))
                .isEqualTo(dev.filechat.collections.ListCollectionsRequest.builder()
                        .build());
    }
}
