// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.responder;

import dev.filechat.proto.Message;
import dev.filechat.proto.MessageRole;
import dev.filechat.testkit.internal.wire.MessageText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The results of tools with which a conversation ends. */
final class ToolResults {

    private ToolResults() {}

    /** Words for them, or nothing if the conversation does not end with any. */
    static Optional<String> quoted(List<Message> messages) {
        List<String> lines = new ArrayList<>();
        for (Message message : messages.reversed()) {
            if (message.getRole() != MessageRole.ROLE_TOOL && message.getRole() != MessageRole.ROLE_FUNCTION) {
                break;
            }
            String whose = nameOf(message, messages)
                    .map(name -> "The result of " + name)
                    .orElse("The result");
            lines.addFirst(whose + " is: " + MessageText.of(message));
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }

    private static Optional<String> nameOf(Message result, List<Message> messages) {
        if (!result.getName().isEmpty()) {
            return Optional.of(result.getName());
        }
        return messages.stream()
                .flatMap(message -> message.getToolCallsList().stream())
                .filter(call -> call.getId().equals(result.getToolCallId()))
                .map(call -> call.getFunction().getName())
                .findFirst();
    }
}
