// SPDX-License-Identifier: Apache-2.0
package dev.filechat.models;

import dev.filechat.internal.values.Fields;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A model that makes pictures. Immutable and thread-safe. */
public final class ImageModel {
    private static final Fields<ImageModel> FIELDS = Fields.of(ImageModel.class)
            .add("name", value -> value.name)
            .add("aliases", value -> value.aliases)
            .add("version", value -> value.version)
            .add("inputModalities", value -> value.inputModalities)
            .add("outputModalities", value -> value.outputModalities)
            .addPrimitive("imagePriceInUsdTicks", value -> value.imagePriceInUsdTicks)
            .addPrimitive("maxPromptLength", value -> value.maxPromptLength)
            .add("createdAt", value -> value.createdAt)
            .add("systemFingerprint", value -> value.systemFingerprint);

    /** The decimal places of an amount in ticks: 10,000,000,000 ticks are 1 US dollar. */
    private static final int TICK_DECIMALS = 10;

    private final String name;
    private final List<String> aliases;
    private final String version;
    private final List<Modality> inputModalities;
    private final List<Modality> outputModalities;
    private final long imagePriceInUsdTicks;
    private final int maxPromptLength;
    private final @Nullable Instant createdAt;
    private final String systemFingerprint;

    private ImageModel(Builder builder) {
        name = builder.name;
        aliases = builder.aliases;
        version = builder.version;
        inputModalities = builder.inputModalities;
        outputModalities = builder.outputModalities;
        imagePriceInUsdTicks = builder.imagePriceInUsdTicks;
        maxPromptLength = builder.maxPromptLength;
        createdAt = builder.createdAt;
        systemFingerprint = builder.systemFingerprint;
    }

    /** {@return a builder, for transports and for tests} */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** {@return its name} */
    public String name() {
        return name;
    }

    /** {@return its other names} */
    public List<String> aliases() {
        return aliases;
    }

    /** {@return its version; empty if the service did not report it} */
    public String version() {
        return version;
    }

    /** {@return what it takes} */
    public List<Modality> inputModalities() {
        return inputModalities;
    }

    /** {@return what it gives} */
    public List<Modality> outputModalities() {
        return outputModalities;
    }

    /** {@return the price of one picture, in ticks: 10,000,000,000 of them are 1 US dollar} */
    public long imagePriceInUsdTicks() {
        return imagePriceInUsdTicks;
    }

    /** {@return the greatest length of a prompt; 0 if the service did not report it} */
    public int maxPromptLength() {
        return maxPromptLength;
    }

    /** {@return when it was made; empty if the service did not report it} */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAt);
    }

    /** {@return the configuration of the service that runs it; empty if the service did not report it} */
    public String systemFingerprint() {
        return systemFingerprint;
    }

    /** {@return the price of one picture, in US dollars} */
    public BigDecimal imagePriceInUsd() {
        return BigDecimal.valueOf(imagePriceInUsdTicks, TICK_DECIMALS);
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

    /** Builds an {@link ImageModel}. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private List<String> aliases = List.of();
        private String version = "";
        private List<Modality> inputModalities = List.of();
        private List<Modality> outputModalities = List.of();
        private long imagePriceInUsdTicks;
        private int maxPromptLength;
        private @Nullable Instant createdAt;
        private String systemFingerprint = "";

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /** Sets its other names. */
        public Builder aliases(List<String> values) {
            aliases = List.copyOf(values);
            return this;
        }

        /** Sets its version. */
        public Builder version(String value) {
            version = Objects.requireNonNull(value, "version");
            return this;
        }

        /** Sets what it takes. */
        public Builder inputModalities(List<Modality> values) {
            inputModalities = List.copyOf(values);
            return this;
        }

        /** Sets what it gives. */
        public Builder outputModalities(List<Modality> values) {
            outputModalities = List.copyOf(values);
            return this;
        }

        /** Sets the price of one picture, in ticks: 10,000,000,000 of them are 1 US dollar. */
        public Builder imagePriceInUsdTicks(long value) {
            imagePriceInUsdTicks = value;
            return this;
        }

        /** Sets the greatest length of a prompt; 0 if the service did not report it. */
        public Builder maxPromptLength(int value) {
            maxPromptLength = value;
            return this;
        }

        /** Sets when it was made. */
        public Builder createdAt(Instant value) {
            createdAt = Objects.requireNonNull(value, "createdAt");
            return this;
        }

        /** Sets the configuration of the service that runs it. */
        public Builder systemFingerprint(String value) {
            systemFingerprint = Objects.requireNonNull(value, "systemFingerprint");
            return this;
        }

        /** {@return the value} */
        public ImageModel build() {
            return new ImageModel(this);
        }
    }
}
