// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.collections;

import dev.filechat.proto.CollectionsSearch;
import dev.filechat.proto.DocumentsSource;
import dev.filechat.proto.HybridRetrieval;
import dev.filechat.proto.RankingMetric;
import dev.filechat.proto.SearchMatch;
import dev.filechat.proto.SearchRequest;
import dev.filechat.testkit.internal.conversation.FoundChunk;
import dev.filechat.testkit.internal.retrieval.ChunkIndex;
import dev.filechat.testkit.internal.retrieval.ChunkSearch;
import dev.filechat.testkit.internal.retrieval.Fusion;
import dev.filechat.testkit.internal.retrieval.Hit;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Searches collections in the three ways. Only what is processed is found. Thread-safe. */
public final class CollectionSearch {

    private static final int USUAL_LIMIT = 10;
    private static final int MAX_LIMIT = 100;
    private static final int MAX_COLLECTIONS = 10;
    private static final int USUAL_MULTIPLIER = 3;
    private static final int MAX_MULTIPLIER = 100;

    private final CollectionStore store;

    public CollectionSearch(CollectionStore store) {
        this.store = store;
    }

    /**
     * Searches.
     *
     * @param team who asks
     * @param request what for; a model that reranks is accepted, and changes nothing
     * @param heartbeat called now and then; it may throw to end the work
     * @return what was found, the best first
     * @throws IOException if the index cannot be read
     */
    public List<SearchMatch> search(int team, SearchRequest request, Runnable heartbeat) throws IOException {
        InvalidRequest.unless(!request.getQuery().isBlank(), "query is missing.");
        Set<String> ids = Set.copyOf(request.getSource().getCollectionIdsList());
        InvalidRequest.unless(!ids.isEmpty(), "source has no collection_ids.");
        InvalidRequest.unless(
                ids.size() <= MAX_COLLECTIONS, "A search takes at most " + MAX_COLLECTIONS + " collections.");
        InvalidRequest.unless(request.getRankingMetric() != RankingMetric.UNRECOGNIZED, "Unknown ranking_metric.");
        int limit = request.getLimit() <= 0 ? USUAL_LIMIT : Math.min(request.getLimit(), MAX_LIMIT);
        List<ChunkIndex> indices = new ArrayList<>();
        Instant now = store.now();
        for (String id :
                request.getSource().getCollectionIdsList().stream().distinct().toList()) {
            StoredCollection collection = store.current(team, id);
            collection.documents().forEach(document -> document.advance(now, heartbeat));
            indices.add(collection.index());
        }
        try (ChunkSearch search = new ChunkSearch(indices)) {
            // The same chunk may be in each collection.
            return matches(hits(search, request, limit * indices.size()), limit);
        }
    }

    /** Searches for a chat. */
    public List<FoundChunk> search(int team, CollectionsSearch tool, String question, Runnable heartbeat)
            throws IOException {
        tool.getCollectionIdsList().forEach(id -> store.find(team, id));
        if (question.isBlank()) {
            return List.of();
        }
        SearchRequest.Builder request = SearchRequest.newBuilder()
                .setQuery(question)
                .setLimit(tool.getLimit())
                .setSource(DocumentsSource.newBuilder().addAllCollectionIds(tool.getCollectionIdsList()));
        switch (tool.getRetrievalModeCase()) {
            case HYBRID_RETRIEVAL -> request.setHybridRetrieval(tool.getHybridRetrieval());
            case SEMANTIC_RETRIEVAL -> request.setSemanticRetrieval(tool.getSemanticRetrieval());
            case KEYWORD_RETRIEVAL -> request.setKeywordRetrieval(tool.getKeywordRetrieval());
            case RETRIEVALMODE_NOT_SET -> {}
        }
        List<FoundChunk> found = new ArrayList<>();
        for (SearchMatch match : search(team, request.build(), heartbeat)) {
            StoredCollection collection = store.find(team, match.getCollectionIds(0));
            found.add(new FoundChunk(collection.document(match.getFileId()).name(), match));
        }
        return found;
    }

    private static List<Hit> hits(ChunkSearch search, SearchRequest request, int most) throws IOException {
        return switch (request.getRetrievalModeCase()) {
            case KEYWORD_RETRIEVAL -> search.byWords(request.getQuery(), most);
            case SEMANTIC_RETRIEVAL ->
                search.byVector(request.getQuery(), most).stream()
                        .map(hit -> scored(hit, request.getRankingMetric()))
                        .toList();
            case HYBRID_RETRIEVAL, RETRIEVALMODE_NOT_SET -> {
                HybridRetrieval how = request.getHybridRetrieval();
                Fusion fusion = Fusion.of(how.getReciprocalRankFusion());
                int multiplier = how.hasSearchMultiplier() ? how.getSearchMultiplier() : USUAL_MULTIPLIER;
                InvalidRequest.unless(
                        multiplier >= 1 && multiplier <= MAX_MULTIPLIER,
                        "search_multiplier must be 1 to " + MAX_MULTIPLIER + ".");
                yield fusion.of(
                        search.byVector(request.getQuery(), most * multiplier),
                        search.byWords(request.getQuery(), most * multiplier));
            }
        };
    }

    /** Of vectors of length 1 the order is the same by both metrics. */
    private static Hit scored(Hit hit, RankingMetric metric) {
        if (metric != RankingMetric.RANKING_METRIC_L2_DISTANCE) {
            return hit;
        }
        double distance = Math.sqrt(Math.max(0, 2 - 2 * hit.score()));
        return hit.with((float) (1 / (1 + distance)));
    }

    /** One for a chunk that is in several collections. */
    private static List<SearchMatch> matches(List<Hit> hits, int limit) {
        Map<List<String>, SearchMatch.Builder> matches = new LinkedHashMap<>();
        for (Hit hit : hits) {
            matches.computeIfAbsent(
                            List.of(hit.fileId(), hit.text()),
                            chunk -> SearchMatch.newBuilder()
                                    .setFileId(hit.fileId())
                                    .setChunkId(hit.chunkId())
                                    .setChunkContent(hit.text())
                                    .setScore(hit.score()))
                    .addCollectionIds(hit.collectionId());
        }
        return matches.values().stream()
                .limit(limit)
                .map(SearchMatch.Builder::build)
                .toList();
    }
}
