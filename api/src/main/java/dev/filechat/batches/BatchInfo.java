// SPDX-License-Identifier: Apache-2.0
package dev.filechat.batches;

import dev.filechat.internal.values.Fields;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the service knows of a batch. Immutable and thread-safe. */
public final class BatchInfo {
    private static final Fields<BatchInfo> FIELDS = Fields.of(BatchInfo.class)
            .add("id", value -> value.id)
            .add("name", value -> value.name)
            .add("createdAt", value -> value.createdAt)
            .add("expiresAt", value -> value.expiresAt)
            .add("keyId", value -> value.keyId)
            .add("cancelledAt", value -> value.cancelledAt)
            .add("cancelMessage", value -> value.cancelMessage)
            .add("counts", value -> value.counts)
            .add("cost", value -> value.cost)
            .add("inputFileId", value -> value.inputFileId);

    private final String id;
    private final String name;
    private final @Nullable Instant createdAt;
    private final @Nullable Instant expiresAt;
    private final String keyId;
    private final @Nullable Instant cancelledAt;
    private final @Nullable String cancelMessage;
    private final @Nullable BatchCounts counts;
    private final @Nullable BatchCost cost;
    private final @Nullable String inputFileId;

    private BatchInfo(Builder builder) {
        id = builder.id;
        name = builder.name;
        createdAt = builder.createdAt;
        expiresAt = builder.expiresAt;
        keyId = builder.keyId;
        cancelledAt = builder.cancelledAt;
        cancelMessage = builder.cancelMessage;
        counts = builder.counts;
        cost = builder.cost;
        inputFileId = builder.inputFileId;
    }

    /** {@return a builder, for transports and for tests} */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** {@return the id of the batch} */
    public String id() {
        return id;
    }

    /** {@return the name of the batch} */
    public String name() {
        return name;
    }

    /** {@return when it was created; empty if the service did not report it} */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAt);
    }

    /** {@return until when its results are kept; empty if the service did not report it} */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** {@return the id of the API key that created it; empty if the service did not report it} */
    public String keyId() {
        return keyId;
    }

    /** {@return when it was cancelled; empty if the service did not report it} */
    public Optional<Instant> cancelledAt() {
        return Optional.ofNullable(cancelledAt);
    }

    /** {@return why xAI cancelled it; empty if the service did not report it} */
    public Optional<String> cancelMessage() {
        return Optional.ofNullable(cancelMessage);
    }

    /** {@return the number of chats, by state; empty if the service did not report it} */
    public Optional<BatchCounts> counts() {
        return Optional.ofNullable(counts);
    }

    /** {@return what it has cost so far; empty if the service did not report it} */
    public Optional<BatchCost> cost() {
        return Optional.ofNullable(cost);
    }

    /** {@return the id of the file that its requests came from; empty if the service did not report it} */
    public Optional<String> inputFileId() {
        return Optional.ofNullable(inputFileId);
    }

    /** {@return whether every chat has an outcome or was cancelled; false of a batch that has no chats} */
    public boolean ended() {
        return counts().map(all -> all.pending() == 0 && (all.total() > 0 || cancelledAt != null))
                .orElse(false);
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

    /** Builds a {@link BatchInfo}. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private String name = "";
        private @Nullable Instant createdAt;
        private @Nullable Instant expiresAt;
        private String keyId = "";
        private @Nullable Instant cancelledAt;
        private @Nullable String cancelMessage;
        private @Nullable BatchCounts counts;
        private @Nullable BatchCost cost;
        private @Nullable String inputFileId;

        private Builder(String id) {
            this.id = Objects.requireNonNull(id, "id");
        }

        /** Sets the name of the batch. */
        public Builder name(String value) {
            name = Objects.requireNonNull(value, "name");
            return this;
        }

        /** Sets when it was created. */
        public Builder createdAt(Instant value) {
            createdAt = Objects.requireNonNull(value, "createdAt");
            return this;
        }

        /** Sets until when its results are kept. */
        public Builder expiresAt(Instant value) {
            expiresAt = Objects.requireNonNull(value, "expiresAt");
            return this;
        }

        /** Sets the id of the API key that created it; empty if the service did not report it. */
        public Builder keyId(String value) {
            keyId = Objects.requireNonNull(value, "keyId");
            return this;
        }

        /** Sets when it was cancelled. */
        public Builder cancelledAt(Instant value) {
            cancelledAt = Objects.requireNonNull(value, "cancelledAt");
            return this;
        }

        /** Sets why xAI cancelled it. */
        public Builder cancelMessage(String value) {
            cancelMessage = Objects.requireNonNull(value, "cancelMessage");
            return this;
        }

        /** Sets the number of chats, by state. */
        public Builder counts(BatchCounts value) {
            counts = Objects.requireNonNull(value, "counts");
            return this;
        }

        /** Sets what it has cost so far. */
        public Builder cost(BatchCost value) {
            cost = Objects.requireNonNull(value, "cost");
            return this;
        }

        /** Sets the id of the file that its requests came from. */
        public Builder inputFileId(String value) {
            inputFileId = Objects.requireNonNull(value, "inputFileId");
            return this;
        }

        /** {@return the value} */
        public BatchInfo build() {
            return new BatchInfo(this);
        }
    }
}
