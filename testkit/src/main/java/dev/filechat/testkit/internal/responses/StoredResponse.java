// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.responses;

import dev.filechat.proto.CompletionMessage;
import dev.filechat.proto.CompletionOutput;
import dev.filechat.proto.Content;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.Message;
import dev.filechat.proto.MessageRole;
import java.util.List;
import java.util.stream.Stream;

/**
 * A response that was kept, with what it answers.
 *
 * @param team whose it is
 * @param asked the conversation before it
 * @param choices how many answers were asked for
 * @param response the response
 */
public record StoredResponse(int team, List<Message> asked, int choices, GetChatCompletionResponse response) {

    /** About how many bytes it takes. */
    long size() {
        return response.getSerializedSize()
                + asked.stream().mapToLong(Message::getSerializedSize).sum();
    }

    /**
     * Returns the first messages of a conversation that continues this response. Of several choices, which are the last
     * outputs, it continues the first.
     */
    List<Message> conversation() {
        int upToFirstChoice = Math.max(1, response.getOutputsCount() - choices + 1);
        Stream<CompletionOutput> outputs = response.getOutputsList().stream().limit(upToFirstChoice);
        return Stream.concat(asked.stream(), outputs.map(StoredResponse::replayed))
                .toList();
    }

    private static Message replayed(CompletionOutput output) {
        CompletionMessage said = output.getMessage();
        Message.Builder message = Message.newBuilder()
                .setRoleValue(said.getRoleValue())
                .addContent(Content.newBuilder().setText(said.getContent()))
                .setReasoningContent(said.getReasoningContent())
                .setEncryptedContent(said.getEncryptedContent());
        if (said.getRole() != MessageRole.ROLE_TOOL) {
            message.addAllToolCalls(said.getToolCallsList());
        } else if (said.getToolCallsCount() > 0) {
            message.setToolCallId(said.getToolCalls(0).getId());
        }
        return message.build();
    }
}
