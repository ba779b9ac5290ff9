// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.collections;

import dev.filechat.proto.collections.ChunkConfiguration;
import dev.filechat.proto.collections.CollectionMetadata;
import dev.filechat.proto.collections.CreateCollectionRequest;
import dev.filechat.proto.collections.FieldDefinition;
import dev.filechat.proto.collections.IndexConfiguration;
import dev.filechat.proto.collections.UpdateCollectionRequest;
import dev.filechat.testkit.internal.retrieval.ChunkIndex;
import dev.filechat.testkit.internal.store.Attachment;
import dev.filechat.testkit.internal.store.FileRecord;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import dev.filechat.testkit.internal.wire.ProtoTimestamps;
import io.grpc.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One collection, and what is in it. Thread-safe. Its lock is never held while a document is read. */
final class StoredCollection {

    private static final String USUAL_MODEL = "grok-embedding-small";

    private final ReentrantLock lock = new ReentrantLock();
    private final int team;
    private final String id;
    private final Instant created;
    private final IndexConfiguration indexConfiguration;
    private final ChunkIndex index;
    private final Map<String, StoredDocument> documents = new LinkedHashMap<>();
    private String name;
    private String description;
    private ChunkConfiguration chunkConfiguration;
    private FieldDefinitions definitions;

    StoredCollection(int team, String id, Instant created, CreateCollectionRequest request) {
        checkName(request.getCollectionName());
        this.definitions = FieldDefinitions.of(request.getFieldDefinitionsList());
        this.chunkConfiguration = request.hasChunkConfiguration()
                ? ChunkRules.checked(request.getChunkConfiguration())
                : ChunkRules.usual();
        this.team = team;
        this.id = id;
        this.created = created;
        this.name = request.getCollectionName();
        this.description = request.getCollectionDescription();
        String model = request.getIndexConfiguration().getModelName();
        this.indexConfiguration = IndexConfiguration.newBuilder()
                .setModelName(model.isEmpty() ? USUAL_MODEL : model)
                .build();
        this.index = new ChunkIndex(id);
    }

    private static void checkName(String name) {
        InvalidRequest.unless(!name.isBlank(), "collection_name is missing.");
    }

    int team() {
        return team;
    }

    String id() {
        return id;
    }

    String name() {
        return locked(() -> name);
    }

    Instant created() {
        return created;
    }

    ChunkIndex index() {
        return index;
    }

    FieldDefinitions definitions() {
        return locked(() -> definitions);
    }

    void update(UpdateCollectionRequest request) {
        locked(() -> {
            if (request.hasCollectionName()) {
                checkName(request.getCollectionName());
            }
            ChunkConfiguration chunked = request.hasChunkConfiguration()
                    ? ChunkRules.checked(request.getChunkConfiguration())
                    : chunkConfiguration;
            FieldDefinitions updated = definitions.updated(request.getFieldDefinitionUpdatesList());
            name = request.hasCollectionName() ? request.getCollectionName() : name;
            description = request.hasCollectionDescription() ? request.getCollectionDescription() : description;
            chunkConfiguration = chunked;
            List<String> deleted = definitions.all().stream()
                    .map(FieldDefinition::getKey)
                    .filter(key -> !updated.has(key))
                    .toList();
            definitions = updated;
            if (!deleted.isEmpty()) {
                documents.values().forEach(document -> {
                    Map<String, String> left = new HashMap<>(document.fields());
                    left.keySet().removeAll(deleted);
                    document.fields(left);
                });
            }
            return this;
        });
    }

    /** Adds a file and begins to index it. */
    void add(FileRecord file, Map<String, String> fields, Instant now, IndexingPlan plan) {
        locked(() -> {
            if (documents.containsKey(file.id())) {
                throw Status.ALREADY_EXISTS
                        .withDescription("File '" + file.id() + "' is in collection '" + id + "' already.")
                        .asRuntimeException();
            }
            definitions.check(fields);
            checkUnique(file.id(), fields);
            StoredDocument document = new StoredDocument(file, fields, index);
            documents.put(file.id(), document);
            document.index(content -> indexing(content, fields, now, plan));
            return this;
        });
    }

    private void checkUnique(String fileId, Map<String, String> fields) {
        if (definitions.anyUnique()) {
            documents.values().stream()
                    .filter(other -> !other.id().equals(fileId))
                    .forEach(other -> definitions.checkUnique(fields, other.fields(), other.id()));
        }
    }

    private Indexing indexing(Attachment content, Map<String, String> fields, Instant now, IndexingPlan plan) {
        return new Indexing(content, definitions.injected(fields), chunkConfiguration, now, plan);
    }

    void reindex(String fileId, Instant now, IndexingPlan plan) {
        locked(() -> {
            StoredDocument document = document(fileId);
            document.index(content -> indexing(content, document.fields(), now, plan));
            return document;
        });
    }

    /** Changes a document, all of it or nothing, and indexes it anew if its chunks change with it. */
    void change(DocumentChange change, Instant now, IndexingPlan plan) {
        locked(() -> {
            StoredDocument document = document(change.fileId());
            Map<String, String> before = document.fields();
            Map<String, String> fields = new HashMap<>(before);
            fields.putAll(change.fields());
            definitions.check(fields);
            checkUnique(change.fileId(), fields);
            document.fields(fields);
            change.applyTo(document);
            if (change.changesContent()
                    || (change.changesName() && chunkConfiguration.getInjectNameIntoChunks())
                    || !definitions.injected(before).equals(definitions.injected(fields))) {
                document.index(content -> indexing(content, fields, now, plan));
            }
            return document;
        });
    }

    StoredDocument document(String fileId) {
        return locked(() -> {
            StoredDocument document = documents.get(fileId);
            if (document == null) {
                throw Status.NOT_FOUND
                        .withDescription("File '" + fileId + "' was not found in collection '" + id + "'.")
                        .asRuntimeException();
            }
            return document;
        });
    }

    boolean has(String fileId) {
        return locked(() -> documents.containsKey(fileId));
    }

    /** In the order in which they were added. */
    List<StoredDocument> documents() {
        return locked(() -> new ArrayList<>(documents.values()));
    }

    void remove(String fileId) {
        locked(() -> {
            StoredDocument document = document(fileId);
            documents.remove(fileId);
            document.leave();
            return document;
        });
    }

    /** Lets the documents go whose files are gone. */
    void keepOnly(Predicate<String> stored) {
        locked(() -> documents.values().removeIf(document -> {
            boolean gone = !stored.test(document.id());
            if (gone) {
                document.leave();
            }
            return gone;
        }));
    }

    CollectionMetadata message() {
        return locked(() -> {
            CollectionMetadata.Builder collection = CollectionMetadata.newBuilder()
                    .setCollectionId(id)
                    .setCollectionName(name)
                    .setCreatedAt(ProtoTimestamps.of(created))
                    .setIndexConfiguration(indexConfiguration)
                    .setChunkConfiguration(chunkConfiguration)
                    .setDocumentsCount(documents.size())
                    .addAllFieldDefinitions(definitions.all())
                    .setTotalFileSize(documents.values().stream()
                            .mapToLong(StoredDocument::size)
                            .sum());
            if (!description.isEmpty()) {
                collection.setCollectionDescription(description);
            }
            return collection.build();
        });
    }

    /** Frees what its index takes. */
    void close() {
        locked(() -> {
            documents.values().forEach(StoredDocument::leave);
            documents.clear();
            index.close();
            return this;
        });
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
