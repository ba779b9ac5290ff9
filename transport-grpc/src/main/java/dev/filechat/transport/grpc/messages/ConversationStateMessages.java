// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import dev.filechat.chat.Compaction;
import dev.filechat.chat.DeferredState;
import dev.filechat.chat.DeferredStatus;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.Usage;
import dev.filechat.proto.CompactContextRequest;
import dev.filechat.proto.CompactContextResponse;
import dev.filechat.proto.GetDeferredCompletionResponse;
import java.util.List;

/** Deferred answers and compacted conversations. Stateless and thread-safe. */
public final class ConversationStateMessages {
    private ConversationStateMessages() {}

    /** {@return the message of a state} */
    public static GetDeferredCompletionResponse toMessage(DeferredState state) {
        GetDeferredCompletionResponse.Builder message = GetDeferredCompletionResponse.newBuilder()
                .setStatusValue(state.status().number());
        state.response().map(ResponseMessages::toMessage).ifPresent(message::setResponse);
        return message.build();
    }

    /** {@return the state of a message} */
    public static DeferredState fromMessage(GetDeferredCompletionResponse message) {
        ChatResponse response = message.hasResponse() ? ResponseMessages.fromMessage(message.getResponse()) : null;
        return new DeferredState(new DeferredStatus(message.getStatusValue()), response);
    }

    /** {@return the message that asks for a compaction} */
    public static CompactContextRequest toMessage(String model, List<Message> messages) {
        return CompactContextRequest.newBuilder()
                .setModel(model)
                .addAllInput(MessageLists.map(messages, ConversationMessages::toMessage))
                .build();
    }

    /** {@return the message of a compaction} */
    public static CompactContextResponse toMessage(Compaction compaction) {
        CompactContextResponse.Builder message = CompactContextResponse.newBuilder()
                .setId(compaction.id())
                .setEncryptedContent(compaction.encryptedContent())
                .setDroppedMessageCount((int) compaction.droppedMessages()); // unsigned on the wire
        compaction.usage().map(UsageMessages::toMessage).ifPresent(message::setUsage);
        return message.build();
    }

    /** {@return the compaction of a message} */
    public static Compaction fromMessage(CompactContextResponse message) {
        Usage usage = message.hasUsage() ? UsageMessages.fromMessage(message.getUsage()) : null;
        return new Compaction(
                message.getId(),
                message.getEncryptedContent(),
                Integer.toUnsignedLong(message.getDroppedMessageCount()),
                usage);
    }
}
