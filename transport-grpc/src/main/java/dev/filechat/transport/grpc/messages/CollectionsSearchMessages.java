// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import dev.filechat.chat.tools.CollectionsSearch;
import dev.filechat.chat.tools.Retrieval;

/** The tool that searches collections. */
final class CollectionsSearchMessages {
    private CollectionsSearchMessages() {}

    static dev.filechat.proto.CollectionsSearch toMessage(CollectionsSearch search) {
        dev.filechat.proto.CollectionsSearch.Builder message =
                dev.filechat.proto.CollectionsSearch.newBuilder().addAllCollectionIds(search.collectionIds());
        search.limit().ifPresent(message::setLimit);
        search.instructions().ifPresent(message::setInstructions);
        search.retrieval().ifPresent(retrieval -> {
            switch (retrieval) {
                case Retrieval.Hybrid hybrid -> message.setHybridRetrieval(RetrievalMessages.toMessage(hybrid));
                case Retrieval.Semantic semantic -> message.setSemanticRetrieval(RetrievalMessages.toMessage(semantic));
                case Retrieval.Keyword keyword -> message.setKeywordRetrieval(RetrievalMessages.toMessage(keyword));
            }
        });
        return message.build();
    }

    static CollectionsSearch fromMessage(dev.filechat.proto.CollectionsSearch message) {
        CollectionsSearch.Builder search = CollectionsSearch.builder().collectionIds(message.getCollectionIdsList());
        if (message.hasLimit()) {
            search.limit(message.getLimit());
        }
        if (message.hasInstructions()) {
            search.instructions(message.getInstructions());
        }
        Retrieval retrieval = switch (message.getRetrievalModeCase()) {
            case HYBRID_RETRIEVAL -> RetrievalMessages.fromMessage(message.getHybridRetrieval());
            case SEMANTIC_RETRIEVAL -> RetrievalMessages.fromMessage(message.getSemanticRetrieval());
            case KEYWORD_RETRIEVAL -> RetrievalMessages.fromMessage(message.getKeywordRetrieval());
            case RETRIEVALMODE_NOT_SET -> null;
        };
        if (retrieval != null) {
            search.retrieval(retrieval);
        }
        return search.build();
    }
}
