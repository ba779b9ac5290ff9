// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.retrieval;

import dev.filechat.proto.ReciprocalRankFusion;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one ranking of two: each chunk has the sum of the weights of the rankings that have it, each divided by its
 * rank there plus a constant.
 *
 * @param k the constant
 * @param vectorWeight what the ranking by vectors counts for
 * @param wordWeight what the ranking by words counts for
 */
public record Fusion(int k, float vectorWeight, float wordWeight) {

    private static final int USUAL_K = 60;
    private static final float HALF = 0.5f;

    /** Reads the wanted constant and weights: 60, and a half each, unless they are given. */
    public static Fusion of(ReciprocalRankFusion given) {
        int k = given.hasK() ? given.getK() : USUAL_K;
        float vectors = given.getEmbeddingWeight();
        float words = given.getTextWeight();
        InvalidRequest.unless(k >= 0, "k must be 0 or more.");
        InvalidRequest.unless(
                vectors >= 0 && words >= 0 && Float.isFinite(vectors + words),
                "embedding_weight and text_weight must be 0 or more.");
        return vectors == 0 && words == 0 ? new Fusion(k, HALF, HALF) : new Fusion(k, vectors, words);
    }

    /** Returns the chunks that a ranking with a weight has, the best first. */
    public List<Hit> of(List<Hit> byVector, List<Hit> byWords) {
        Map<String, Hit> fused = new HashMap<>();
        add(fused, byVector, vectorWeight);
        add(fused, byWords, wordWeight);
        List<Hit> ranked = new ArrayList<>(fused.values());
        ranked.sort(Comparator.comparing(Hit::score)
                .reversed()
                .thenComparing(Hit::fileId)
                .thenComparing(Hit::number)
                .thenComparing(Hit::collectionId));
        return ranked;
    }

    private void add(Map<String, Hit> fused, List<Hit> ranking, float weight) {
        if (weight == 0) {
            return;
        }
        for (int i = 0; i < ranking.size(); i++) {
            Hit hit = ranking.get(i);
            float score = weight / (k + i + 1);
            fused.merge(
                    hit.collectionId() + '/' + hit.chunkId(),
                    hit.with(score),
                    (one, other) -> one.with(one.score() + other.score()));
        }
    }
}
