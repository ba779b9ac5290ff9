// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.collections;

import com.google.protobuf.Timestamp;
import dev.filechat.proto.collections.CollectionMetadata;
import dev.filechat.proto.collections.DocumentMetadata;
import dev.filechat.proto.collections.FieldDefinition;
import dev.filechat.testkit.internal.filter.Field;
import dev.filechat.testkit.internal.filter.Filter;
import dev.filechat.testkit.internal.filter.FilterException;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The filters of the lists: what can be asked about collections and documents. An empty one takes all. */
final class ListFilters {

    private static final Map<String, Field<CollectionMetadata, ?>> OF_COLLECTIONS = Map.of(
            "collection_id", Field.text(CollectionMetadata::getCollectionId),
            "collection_name", Field.text(CollectionMetadata::getCollectionName),
            "collection_description",
                    Field.text(collection ->
                            collection.hasCollectionDescription() ? collection.getCollectionDescription() : null),
            "created_at", Field.time(collection -> instant(collection.getCreatedAt())),
            "documents_count", Field.number(CollectionMetadata::getDocumentsCount),
            "total_file_size", Field.number(CollectionMetadata::getTotalFileSize));

    private static final Map<String, Field<DocumentMetadata, ?>> OF_DOCUMENTS = Map.ofEntries(
            Map.entry(
                    "file_id", Field.text(document -> document.getFileMetadata().getFileId())),
            Map.entry("name", Field.text(document -> document.getFileMetadata().getName())),
            Map.entry(
                    "size_bytes",
                    Field.number(document -> document.getFileMetadata().getSizeBytes())),
            Map.entry(
                    "content_type",
                    Field.text(document -> document.getFileMetadata().getContentType())),
            Map.entry(
                    "created_at",
                    Field.time(document -> instant(document.getFileMetadata().getCreatedAt()))),
            Map.entry(
                    "expires_at",
                    Field.time(document -> document.getFileMetadata().hasExpiresAt()
                            ? instant(document.getFileMetadata().getExpiresAt())
                            : null)),
            Map.entry("status", Field.text(document -> document.getStatus().name())),
            Map.entry("error_message", Field.text(document -> textOrNull(document.getErrorMessage()))),
            Map.entry(
                    "last_indexed_at",
                    Field.time(document -> document.hasLastIndexedAt() ? instant(document.getLastIndexedAt()) : null)));

    private ListFilters() {}

    static Predicate<CollectionMetadata> ofCollections(String expression) {
        return parsed(expression, OF_COLLECTIONS);
    }

    /** The fields of the documents are there as {@code fields.KEY}. */
    static Predicate<DocumentMetadata> ofDocuments(String expression, FieldDefinitions definitions) {
        Map<String, Field<DocumentMetadata, ?>> fields = new HashMap<>(OF_DOCUMENTS);
        for (FieldDefinition definition : definitions.all()) {
            String key = definition.getKey();
            fields.put(
                    "fields." + key,
                    Field.text(document -> document.getFieldsMap().get(key)));
        }
        return parsed(expression, fields);
    }

    private static <T> Predicate<T> parsed(String expression, Map<String, Field<T, ?>> fields) {
        if (expression.isBlank()) {
            return item -> true;
        }
        try {
            return Filter.parseWithColons(expression, fields)::matches;
        } catch (FilterException e) {
            throw InvalidRequest.of(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }
}
