// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.tools;

import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How found passages are put in order. Immutable and thread-safe. */
public sealed interface Reranker {
    /** {@return a model that ranks, the service's default one} */
    static Model model() {
        return new Model(null, null);
    }

    /** {@return reciprocal rank fusion with these weights, finite numbers both} */
    static RankFusion rankFusion(float embeddingWeight, float textWeight) {
        return new RankFusion(null, embeddingWeight, textWeight);
    }

    /** A model that ranks. */
    final class Model implements Reranker {
        private static final Fields<Model> FIELDS = Fields.of(Model.class)
                .add("name", value -> value.name)
                .add("instructions", value -> value.instructions);

        private final @Nullable String name;
        private final @Nullable String instructions;

        private Model(@Nullable String name, @Nullable String instructions) {
            this.name = name;
            this.instructions = instructions;
        }

        /** {@return the model's name, if set; otherwise the service's default} */
        public Optional<String> name() {
            return Optional.ofNullable(name);
        }

        /** {@return instructions for the model, if set} */
        public Optional<String> instructions() {
            return Optional.ofNullable(instructions);
        }

        /** {@return the same with another model} */
        public Model withName(String name) {
            return new Model(Checks.text("name", name), instructions);
        }

        /** {@return the same with other instructions} */
        public Model withInstructions(String instructions) {
            return new Model(name, Checks.text("instructions", instructions));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return FIELDS.equal(this, other);
        }

        @Override
        public int hashCode() {
            return FIELDS.hash(this);
        }

        @Override
        public String toString() {
            return FIELDS.text(this);
        }
    }

    /** Reciprocal rank fusion of the findings by meaning and by words. */
    final class RankFusion implements Reranker {
        private static final Fields<RankFusion> FIELDS = Fields.of(RankFusion.class)
                .add("k", value -> value.k)
                .add("embeddingWeight", value -> value.embeddingWeight)
                .add("textWeight", value -> value.textWeight);

        private final @Nullable Integer k;
        private final float embeddingWeight;
        private final float textWeight;

        private RankFusion(@Nullable Integer k, float embeddingWeight, float textWeight) {
            this.k = k;
            this.embeddingWeight = Checks.finite("embeddingWeight", embeddingWeight);
            this.textWeight = Checks.finite("textWeight", textWeight);
        }

        /** {@return the constant k of the formula, if set; otherwise the service's default} */
        public OptionalInt k() {
            return Fields.optional(k);
        }

        /** {@return the weight of the search by meaning} */
        public float embeddingWeight() {
            return embeddingWeight;
        }

        /** {@return the weight of the search by words} */
        public float textWeight() {
            return textWeight;
        }

        /** {@return the same with another k} */
        public RankFusion withK(int k) {
            return new RankFusion(k, embeddingWeight, textWeight);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return FIELDS.equal(this, other);
        }

        @Override
        public int hashCode() {
            return FIELDS.hash(this);
        }

        @Override
        public String toString() {
            return FIELDS.text(this);
        }
    }
}
