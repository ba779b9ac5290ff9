// SPDX-License-Identifier: Apache-2.0
package dev.filechat.images;

import dev.filechat.internal.text.FileNameRule;
import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the service keeps a picture as a file. Immutable and thread-safe. */
public final class ImageStorage {
    private static final Fields<ImageStorage> FIELDS = Fields.of(ImageStorage.class)
            .add("filename", value -> value.filename)
            .add("expiresAfter", value -> value.expiresAfter)
            .addPrimitive("publicUrl", value -> value.publicUrl)
            .add("publicUrlExpiresAfter", value -> value.publicUrlExpiresAfter);

    private final String filename;
    private final @Nullable Duration expiresAfter;
    private final boolean publicUrl;
    private final @Nullable Duration publicUrlExpiresAfter;

    private ImageStorage(Builder builder) {
        filename = builder.filename;
        expiresAfter = builder.expiresAfter;
        publicUrl = builder.publicUrl;
        publicUrlExpiresAfter = builder.publicUrlExpiresAfter;
    }

    /** {@return a builder, which keeps the file until it is deleted, without a public URL} */
    public static Builder builder(String filename) {
        return new Builder(filename);
    }

    /** {@return the name of the file, by the rules of an uploaded one} */
    public String filename() {
        return filename;
    }

    /** {@return the time after which the file expires; empty if it is kept until it is deleted} */
    public Optional<Duration> expiresAfter() {
        return Optional.ofNullable(expiresAfter);
    }

    /** {@return whether it gets a public URL} */
    public boolean publicUrl() {
        return publicUrl;
    }

    /** {@return the time after which the public URL expires; empty if that is with the file} */
    public Optional<Duration> publicUrlExpiresAfter() {
        return Optional.ofNullable(publicUrlExpiresAfter);
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

    /** Builds an {@link ImageStorage}. Not thread-safe. */
    public static final class Builder {
        private final String filename;
        private @Nullable Duration expiresAfter;
        private boolean publicUrl;
        private @Nullable Duration publicUrlExpiresAfter;

        private Builder(String filename) {
            FileNameRule.given(Objects.requireNonNull(filename, "filename"));
            this.filename = filename;
        }

        /** Sets the time after which the file expires, in whole seconds. Default: it is kept until it is deleted. */
        public Builder expiresAfter(Duration value) {
            expiresAfter = wholeSeconds("expiresAfter", value);
            return this;
        }

        /** Sets whether it gets a public URL. */
        public Builder publicUrl(boolean value) {
            publicUrl = value;
            return this;
        }

        /** Asks for a public URL that expires after a time, in whole seconds. Default: it expires with the file. */
        public Builder publicUrlExpiresAfter(Duration value) {
            publicUrlExpiresAfter = wholeSeconds("publicUrlExpiresAfter", value);
            publicUrl = true;
            return this;
        }

        private static Duration wholeSeconds(String name, Duration value) {
            Checks.positive(name, Objects.requireNonNull(value, name));
            if (!value.equals(Duration.ofSeconds(value.toSeconds()))) {
                throw new IllegalArgumentException(name + " is " + value + "; it must be in whole seconds");
            }
            return value;
        }

        /** {@return the value} */
        public ImageStorage build() {
            return new ImageStorage(this);
        }
    }
}
