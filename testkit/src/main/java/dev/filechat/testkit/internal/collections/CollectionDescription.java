// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.collections;

import dev.filechat.proto.collections.DocumentStatus;
import dev.filechat.testkit.internal.retrieval.ChunkSearch;
import dev.filechat.testkit.internal.text.Excerpt;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the description of a collection. The same documents always give the same description. */
final class CollectionDescription {

    private static final int NAMED = 5;

    private final CollectionStore store;

    CollectionDescription(CollectionStore store) {
        this.store = store;
    }

    /** Names the first documents by name, and quotes the first one; empty if nothing is processed. */
    String of(int team, String collectionId, Runnable heartbeat) throws IOException {
        StoredCollection collection = store.current(team, collectionId);
        Instant now = store.now();
        collection.documents().forEach(document -> document.advance(now, heartbeat));
        List<StoredDocument> processed = collection.documents().stream()
                .filter(document -> document.message().getStatus() == DocumentStatus.DOCUMENT_STATUS_PROCESSED)
                .sorted(Comparator.comparing(StoredDocument::name).thenComparing(StoredDocument::id))
                .toList();
        if (processed.isEmpty()) {
            return "";
        }
        int count = processed.size();
        String some = processed.stream().limit(NAMED).map(StoredDocument::name).collect(Collectors.joining(", "));
        String more = count > NAMED ? " and " + (count - NAMED) + " more" : "";
        try (ChunkSearch chunks = new ChunkSearch(List.of(collection.index()))) {
            String said = chunks.first(processed.getFirst().id())
                    .map(chunk -> " The first begins " + Excerpt.quoted(chunk.text()) + ".")
                    .orElse("");
            return count + (count == 1 ? " document: " : " documents: ") + some + more + "." + said;
        }
    }
}
