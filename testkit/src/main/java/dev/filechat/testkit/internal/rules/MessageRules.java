// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.rules;

import dev.filechat.proto.Message;
import dev.filechat.proto.MessageRole;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import java.util.List;

/** Which messages of a chat request the service takes. */
final class MessageRules {

    private MessageRules() {}

    static void check(List<Message> messages) {
        for (int i = 0; i < messages.size(); i++) {
            check(messages.get(i), "Message " + (i + 1) + " of " + messages.size());
        }
    }

    private static void check(Message message, String which) {
        MessageRole role = message.getRole();
        InvalidRequest.unless(role != MessageRole.INVALID_ROLE, which + " has no role.");
        InvalidRequest.unless(
                message.getName().isEmpty() || role == MessageRole.ROLE_USER,
                which + " has a name, which only messages of the user may have, and its role is " + role + ".");
        InvalidRequest.unless(
                message.getContentCount() > 0 || !message.getEncryptedContent().isEmpty() || isReplayed(message),
                which + " has no content.");
    }

    /** What a model or a tool of the service has said before may be calls and reasoning alone. */
    private static boolean isReplayed(Message message) {
        return switch (message.getRole()) {
            case ROLE_ASSISTANT, ROLE_TOOL ->
                message.getToolCallsCount() > 0
                        || !message.getReasoningContent().isEmpty();
            default -> false;
        };
    }
}
