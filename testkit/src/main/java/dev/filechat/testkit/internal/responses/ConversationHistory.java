// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.responses;

import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.Message;
import dev.filechat.testkit.internal.conversation.CompactedMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds all messages of the conversation that a request continues. */
public final class ConversationHistory {

    private final StoredResponses stored;

    public ConversationHistory(StoredResponses stored) {
        this.stored = stored;
    }

    /** Returns the messages before the request, if it continues a response, and its own. */
    public List<Message> of(GetCompletionsRequest request, int team) {
        List<Message> messages = new ArrayList<>();
        if (request.hasPreviousResponseId()) {
            messages.addAll(stored.find(team, request.getPreviousResponseId()).conversation());
        }
        messages.addAll(unpacked(request.getMessagesList()));
        return messages;
    }

    /** Returns the messages, with each compacted one replaced by those that it stands for. */
    public static List<Message> unpacked(List<Message> messages) {
        return messages.stream()
                .flatMap(message -> CompactedMessages.isCompacted(message)
                        ? CompactedMessages.decode(message).stream()
                        : Stream.of(message))
                .toList();
    }
}
