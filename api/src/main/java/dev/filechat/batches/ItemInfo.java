// SPDX-License-Identifier: Apache-2.0
package dev.filechat.batches;

import dev.filechat.internal.values.Fields;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the service knows of one request of a batch, without the request and its outcome. Immutable and thread-safe. */
public final class ItemInfo {
    private static final Fields<ItemInfo> FIELDS = Fields.of(ItemInfo.class)
            .add("id", value -> value.id)
            .add("endpoint", value -> value.endpoint)
            .add("model", value -> value.model)
            .add("state", value -> value.state)
            .add("createdAt", value -> value.createdAt)
            .add("finishedAt", value -> value.finishedAt);

    private final String id;
    private final String endpoint;
    private final String model;
    private final ItemState state;
    private final @Nullable Instant createdAt;
    private final @Nullable Instant finishedAt;

    private ItemInfo(Builder builder) {
        id = builder.id;
        endpoint = builder.endpoint;
        model = builder.model;
        state = builder.state;
        createdAt = builder.createdAt;
        finishedAt = builder.finishedAt;
    }

    /** {@return a builder, for transports and for tests} */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** {@return the id with which it was added} */
    public String id() {
        return id;
    }

    /** {@return what kind of request it is, as the service names it} */
    public String endpoint() {
        return endpoint;
    }

    /** {@return the name of the model} */
    public String model() {
        return model;
    }

    /** {@return how far it is} */
    public ItemState state() {
        return state;
    }

    /** {@return when it was added; empty if the service did not report it} */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAt);
    }

    /** {@return when it got its outcome; empty if the service did not report it} */
    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
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

    /** Builds an {@link ItemInfo}. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private String endpoint = "";
        private String model = "";
        private ItemState state = ItemState.UNKNOWN;
        private @Nullable Instant createdAt;
        private @Nullable Instant finishedAt;

        private Builder(String id) {
            this.id = Objects.requireNonNull(id, "id");
        }

        /** Sets what kind of request it is, as the service names it. */
        public Builder endpoint(String value) {
            endpoint = Objects.requireNonNull(value, "endpoint");
            return this;
        }

        /** Sets the name of the model. */
        public Builder model(String value) {
            model = Objects.requireNonNull(value, "model");
            return this;
        }

        /** Sets how far it is. */
        public Builder state(ItemState value) {
            state = Objects.requireNonNull(value, "state");
            return this;
        }

        /** Sets when it was added. */
        public Builder createdAt(Instant value) {
            createdAt = Objects.requireNonNull(value, "createdAt");
            return this;
        }

        /** Sets when it got its outcome. */
        public Builder finishedAt(Instant value) {
            finishedAt = Objects.requireNonNull(value, "finishedAt");
            return this;
        }

        /** {@return the value} */
        public ItemInfo build() {
            return new ItemInfo(this);
        }
    }
}
