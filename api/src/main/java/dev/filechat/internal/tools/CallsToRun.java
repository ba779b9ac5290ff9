// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.tools;

import dev.filechat.chat.UnknownToolCallException;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.chat.tools.ToolCallType;
import dev.filechat.internal.text.ServerText;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Picks the tool calls of a response that the service leaves to the caller. */
final class CallsToRun {
    /** The service's names: a call without a type is known by its name, unless its result is in the response. */
    private static final Set<String> OF_SERVICE = Set.of(
            "web_search", "x_search", "code_execution", "collections_search", "attachment_search", "image_generation");

    private final Set<String> functions;

    /** @param functions the names of all functions that the model was offered */
    CallsToRun(Set<String> functions) {
        this.functions = functions;
    }

    /** @throws UnknownToolCallException if it cannot be known whether the service runs a call */
    List<ToolCall> in(ChatResponse response) {
        return response.clientToolCalls().stream()
                .filter(call -> isCallers(call, response))
                .toList();
    }

    private boolean isCallers(ToolCall call, ChatResponse response) {
        if (call.type().equals(ToolCallType.CLIENT_SIDE_TOOL)) {
            return true;
        }
        if (!call.type().equals(ToolCallType.UNSPECIFIED)) {
            throw unknown(
                    call,
                    "the type " + call.type()
                            + ", which this version of filechat does not know. Use a newer version, or do"
                            + " not offer the tool",
                    response);
        }
        if (functions.contains(call.name())) {
            return true;
        }
        if (OF_SERVICE.contains(call.name())) {
            return false;
        }
        throw unknown(
                call,
                "no type, and there is no function of that name; there are " + new TreeSet<>(functions)
                        + ". Give runTools(...) a tool of that name",
                response);
    }

    private static UnknownToolCallException unknown(ToolCall call, String why, ChatResponse response) {
        return new UnknownToolCallException(
                "The model calls the tool \"" + ServerText.printable(call.name())
                        + "\", but does not say whether the service or the caller runs it: the call has "
                        + why
                        + ". No tool of this round was run",
                call,
                response);
    }
}
