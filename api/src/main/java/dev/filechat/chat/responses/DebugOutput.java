// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.responses;

import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the service says about its own work, if the key allows it. Its text shows no request, prompt or response.
 * Immutable and thread-safe.
 */
public final class DebugOutput {
    private static final Fields<DebugOutput> FIELDS = Fields.of(DebugOutput.class)
            .addPrimitive("attempts", value -> value.attempts)
            .addSecret("request", value -> value.request)
            .addSecret("prompt", value -> value.prompt)
            .addSecret("engineRequest", value -> value.engineRequest)
            .addSecret("responses", value -> value.responses)
            .addSecret("chunks", value -> value.chunks)
            .addPrimitive("cacheReadCount", value -> value.cacheReadCount)
            .addPrimitive("cacheReadInputBytes", value -> value.cacheReadInputBytes)
            .addPrimitive("cacheWriteCount", value -> value.cacheWriteCount)
            .addPrimitive("cacheWriteInputBytes", value -> value.cacheWriteInputBytes)
            .add("lbAddress", value -> value.lbAddress)
            .add("samplerTag", value -> value.samplerTag);

    private final int attempts;
    private final String request;
    private final String prompt;
    private final String engineRequest;
    private final List<String> responses;
    private final List<String> chunks;
    private final long cacheReadCount;
    private final long cacheReadInputBytes;
    private final long cacheWriteCount;
    private final long cacheWriteInputBytes;
    private final String lbAddress;
    private final String samplerTag;

    private DebugOutput(Builder builder) {
        this.attempts = builder.attempts;
        this.request = builder.request;
        this.prompt = builder.prompt;
        this.engineRequest = builder.engineRequest;
        this.responses = builder.responses;
        this.chunks = builder.chunks;
        this.cacheReadCount = builder.cacheReadCount;
        this.cacheReadInputBytes = builder.cacheReadInputBytes;
        this.cacheWriteCount = builder.cacheWriteCount;
        this.cacheWriteInputBytes = builder.cacheWriteInputBytes;
        this.lbAddress = builder.lbAddress;
        this.samplerTag = builder.samplerTag;
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the number of attempts of the service} */
    public int attempts() {
        return attempts;
    }

    /** {@return the request as the service got it} */
    public String request() {
        return request;
    }

    /** {@return the prompt as the model got it} */
    public String prompt() {
        return prompt;
    }

    /** {@return the request to the engine} */
    public String engineRequest() {
        return engineRequest;
    }

    /** {@return the engine's responses} */
    public List<String> responses() {
        return responses;
    }

    /** {@return the engine's chunks} */
    public List<String> chunks() {
        return chunks;
    }

    /** {@return how often the cache was read} */
    public long cacheReadCount() {
        return cacheReadCount;
    }

    /** {@return the bytes read from the cache, an unsigned 64-bit number} */
    public long cacheReadInputBytes() {
        return cacheReadInputBytes;
    }

    /** {@return how often the cache was written} */
    public long cacheWriteCount() {
        return cacheWriteCount;
    }

    /** {@return the bytes written to the cache, an unsigned 64-bit number} */
    public long cacheWriteInputBytes() {
        return cacheWriteInputBytes;
    }

    /** {@return the load balancer's address} */
    public String lbAddress() {
        return lbAddress;
    }

    /** {@return the sampler's tag} */
    public String samplerTag() {
        return samplerTag;
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

    /** Builds a {@link DebugOutput}. Not thread-safe. */
    public static final class Builder {
        private int attempts;
        private String request = "";
        private String prompt = "";
        private String engineRequest = "";
        private List<String> responses = List.of();
        private List<String> chunks = List.of();
        private long cacheReadCount;
        private long cacheReadInputBytes;
        private long cacheWriteCount;
        private long cacheWriteInputBytes;
        private String lbAddress = "";
        private String samplerTag = "";

        private Builder() {}

        /** Sets the number of attempts of the service. */
        public Builder attempts(int attempts) {
            this.attempts = attempts;
            return this;
        }

        /** Sets the request as the service got it. */
        public Builder request(String request) {
            this.request = Objects.requireNonNull(request, "request");
            return this;
        }

        /** Sets the prompt as the model got it. */
        public Builder prompt(String prompt) {
            this.prompt = Objects.requireNonNull(prompt, "prompt");
            return this;
        }

        /** Sets the request to the engine. */
        public Builder engineRequest(String engineRequest) {
            this.engineRequest = Objects.requireNonNull(engineRequest, "engineRequest");
            return this;
        }

        /** Sets the engine's responses. */
        public Builder responses(List<String> responses) {
            this.responses = Checks.list("responses", responses);
            return this;
        }

        /** Sets the engine's chunks. */
        public Builder chunks(List<String> chunks) {
            this.chunks = Checks.list("chunks", chunks);
            return this;
        }

        /** Sets how often the cache was read, 0 to 4,294,967,295. */
        public Builder cacheReadCount(long cacheReadCount) {
            this.cacheReadCount = Checks.inRange("cacheReadCount", cacheReadCount, 0, 0xFFFF_FFFFL);
            return this;
        }

        /** Sets the bytes read from the cache. */
        public Builder cacheReadInputBytes(long cacheReadInputBytes) {
            this.cacheReadInputBytes = cacheReadInputBytes;
            return this;
        }

        /** Sets how often the cache was written, 0 to 4,294,967,295. */
        public Builder cacheWriteCount(long cacheWriteCount) {
            this.cacheWriteCount = Checks.inRange("cacheWriteCount", cacheWriteCount, 0, 0xFFFF_FFFFL);
            return this;
        }

        /** Sets the bytes written to the cache. */
        public Builder cacheWriteInputBytes(long cacheWriteInputBytes) {
            this.cacheWriteInputBytes = cacheWriteInputBytes;
            return this;
        }

        /** Sets the load balancer's address. */
        public Builder lbAddress(String lbAddress) {
            this.lbAddress = Objects.requireNonNull(lbAddress, "lbAddress");
            return this;
        }

        /** Sets the sampler's tag. */
        public Builder samplerTag(String samplerTag) {
            this.samplerTag = Objects.requireNonNull(samplerTag, "samplerTag");
            return this;
        }

        /** {@return the value} */
        public DebugOutput build() {
            return new DebugOutput(this);
        }
    }
}
