// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import static java.util.Objects.requireNonNull;

import dev.filechat.internal.values.Fields;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file as the service has it. Immutable and thread-safe. */
public final class StoredFile {
    private static final Fields<StoredFile> FIELDS = Fields.of(StoredFile.class)
            .add("id", value -> value.id)
            .add("name", value -> value.name)
            .add("size", value -> value.size)
            .add("createdAt", value -> value.createdAt)
            .add("expiresAt", value -> value.expiresAt)
            .addSecret("publicUrl", value -> value.publicUrl)
            .add("publicUrlExpiresAt", value -> value.publicUrlExpiresAt);

    private final String id;
    private final String name;
    private final long size;
    private final @Nullable Instant createdAt;
    private final @Nullable Instant expiresAt;
    private final @Nullable String publicUrl;
    private final @Nullable Instant publicUrlExpiresAt;

    private StoredFile(Builder builder) {
        id = builder.id;
        name = builder.name;
        size = builder.size;
        createdAt = builder.createdAt;
        expiresAt = builder.expiresAt;
        publicUrl = builder.publicUrl;
        publicUrlExpiresAt = builder.publicUrlExpiresAt;
    }

    /** {@return a builder, for transports and for tests} */
    public static Builder builder(String id, String name, long size) {
        return new Builder(id, name, size);
    }

    /** {@return the id with which the file is retrieved, deleted, and referred to in a message} */
    public String id() {
        return id;
    }

    /** {@return the name given at the upload} It comes from the service: strip it before it becomes a path. */
    public String name() {
        return name;
    }

    /** {@return the size in bytes} */
    public long size() {
        return size;
    }

    /** {@return when the file was uploaded, by the service's clock; empty if the service did not report it} */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAt);
    }

    /** {@return when the service will delete the file; empty if it is kept until it is deleted} */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** {@return the URL with which anyone can read the file; empty if it has none} */
    public Optional<String> publicUrl() {
        return Optional.ofNullable(publicUrl);
    }

    /** {@return when the public URL expires; empty if there is none, or if it does not expire} */
    public Optional<Instant> publicUrlExpiresAt() {
        return Optional.ofNullable(publicUrlExpiresAt);
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

    /** Builds a {@link StoredFile}. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final String name;
        private final long size;
        private @Nullable Instant createdAt;
        private @Nullable Instant expiresAt;
        private @Nullable String publicUrl;
        private @Nullable Instant publicUrlExpiresAt;

        private Builder(String id, String name, long size) {
            this.id = requireNonNull(id, "id");
            this.name = requireNonNull(name, "name");
            this.size = size;
        }

        /** Sets when the file was uploaded. */
        public Builder createdAt(Instant instant) {
            createdAt = requireNonNull(instant, "instant");
            return this;
        }

        /** Sets when the service will delete the file; unset: it is kept. */
        public Builder expiresAt(Instant instant) {
            expiresAt = requireNonNull(instant, "instant");
            return this;
        }

        /** Sets the public URL; unset: none. */
        public Builder publicUrl(String url) {
            publicUrl = requireNonNull(url, "url");
            return this;
        }

        /** Sets when the public URL expires; unset: never. */
        public Builder publicUrlExpiresAt(Instant instant) {
            publicUrlExpiresAt = requireNonNull(instant, "instant");
            return this;
        }

        /** {@return the file} */
        public StoredFile build() {
            return new StoredFile(this);
        }
    }
}
