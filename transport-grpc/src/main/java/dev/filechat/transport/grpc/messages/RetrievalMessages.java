// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import dev.filechat.chat.tools.Reranker;
import dev.filechat.chat.tools.Retrieval;
import dev.filechat.proto.HybridRetrieval;
import dev.filechat.proto.KeywordRetrieval;
import dev.filechat.proto.ReciprocalRankFusion;
import dev.filechat.proto.RerankerModel;
import dev.filechat.proto.SemanticRetrieval;

/** How a search in collections finds and ranks matches. Stateless and thread-safe. */
public final class RetrievalMessages {
    private RetrievalMessages() {}

    /** {@return the message of a search by meaning and by words} */
    public static HybridRetrieval toMessage(Retrieval.Hybrid hybrid) {
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

    /** {@return the search by meaning and by words of a message} */
    public static Retrieval.Hybrid fromMessage(HybridRetrieval message) {
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

    /** {@return the message of a search by meaning} */
    public static SemanticRetrieval toMessage(Retrieval.Semantic semantic) {
        SemanticRetrieval.Builder message = SemanticRetrieval.newBuilder();
        semantic.reranker().map(RetrievalMessages::toMessage).ifPresent(message::setReranker);
        return message.build();
    }

    /** {@return the search by meaning of a message} */
    public static Retrieval.Semantic fromMessage(SemanticRetrieval message) {
        Retrieval.Semantic semantic = Retrieval.semantic();
        return message.hasReranker() ? semantic.withReranker(fromMessage(message.getReranker())) : semantic;
    }

    /** {@return the message of a search by words} */
    public static KeywordRetrieval toMessage(Retrieval.Keyword keyword) {
        KeywordRetrieval.Builder message = KeywordRetrieval.newBuilder();
        keyword.reranker().map(RetrievalMessages::toMessage).ifPresent(message::setReranker);
        return message.build();
    }

    /** {@return the search by words of a message} */
    public static Retrieval.Keyword fromMessage(KeywordRetrieval message) {
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
