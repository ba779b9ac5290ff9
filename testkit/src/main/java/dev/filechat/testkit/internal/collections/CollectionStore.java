// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.collections;

import dev.filechat.proto.collections.CreateCollectionRequest;
import dev.filechat.testkit.internal.store.FileRecord;
import dev.filechat.testkit.internal.store.FileStore;
import io.grpc.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** All collections. Documents whose files are gone are gone when anybody looks. Thread-safe. */
public final class CollectionStore implements AutoCloseable {

    private final FileStore files;
    private final Clock clock;
    private final IndexingPlan plan = new IndexingPlan();
    private final Map<String, StoredCollection> byId = new ConcurrentHashMap<>();
    private final AtomicLong sequence = new AtomicLong();

    /**
     * Makes an empty store.
     *
     * @param files where the documents' files are
     * @param clock what tells the time
     */
    public CollectionStore(FileStore files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /** How the documents are indexed. */
    public IndexingPlan plan() {
        return plan;
    }

    /** Returns the ids of the files in a collection of any team, in the order of their additions. */
    public List<String> fileIds(String collectionId) {
        StoredCollection collection = find(each -> true, collectionId);
        sweep(collection);
        return collection.documents().stream().map(StoredDocument::id).toList();
    }

    Instant now() {
        return clock.instant();
    }

    StoredCollection create(int team, CreateCollectionRequest request) {
        // Ids sort in the order of the creations, so that collections of the same instant do, too.
        UUID id =
                new UUID(sequence.incrementAndGet(), ThreadLocalRandom.current().nextLong());
        StoredCollection collection = new StoredCollection(team, "collection_" + id, now(), request);
        byId.put(collection.id(), collection);
        return collection;
    }

    /** Finds a collection without a look at its documents, of which there may be many. */
    StoredCollection find(int team, String id) {
        return find(collection -> collection.team() == team, id);
    }

    private StoredCollection find(Predicate<StoredCollection> wanted, String id) {
        StoredCollection collection = byId.get(id);
        if (collection == null || !wanted.test(collection)) {
            throw Status.NOT_FOUND
                    .withDescription("Collection '" + id + "' was not found.")
                    .asRuntimeException();
        }
        return collection;
    }

    /** Finds a collection with those of its documents whose files are there. */
    StoredCollection current(int team, String id) {
        StoredCollection collection = find(team, id);
        sweep(collection);
        return collection;
    }

    List<StoredCollection> ofTeam(int team) {
        List<StoredCollection> found =
                byId.values().stream().filter(each -> each.team() == team).toList();
        found.forEach(this::sweep);
        return found;
    }

    private void sweep(StoredCollection collection) {
        collection.keepOnly(fileId -> files.has(collection.team(), fileId));
    }

    /** Finds a file that is to be added. */
    FileRecord file(int team, String id) {
        return files.find(team, id);
    }

    /** Finds a document, as far as it is by now. */
    StoredDocument document(int team, String collectionId, String fileId, Runnable heartbeat) {
        StoredCollection collection = find(team, collectionId);
        if (collection.has(fileId) && !files.has(team, fileId)) {
            sweep(collection);
        }
        StoredDocument document = collection.document(fileId);
        document.advance(now(), heartbeat);
        return document;
    }

    void delete(int team, String id) {
        StoredCollection collection = find(team, id);
        if (byId.remove(id) != null) {
            collection.close();
        }
    }

    /** Forgets all collections and the plan. */
    public void clear() {
        close();
        plan.reset();
    }

    /** Frees what the indices take. */
    @Override
    public void close() {
        for (StoredCollection collection : List.copyOf(byId.values())) {
            if (byId.remove(collection.id()) != null) {
                collection.close();
            }
        }
    }
}
