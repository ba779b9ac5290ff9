// SPDX-License-Identifier: Apache-2.0
package dev.filechat.images;

import dev.filechat.internal.values.Fields;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A picture that was made, or the reason for which there is none. Immutable and thread-safe. */
public final class GeneratedImage {
    private static final Fields<GeneratedImage> FIELDS = Fields.of(GeneratedImage.class)
            .addSecret("base64", value -> value.base64)
            .addSecret("url", value -> value.url)
            .addPrimitive("respectsModeration", value -> value.respectsModeration)
            .add("stored", value -> value.stored)
            .add("storageError", value -> value.storageError);

    /** What stands before the bytes in a {@code data:} URL. */
    private static final String MARK = "base64,";

    private final @Nullable String base64;
    private final @Nullable String url;
    private final boolean respectsModeration;
    private final @Nullable StoredImage stored;
    private final @Nullable String storageError;

    private GeneratedImage(Builder builder) {
        base64 = builder.base64;
        url = builder.url;
        respectsModeration = builder.respectsModeration;
        stored = builder.stored;
        storageError = builder.storageError;
    }

    /** {@return a builder, for transports and for tests} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * {@return the picture in base64 as the service sends it, perhaps with the start of a {@code data:} URL; empty if
     * it is at a URL, or there is none}
     */
    public Optional<String> base64() {
        return Optional.ofNullable(base64);
    }

    /**
     * {@return the URL at which the service keeps the picture for a while; empty if the bytes came, or there is none}
     */
    public Optional<String> url() {
        return Optional.ofNullable(url);
    }

    /** {@return whether the picture is within the rules of moderation; if not, there is none} */
    public boolean respectsModeration() {
        return respectsModeration;
    }

    /** {@return the file in which the service keeps it; empty if that was not asked for, or failed} */
    public Optional<StoredImage> stored() {
        return Optional.ofNullable(stored);
    }

    /** {@return why it is not kept as a file though that was asked for; empty if nothing went wrong} */
    public Optional<String> storageError() {
        return Optional.ofNullable(storageError);
    }

    /**
     * {@return the bytes of the picture}
     *
     * @throws IllegalStateException if they did not come: the picture is at a URL, or moderation held it back
     * @throws IllegalArgumentException if what came is not base64
     */
    public byte[] bytes() {
        if (base64 == null) {
            throw new IllegalStateException(
                    url != null
                            ? "The picture is at a URL; ask for ImageFormat.BYTES to get its bytes"
                            : "There is no picture" + (respectsModeration ? "" : ": moderation held it back"));
        }
        return Base64.getDecoder()
                .decode(base64.substring(base64.indexOf(MARK) < 0 ? 0 : base64.indexOf(MARK) + MARK.length()));
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

    /** Builds a {@link GeneratedImage}. Not thread-safe. */
    public static final class Builder {
        private @Nullable String base64;
        private @Nullable String url;
        private boolean respectsModeration;
        private @Nullable StoredImage stored;
        private @Nullable String storageError;

        private Builder() {}

        /** Sets the picture in base64, perhaps with the start of a {@code data:} URL. */
        public Builder base64(String value) {
            base64 = Objects.requireNonNull(value, "base64");
            return this;
        }

        /** Sets the URL at which the service keeps the picture for a while. */
        public Builder url(String value) {
            url = Objects.requireNonNull(value, "url");
            return this;
        }

        /** Sets whether the picture is within the rules of moderation; if not, there is none. */
        public Builder respectsModeration(boolean value) {
            respectsModeration = value;
            return this;
        }

        /** Sets the file in which the service keeps it. */
        public Builder stored(StoredImage value) {
            stored = Objects.requireNonNull(value, "stored");
            return this;
        }

        /** Sets why it is not kept as a file though that was asked for. */
        public Builder storageError(String value) {
            storageError = Objects.requireNonNull(value, "storageError");
            return this;
        }

        /** {@return the value} */
        public GeneratedImage build() {
            return new GeneratedImage(this);
        }
    }
}
