// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.responses;

import dev.filechat.chat.messages.Role;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.chat.tools.ToolCallType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells the calls of a response that the service runs itself from those that are left to the caller. */
final class ServiceCalls {
    private static final Set<ToolCallType> TYPES = Set.of(
            ToolCallType.WEB_SEARCH_TOOL,
            ToolCallType.X_SEARCH_TOOL,
            ToolCallType.CODE_EXECUTION_TOOL,
            ToolCallType.COLLECTIONS_SEARCH_TOOL,
            ToolCallType.MCP_TOOL,
            ToolCallType.ATTACHMENT_SEARCH_TOOL,
            ToolCallType.IMAGE_GENERATION_TOOL);

    private final Set<String> answered;

    ServiceCalls(List<Output> outputs) {
        answered = outputs.stream()
                .filter(output -> output.role().equals(Role.TOOL))
                .flatMap(output -> output.toolCalls().stream())
                .map(ToolCall::id)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * {@return whether the service runs a call} A call whose type is not set, or not known to this version, is the
     * service's if its result is in the response.
     */
    boolean include(ToolCall call) {
        return !call.type().equals(ToolCallType.CLIENT_SIDE_TOOL)
                && (TYPES.contains(call.type()) || answered.contains(call.id()));
    }
}
