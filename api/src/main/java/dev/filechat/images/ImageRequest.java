// SPDX-License-Identifier: Apache-2.0
package dev.filechat.images;

import dev.filechat.chat.messages.ImageContent;
import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What pictures are to show. Immutable and thread-safe. */
public final class ImageRequest {
    private static final Fields<ImageRequest> FIELDS = Fields.of(ImageRequest.class)
            .add("model", value -> value.model)
            .add("prompt", value -> value.prompt)
            .add("sources", value -> value.sources)
            .add("n", value -> value.n)
            .add("format", value -> value.format)
            .add("quality", value -> value.quality)
            .add("aspectRatio", value -> value.aspectRatio)
            .add("resolution", value -> value.resolution)
            .add("endUserId", value -> value.endUserId)
            .add("storage", value -> value.storage);

    private final String model;
    private final String prompt;
    private final List<ImageContent> sources;
    private final @Nullable Integer n;
    private final ImageFormat format;
    private final @Nullable ImageQuality quality;
    private final @Nullable AspectRatio aspectRatio;
    private final @Nullable ImageResolution resolution;
    private final String endUserId;
    private final @Nullable ImageStorage storage;

    private ImageRequest(Builder builder) {
        model = builder.model;
        prompt = builder.prompt;
        sources = builder.sources;
        n = builder.n;
        format = builder.format;
        quality = builder.quality;
        aspectRatio = builder.aspectRatio;
        resolution = builder.resolution;
        endUserId = builder.endUserId;
        storage = builder.storage;
    }

    /** {@return a builder, which asks for one picture as bytes} */
    public static Builder builder(String model, String prompt) {
        return new Builder(model, prompt);
    }

    /** {@return the name of the model} */
    public String model() {
        return model;
    }

    /** {@return what the picture is to show, or how the given ones are to change} */
    public String prompt() {
        return prompt;
    }

    /** {@return the pictures to edit or to combine; empty to make a new one} */
    public List<ImageContent> sources() {
        return sources;
    }

    /** {@return the number of pictures; empty for 1} */
    public OptionalInt n() {
        return Fields.optional(n);
    }

    /** {@return how the pictures come} */
    public ImageFormat format() {
        return format;
    }

    /** {@return how much work goes into them; empty for the default of the service} */
    public Optional<ImageQuality> quality() {
        return Optional.ofNullable(quality);
    }

    /** {@return their width to their height; empty for the default of the service} */
    public Optional<AspectRatio> aspectRatio() {
        return Optional.ofNullable(aspectRatio);
    }

    /** {@return their size; empty for the default of the service} */
    public Optional<ImageResolution> resolution() {
        return Optional.ofNullable(resolution);
    }

    /** {@return the id of the end user; empty for none} */
    public String endUserId() {
        return endUserId;
    }

    /** {@return how the service keeps them as files; empty if it does not} */
    public Optional<ImageStorage> storage() {
        return Optional.ofNullable(storage);
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

    /** Builds an {@link ImageRequest}. Not thread-safe. */
    public static final class Builder {
        private final String model;
        private final String prompt;
        private List<ImageContent> sources = List.of();
        private @Nullable Integer n;
        private ImageFormat format = ImageFormat.BYTES;
        private @Nullable ImageQuality quality;
        private @Nullable AspectRatio aspectRatio;
        private @Nullable ImageResolution resolution;
        private String endUserId = "";
        private @Nullable ImageStorage storage;

        private Builder(String model, String prompt) {
            this.model = Checks.text("model", model);
            this.prompt = Checks.text("prompt", prompt);
            if (model.isBlank()) {
                throw new IllegalArgumentException("model is blank; name one, for example \"grok-imagine-image\"");
            }
            if (prompt.isBlank()) {
                throw new IllegalArgumentException("prompt is blank; say what the picture is to show");
            }
        }

        /** Sets the pictures to edit or to combine. Default: none, to make a new one. */
        public Builder sources(List<ImageContent> values) {
            sources = Checks.list("sources", values);
            return this;
        }

        /** Sets the number of pictures, 1 or more; the service documents no greatest. Default: 1. */
        public Builder n(int value) {
            n = Checks.atLeast("n", value, 1);
            return this;
        }

        /** Sets how the pictures come. */
        public Builder format(ImageFormat value) {
            format = Objects.requireNonNull(value, "format");
            return this;
        }

        /** Sets how much work goes into them. Default: the service's choice. */
        public Builder quality(ImageQuality value) {
            quality = Objects.requireNonNull(value, "quality");
            return this;
        }

        /** Sets their width to their height. Default: the service's choice. */
        public Builder aspectRatio(AspectRatio value) {
            aspectRatio = Objects.requireNonNull(value, "aspectRatio");
            return this;
        }

        /** Sets their size. Default: the service's choice. */
        public Builder resolution(ImageResolution value) {
            resolution = Objects.requireNonNull(value, "resolution");
            return this;
        }

        /** Sets the id of the end user. Default: none. */
        public Builder endUserId(String value) {
            endUserId = Checks.text("endUserId", value);
            return this;
        }

        /** Sets how the service keeps them as files. Default: it does not. */
        public Builder storage(ImageStorage value) {
            storage = Objects.requireNonNull(value, "storage");
            return this;
        }

        /** {@return the value} */
        public ImageRequest build() {
            return new ImageRequest(this);
        }
    }
}
