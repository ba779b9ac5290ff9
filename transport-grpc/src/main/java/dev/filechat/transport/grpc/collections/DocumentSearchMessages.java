// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.collections;

import dev.filechat.chat.tools.Retrieval;
import dev.filechat.collections.RankingMetric;
import dev.filechat.collections.SearchMatch;
import dev.filechat.collections.SearchRequest;
import dev.filechat.proto.DocumentsSource;
import dev.filechat.transport.grpc.messages.RetrievalMessages;

/** Searches in collections, and what they find. Stateless and thread-safe. */
public final class DocumentSearchMessages {
    private DocumentSearchMessages() {}

    /** {@return the message of a search} */
    public static dev.filechat.proto.SearchRequest toMessage(SearchRequest request) {
        dev.filechat.proto.SearchRequest.Builder message = dev.filechat.proto.SearchRequest.newBuilder()
                .setQuery(request.query())
                .setSource(DocumentsSource.newBuilder().addAllCollectionIds(request.collectionIds()));
        request.limit().ifPresent(message::setLimit);
        request.instructions().ifPresent(message::setInstructions);
        request.retrieval().ifPresent(retrieval -> {
            switch (retrieval) {
                case Retrieval.Hybrid hybrid -> message.setHybridRetrieval(RetrievalMessages.toMessage(hybrid));
                case Retrieval.Semantic semantic -> message.setSemanticRetrieval(RetrievalMessages.toMessage(semantic));
                case Retrieval.Keyword keyword -> message.setKeywordRetrieval(RetrievalMessages.toMessage(keyword));
            }
        });
        request.metric().map(RankingMetric::number).ifPresent(message::setRankingMetricValue);
        return message.build();
    }

    /**
     * {@return the search of a message}
     *
     * @throws IllegalArgumentException if the query or the id of a collection is blank, there are more than 10
     *     collections, the limit is less than 1, or a weight not finite
     */
    public static SearchRequest fromMessage(dev.filechat.proto.SearchRequest message) {
        SearchRequest.Builder request = SearchRequest.builder(message.getQuery())
                .collectionIds(message.getSource().getCollectionIdsList());
        if (message.hasLimit()) {
            request.limit(message.getLimit());
        }
        if (message.hasInstructions()) {
            request.instructions(message.getInstructions());
        }
        switch (message.getRetrievalModeCase()) {
            case HYBRID_RETRIEVAL -> request.retrieval(RetrievalMessages.fromMessage(message.getHybridRetrieval()));
            case SEMANTIC_RETRIEVAL -> request.retrieval(RetrievalMessages.fromMessage(message.getSemanticRetrieval()));
            case KEYWORD_RETRIEVAL -> request.retrieval(RetrievalMessages.fromMessage(message.getKeywordRetrieval()));
            case RETRIEVALMODE_NOT_SET -> {}
        }
        if (message.hasRankingMetric()) {
            request.metric(new RankingMetric(message.getRankingMetricValue()));
        }
        return request.build();
    }

    /** {@return the message of a match} */
    public static dev.filechat.proto.SearchMatch toMessage(SearchMatch match) {
        return dev.filechat.proto.SearchMatch.newBuilder()
                .setFileId(match.fileId())
                .setChunkId(match.chunkId())
                .setChunkContent(match.content())
                .setScore(match.score())
                .addAllCollectionIds(match.collectionIds())
                .build();
    }

    /** {@return the match of a message} */
    public static SearchMatch fromMessage(dev.filechat.proto.SearchMatch message) {
        return SearchMatch.builder(message.getFileId())
                .chunkId(message.getChunkId())
                .content(message.getChunkContent())
                .score(message.getScore())
                .collectionIds(message.getCollectionIdsList())
                .build();
    }
}
