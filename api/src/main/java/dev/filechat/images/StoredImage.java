// SPDX-License-Identifier: Apache-2.0
package dev.filechat.images;

import dev.filechat.internal.values.Fields;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file in which the service keeps a picture. Immutable and thread-safe. */
public final class StoredImage {
    private static final Fields<StoredImage> FIELDS = Fields.of(StoredImage.class)
            .add("fileId", value -> value.fileId)
            .add("filename", value -> value.filename)
            .addSecret("publicUrl", value -> value.publicUrl)
            .add("publicUrlExpiresAt", value -> value.publicUrlExpiresAt)
            .add("expiresAt", value -> value.expiresAt)
            .add("publicUrlError", value -> value.publicUrlError);

    private final String fileId;
    private final String filename;
    private final @Nullable String publicUrl;
    private final @Nullable Instant publicUrlExpiresAt;
    private final @Nullable Instant expiresAt;
    private final @Nullable String publicUrlError;

    private StoredImage(Builder builder) {
        fileId = builder.fileId;
        filename = builder.filename;
        publicUrl = builder.publicUrl;
        publicUrlExpiresAt = builder.publicUrlExpiresAt;
        expiresAt = builder.expiresAt;
        publicUrlError = builder.publicUrlError;
    }

    /** {@return a builder, for transports and for tests} */
    public static Builder builder(String fileId, String filename) {
        return new Builder(fileId, filename);
    }

    /** {@return the id of the file} */
    public String fileId() {
        return fileId;
    }

    /** {@return the name of the file} */
    public String filename() {
        return filename;
    }

    /** {@return the URL with which anyone can read it; empty if it has none} */
    public Optional<String> publicUrl() {
        return Optional.ofNullable(publicUrl);
    }

    /** {@return when the URL expires; empty if it does not} */
    public Optional<Instant> publicUrlExpiresAt() {
        return Optional.ofNullable(publicUrlExpiresAt);
    }

    /** {@return when the file expires; empty if it is kept until it is deleted} */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** {@return why it has no public URL though one was asked for; empty if nothing went wrong} */
    public Optional<String> publicUrlError() {
        return Optional.ofNullable(publicUrlError);
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

    /** Builds a {@link StoredImage}. Not thread-safe. */
    public static final class Builder {
        private final String fileId;
        private final String filename;
        private @Nullable String publicUrl;
        private @Nullable Instant publicUrlExpiresAt;
        private @Nullable Instant expiresAt;
        private @Nullable String publicUrlError;

        private Builder(String fileId, String filename) {
            this.fileId = Objects.requireNonNull(fileId, "fileId");
            this.filename = Objects.requireNonNull(filename, "filename");
        }

        /** Sets the URL with which anyone can read it. */
        public Builder publicUrl(String value) {
            publicUrl = Objects.requireNonNull(value, "publicUrl");
            return this;
        }

        /** Sets when the URL expires. */
        public Builder publicUrlExpiresAt(Instant value) {
            publicUrlExpiresAt = Objects.requireNonNull(value, "publicUrlExpiresAt");
            return this;
        }

        /** Sets when the file expires. */
        public Builder expiresAt(Instant value) {
            expiresAt = Objects.requireNonNull(value, "expiresAt");
            return this;
        }

        /** Sets why it has no public URL though one was asked for. */
        public Builder publicUrlError(String value) {
            publicUrlError = Objects.requireNonNull(value, "publicUrlError");
            return this;
        }

        /** {@return the value} */
        public StoredImage build() {
            return new StoredImage(this);
        }
    }
}
