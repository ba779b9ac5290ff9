// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import dev.filechat.internal.values.Fields;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How documents are cut into the chunks that a search finds. Immutable and thread-safe. */
public final class Chunking {
    private static final Fields<Chunking> FIELDS = Fields.of(Chunking.class)
            .add("size", value -> value.size)
            .addPrimitive("stripWhitespace", value -> value.stripWhitespace)
            .addPrimitive("nameInChunks", value -> value.nameInChunks);

    private final @Nullable ChunkSize size;
    private final boolean stripWhitespace;
    private final boolean nameInChunks;

    private Chunking(Builder builder) {
        size = builder.size;
        stripWhitespace = builder.stripWhitespace;
        nameInChunks = builder.nameInChunks;
    }

    /** {@return chunks of this size, with their white space, and without the name of the file} */
    public static Chunking of(ChunkSize size) {
        return builder().size(size).build();
    }

    /**
     * {@return a builder of chunks with their white space, and without the name of the file} {@link NewCollection} and
     * {@link CollectionUpdate} need a {@link Builder#size}.
     */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return how long chunks are; empty if the service did not report it} */
    public Optional<ChunkSize> size() {
        return Optional.ofNullable(size);
    }

    /** {@return chunking that can be sent: the service wants a size} */
    static Chunking withSize(Chunking chunking) {
        if (Objects.requireNonNull(chunking, "chunking").size == null) {
            throw new IllegalArgumentException("chunking has no size; set one, for example ChunkSize.characters");
        }
        return chunking;
    }

    /** {@return whether white space at the beginning and the end of a chunk is left out} */
    public boolean stripWhitespace() {
        return stripWhitespace;
    }

    /** {@return whether the name of the file is put at the beginning of each chunk} */
    public boolean nameInChunks() {
        return nameInChunks;
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

    /** Builds a {@link Chunking}. Not thread-safe. */
    public static final class Builder {
        private @Nullable ChunkSize size;
        private boolean stripWhitespace;
        private boolean nameInChunks;

        private Builder() {}

        /** Sets how long chunks are. Default: none; {@link NewCollection} and {@link CollectionUpdate} need one. */
        public Builder size(ChunkSize value) {
            size = Objects.requireNonNull(value, "size");
            return this;
        }

        /** Sets whether white space at the beginning and the end of a chunk is left out. Default: no. */
        public Builder stripWhitespace(boolean value) {
            stripWhitespace = value;
            return this;
        }

        /** Sets whether the name of the file is put at the beginning of each chunk. Default: no. */
        public Builder nameInChunks(boolean value) {
            nameInChunks = value;
            return this;
        }

        /** {@return the value} */
        public Chunking build() {
            return new Chunking(this);
        }
    }
}
