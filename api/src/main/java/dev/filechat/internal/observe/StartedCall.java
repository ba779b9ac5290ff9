// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.observe;

import dev.filechat.chat.tools.ToolCall;
import dev.filechat.observe.CallOperation;
import dev.filechat.observe.ObservedCall;
import dev.filechat.spi.CompletionRequest;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A call, or the run of a tool, as observers see it. */
record StartedCall(
        String serverAddress,
        int serverPort,
        CallDetails details,
        @Nullable String conversation,
        @Nullable ToolCall tool)
        implements ObservedCall {
    @Override
    public CallOperation operation() {
        return details.operation();
    }

    @Override
    public String description() {
        return details.description();
    }

    @Override
    public Optional<String> model() {
        return Optional.ofNullable(details.model());
    }

    @Override
    public Optional<CompletionRequest> request() {
        return Optional.ofNullable(details.request());
    }

    @Override
    public Optional<String> conversationId() {
        return Optional.ofNullable(conversation);
    }

    @Override
    public Optional<String> fileName() {
        return Optional.ofNullable(details.fileName());
    }

    @Override
    public OptionalLong fileSize() {
        return details.fileSize();
    }

    @Override
    public Optional<String> fileId() {
        return Optional.ofNullable(details.fileId());
    }

    @Override
    public Optional<ToolCall> toolCall() {
        return Optional.ofNullable(tool);
    }

    /** {@return the description only: a request has contents in it} */
    @Override
    public String toString() {
        return details.description();
    }
}
