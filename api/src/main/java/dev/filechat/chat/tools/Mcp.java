// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.tools;

import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets the model use the tools of an MCP server, which the service calls. Its text shows neither URL, authorization nor
 * headers, which may be secret. Immutable and thread-safe.
 */
public final class Mcp implements Tool {
    private static final Fields<Mcp> FIELDS = Fields.of(Mcp.class)
            .add("serverLabel", value -> value.serverLabel)
            .add("serverDescription", value -> value.serverDescription)
            .addSecret("serverUrl", value -> value.serverUrl)
            .add("allowedToolNames", value -> value.allowedToolNames)
            .addSecret("authorization", value -> value.authorization)
            .addSecret("extraHeaders", value -> value.extraHeaders);

    private final String serverLabel;
    private final String serverDescription;
    private final String serverUrl;
    private final List<String> allowedToolNames;
    private final @Nullable String authorization;
    private final Map<String, String> extraHeaders;

    private Mcp(Builder builder) {
        this.serverLabel = builder.serverLabel;
        this.serverDescription = builder.serverDescription;
        this.serverUrl = builder.serverUrl;
        this.allowedToolNames = builder.allowedToolNames;
        this.authorization = builder.authorization;
        this.extraHeaders = builder.extraHeaders;
    }

    /** {@return a new builder for the server at this URL} */
    public static Builder builder(String serverUrl) {
        return new Builder().serverUrl(serverUrl);
    }

    /** {@return the server's name, which distinguishes it from others; empty if not set} */
    public String serverLabel() {
        return serverLabel;
    }

    /** {@return what the server is for, empty if not set} */
    public String serverDescription() {
        return serverDescription;
    }

    /** {@return the server's URL} */
    public String serverUrl() {
        return serverUrl;
    }

    /** {@return the only tools of the server that may be called; empty: all} */
    public List<String> allowedToolNames() {
        return allowedToolNames;
    }

    /** {@return what the service sends to the server as authorization, a secret; if set} */
    public Optional<String> authorization() {
        return Optional.ofNullable(authorization);
    }

    /** {@return headers that the service sends to the server, secrets perhaps} */
    public Map<String, String> extraHeaders() {
        return extraHeaders;
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

    /** Builds a {@link Mcp}. Not thread-safe. */
    public static final class Builder {
        private String serverLabel = "";
        private String serverDescription = "";
        private String serverUrl = "";
        private List<String> allowedToolNames = List.of();
        private @Nullable String authorization;
        private Map<String, String> extraHeaders = Map.of();

        private Builder() {}

        /** Sets the server's name, which distinguishes it from others. */
        public Builder serverLabel(String serverLabel) {
            this.serverLabel = Checks.text("serverLabel", serverLabel);
            return this;
        }

        /** Says what the server is for. */
        public Builder serverDescription(String serverDescription) {
            this.serverDescription = Checks.text("serverDescription", serverDescription);
            return this;
        }

        /** Sets the server's URL. */
        public Builder serverUrl(String serverUrl) {
            this.serverUrl = Checks.text("serverUrl", serverUrl);
            return this;
        }

        /** Allows only these of the server's tools. */
        public Builder allowedToolNames(List<String> allowedToolNames) {
            this.allowedToolNames = Checks.list("allowedToolNames", allowedToolNames);
            return this;
        }

        /** Sets what the service sends to the server as authorization, a secret. */
        public Builder authorization(String authorization) {
            this.authorization = Checks.text("authorization", authorization);
            return this;
        }

        /** Sets headers that the service sends to the server. */
        public Builder extraHeaders(Map<String, String> extraHeaders) {
            this.extraHeaders = Checks.texts("extraHeaders", extraHeaders);
            return this;
        }

        /** {@return the value} */
        public Mcp build() {
            return new Mcp(this);
        }
    }
}
