// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import dev.filechat.chat.options.ChatOptions;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.spi.CompletionRequest;

/** Requests for completions. Stateless and thread-safe. */
public final class RequestMessages {
    private RequestMessages() {}

    /** {@return the message of a request} The bytes of inline files are not copied. */
    public static GetCompletionsRequest toMessage(CompletionRequest request) {
        GetCompletionsRequest.Builder message = GetCompletionsRequest.newBuilder()
                .addAllMessages(MessageLists.map(request.messages(), ConversationMessages::toMessage))
                .setModel(request.model());
        OptionMessages.write(request.options(), message);
        return message.build();
    }

    /**
     * {@return the request of a message} Tools, contents and sources of unknown kinds are left out.
     *
     * @throws IllegalArgumentException if the message is not one that the service takes: it has no messages, or a value
     *     beyond the documented limits
     */
    public static CompletionRequest fromMessage(GetCompletionsRequest message) {
        ChatOptions options = OptionMessages.read(message);
        return new CompletionRequest(
                message.getModel(),
                MessageLists.map(message.getMessagesList(), ConversationMessages::fromMessage),
                options);
    }
}
