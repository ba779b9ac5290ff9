// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import dev.filechat.chat.tools.CollectionsSearch;
import dev.filechat.chat.tools.Reranker;
import dev.filechat.chat.tools.Retrieval;
import dev.filechat.proto.HybridRetrieval;
import dev.filechat.proto.KeywordRetrieval;
import dev.filechat.proto.ReciprocalRankFusion;
import dev.filechat.proto.RerankerModel;
import dev.filechat.proto.SemanticRetrieval;

/** The tool that searches collections, and how it finds and ranks matches. */
final class CollectionMessages {
    private CollectionMessages() {}

    static dev.filechat.proto.CollectionsSearch toMessage(CollectionsSearch search) {
        dev.filechat.proto.CollectionsSearch.Builder message =
                dev.filechat.proto.CollectionsSearch.newBuilder().addAllCollectionIds(search.collectionIds());
        search.limit().ifPresent(message::setLimit);
        search.instructions().ifPresent(message::setInstructions);
        search.retrieval().ifPresent(retrieval -> {
            switch (retrieval) {
                case Retrieval.Hybrid hybrid -> message.setHybridRetrieval(toMessage(hybrid));
                case Retrieval.Semantic semantic -> message.setSemanticRetrieval(toMessage(semantic));
                case Retrieval.Keyword keyword -> message.setKeywordRetrieval(toMessage(keyword));
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
            case HYBRID_RETRIEVAL -> fromMessage(message.getHybridRetrieval());
            case SEMANTIC_RETRIEVAL -> fromMessage(message.getSemanticRetrieval());
            case KEYWORD_RETRIEVAL -> fromMessage(message.getKeywordRetrieval());
            case RETRIEVALMODE_NOT_SET -> null;
        };
        if (retrieval != null) {
            search.retrieval(retrieval);
        }
        return search.build();
    }

    private static HybridRetrieval toMessage(Retrieval.Hybrid hybrid) {
        HybridRetrieval.Builder message = HybridRetrieval.newBuilder();
        hybrid.searchMultiplier().ifPresent(message::setSearchMultiplier);
        hybrid.reranker().ifPresent(reranker -> {
            switch (reranker) {
                case Reranker.Model model -> message.setRerankerModel(toMessage(model));
                case Reranker.RankFusion fusion -> message.setReciprocalRankFusion(toMessage(fusion));
            }
        });
        return message.build();
    }

    private static Retrieval.Hybrid fromMessage(HybridRetrieval message) {
        Retrieval.Hybrid hybrid = Retrieval.hybrid();
        if (message.hasSearchMultiplier()) {
            hybrid = hybrid.withSearchMultiplier(message.getSearchMultiplier());
        }
        Reranker reranker = switch (message.getRerankerCase()) {
            case RERANKER_MODEL -> fromMessage(message.getRerankerModel());
            case RECIPROCAL_RANK_FUSION -> fromMessage(message.getReciprocalRankFusion());
            case RERANKER_NOT_SET -> null;
        };
        return reranker == null ? hybrid : hybrid.withReranker(reranker);
    }

    private static SemanticRetrieval toMessage(Retrieval.Semantic semantic) {
        SemanticRetrieval.Builder message = SemanticRetrieval.newBuilder();
        semantic.reranker().map(CollectionMessages::toMessage).ifPresent(message::setReranker);
        return message.build();
    }

    private static Retrieval.Semantic fromMessage(SemanticRetrieval message) {
        Retrieval.Semantic semantic = Retrieval.semantic();
        return message.hasReranker() ? semantic.withReranker(fromMessage(message.getReranker())) : semantic;
    }

    private static KeywordRetrieval toMessage(Retrieval.Keyword keyword) {
        KeywordRetrieval.Builder message = KeywordRetrieval.newBuilder();
        keyword.reranker().map(CollectionMessages::toMessage).ifPresent(message::setReranker);
        return message.build();
    }

    private static Retrieval.Keyword fromMessage(KeywordRetrieval message) {
        Retrieval.Keyword keyword = Retrieval.keyword();
        return message.hasReranker() ? keyword.withReranker(fromMessage(message.getReranker())) : keyword;
    }

    private static RerankerModel toMessage(Reranker.Model model) {
        RerankerModel.Builder message = RerankerModel.newBuilder();
        model.name().ifPresent(message::setModel);
        model.instructions().ifPresent(message::setInstructions);
        return message.build();
    }

    private static Reranker.Model fromMessage(RerankerModel message) {
        Reranker.Model model = Reranker.model();
        if (message.hasModel()) {
            model = model.withName(message.getModel());
        }
        return message.hasInstructions() ? model.withInstructions(message.getInstructions()) : model;
    }

    private static ReciprocalRankFusion toMessage(Reranker.RankFusion fusion) {
        ReciprocalRankFusion.Builder message = ReciprocalRankFusion.newBuilder()
                .setEmbeddingWeight(fusion.embeddingWeight())
                .setTextWeight(fusion.textWeight());
        fusion.k().ifPresent(message::setK);
        return message.build();
    }

    private static Reranker.RankFusion fromMessage(ReciprocalRankFusion message) {
        Reranker.RankFusion fusion = Reranker.rankFusion(message.getEmbeddingWeight(), message.getTextWeight());
        return message.hasK() ? fusion.withK(message.getK()) : fusion;
    }
}
