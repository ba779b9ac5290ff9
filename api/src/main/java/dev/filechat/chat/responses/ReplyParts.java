// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.responses;

import dev.filechat.chat.options.ServiceTier;
import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a {@link ChatResponse} and a {@link ChatChunk} have in common. */
abstract class ReplyParts<O> {
    private final String id;
    private final List<O> outputs;
    private final @Nullable Instant created;
    private final String model;
    private final String systemFingerprint;
    private final @Nullable Usage usage;
    private final List<String> citations;
    private final @Nullable DebugOutput debugOutput;
    private final List<OutputFile> outputFiles;
    private final ServiceTier serviceTier;

    ReplyParts(Builder<O, ?> builder) {
        this.id = builder.id;
        this.outputs = builder.outputs;
        this.created = builder.created;
        this.model = builder.model;
        this.systemFingerprint = builder.systemFingerprint;
        this.usage = builder.usage;
        this.citations = builder.citations;
        this.debugOutput = builder.debugOutput;
        this.outputFiles = builder.outputFiles;
        this.serviceTier = builder.serviceTier;
    }

    /** {@return the response's id, empty if not set} */
    public String id() {
        return id;
    }

    /** {@return the outputs} */
    public List<O> outputs() {
        return outputs;
    }

    /** {@return when the service began the answer, if the service sent it} */
    public Optional<Instant> created() {
        return Optional.ofNullable(created);
    }

    /** {@return the model that answered, empty if not set} */
    public String model() {
        return model;
    }

    /** {@return the fingerprint of the service's configuration, empty if not set} */
    public String systemFingerprint() {
        return systemFingerprint;
    }

    /** {@return what the request used, if the service sent it} */
    public Optional<Usage> usage() {
        return Optional.ofNullable(usage);
    }

    /** {@return the URLs of the sources} */
    public List<String> citations() {
        return citations;
    }

    /** {@return what the service says about its own work, if anything} */
    public Optional<DebugOutput> debugOutput() {
        return Optional.ofNullable(debugOutput);
    }

    /** {@return the files that tools of the service made} */
    public List<OutputFile> outputFiles() {
        return outputFiles;
    }

    /** {@return how the request was scheduled and priced} */
    public ServiceTier serviceTier() {
        return serviceTier;
    }

    /** {@return the fields of this class, for those of a subclass to follow} */
    static <T extends ReplyParts<?>> Fields<T> fields(Class<T> type) {
        return Fields.of(type)
                .add("id", value -> value.id())
                .add("outputs", value -> value.outputs())
                .add("created", value -> value.created())
                .add("model", value -> value.model())
                .add("systemFingerprint", value -> value.systemFingerprint())
                .add("usage", value -> value.usage())
                .add("citations", value -> value.citations())
                .add("debugOutput", value -> value.debugOutput())
                .add("outputFiles", value -> value.outputFiles())
                .add("serviceTier", value -> value.serviceTier().number() == 0 ? null : value.serviceTier());
    }

    /** The setters that both builders have. */
    abstract static class Builder<O, B extends ReplyParts.Builder<O, B>> {
        private String id = "";
        private List<O> outputs = List.of();
        private @Nullable Instant created;
        private String model = "";
        private String systemFingerprint = "";
        private @Nullable Usage usage;
        private List<String> citations = List.of();
        private @Nullable DebugOutput debugOutput;
        private List<OutputFile> outputFiles = List.of();
        private ServiceTier serviceTier = ServiceTier.UNSPECIFIED;

        abstract B self();

        B copy(ReplyParts<O> from) {
            this.id = from.id;
            this.outputs = from.outputs;
            this.created = from.created;
            this.model = from.model;
            this.systemFingerprint = from.systemFingerprint;
            this.usage = from.usage;
            this.citations = from.citations;
            this.debugOutput = from.debugOutput;
            this.outputFiles = from.outputFiles;
            this.serviceTier = from.serviceTier;
            return self();
        }

        /** Sets the response's id. */
        public B id(String id) {
            this.id = Objects.requireNonNull(id, "id");
            return self();
        }

        /** Sets the outputs. */
        public B outputs(List<O> outputs) {
            this.outputs = Checks.list("outputs", outputs);
            return self();
        }

        /** Sets when the service began the answer. */
        public B created(Instant created) {
            this.created = Objects.requireNonNull(created, "created");
            return self();
        }

        /** Sets the model that answered. */
        public B model(String model) {
            this.model = Objects.requireNonNull(model, "model");
            return self();
        }

        /** Sets the fingerprint of the service's configuration. */
        public B systemFingerprint(String systemFingerprint) {
            this.systemFingerprint = Objects.requireNonNull(systemFingerprint, "systemFingerprint");
            return self();
        }

        /** Sets what the request used. */
        public B usage(Usage usage) {
            this.usage = Objects.requireNonNull(usage, "usage");
            return self();
        }

        void withoutUsage() {
            this.usage = null;
        }

        /** Sets the URLs of the sources. */
        public B citations(List<String> citations) {
            this.citations = Checks.list("citations", citations);
            return self();
        }

        /** Sets what the service says about its own work. */
        public B debugOutput(DebugOutput debugOutput) {
            this.debugOutput = Objects.requireNonNull(debugOutput, "debugOutput");
            return self();
        }

        /** Sets the files that tools of the service made. */
        public B outputFiles(List<OutputFile> outputFiles) {
            this.outputFiles = Checks.list("outputFiles", outputFiles);
            return self();
        }

        /** Sets how the request was scheduled and priced. */
        public B serviceTier(ServiceTier serviceTier) {
            this.serviceTier = Objects.requireNonNull(serviceTier, "serviceTier");
            return self();
        }
    }
}
