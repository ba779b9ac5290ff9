// SPDX-License-Identifier: Apache-2.0
package dev.filechat.images;

import dev.filechat.chat.responses.Usage;
import dev.filechat.internal.values.Fields;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the service made of a request for pictures. Immutable and thread-safe. */
public final class ImageResponse {
    private static final Fields<ImageResponse> FIELDS = Fields.of(ImageResponse.class)
            .add("model", value -> value.model)
            .add("images", value -> value.images)
            .add("usage", value -> value.usage);

    private final String model;
    private final List<GeneratedImage> images;
    private final @Nullable Usage usage;

    private ImageResponse(Builder builder) {
        model = builder.model;
        images = builder.images;
        usage = builder.usage;
    }

    /** {@return a builder, for transports and for tests} */
    public static Builder builder(String model) {
        return new Builder(model);
    }

    /** {@return the name of the model, not an alias} */
    public String model() {
        return model;
    }

    /** {@return the pictures} */
    public List<GeneratedImage> images() {
        return images;
    }

    /** {@return what they cost; empty if the service did not report it} */
    public Optional<Usage> usage() {
        return Optional.ofNullable(usage);
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

    /** Builds an {@link ImageResponse}. Not thread-safe. */
    public static final class Builder {
        private final String model;
        private List<GeneratedImage> images = List.of();
        private @Nullable Usage usage;

        private Builder(String model) {
            this.model = Objects.requireNonNull(model, "model");
        }

        /** Sets the pictures. */
        public Builder images(List<GeneratedImage> values) {
            images = List.copyOf(values);
            return this;
        }

        /** Sets what they cost. */
        public Builder usage(Usage value) {
            usage = Objects.requireNonNull(value, "usage");
            return this;
        }

        /** {@return the value} */
        public ImageResponse build() {
            return new ImageResponse(this);
        }
    }
}
