// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import dev.filechat.chat.messages.Role;
import dev.filechat.chat.options.ServiceTier;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.Output;
import dev.filechat.proto.CompletionMessage;
import dev.filechat.proto.CompletionOutput;
import dev.filechat.proto.GetChatCompletionResponse;
import java.time.Instant;

/** Whole completions. Stateless and thread-safe. */
public final class ResponseMessages {
    private ResponseMessages() {}

    /** {@return the message of a response} */
    public static GetChatCompletionResponse toMessage(ChatResponse response) {
        GetChatCompletionResponse.Builder message = GetChatCompletionResponse.newBuilder()
                .setId(response.id())
                .addAllOutputs(MessageLists.map(response.outputs(), ResponseMessages::toMessage))
                .setModel(response.model())
                .setSystemFingerprint(response.systemFingerprint())
                .addAllCitations(response.citations())
                .addAllOutputFiles(MessageLists.map(response.outputFiles(), PartMessages::toMessage))
                .setServiceTierValue(response.serviceTier().number());
        response.created().map(Timestamps::toMessage).ifPresent(message::setCreated);
        response.usage().map(UsageMessages::toMessage).ifPresent(message::setUsage);
        response.settings().map(SettingsMessages::toMessage).ifPresent(message::setSettings);
        response.debugOutput().map(DebugMessages::toMessage).ifPresent(message::setDebugOutput);
        return message.build();
    }

    /** {@return the response of a message} It does not fail on values beyond the service's documented limits. */
    public static ChatResponse fromMessage(GetChatCompletionResponse message) {
        ChatResponse.Builder response = ChatResponse.builder()
                .id(message.getId())
                .outputs(MessageLists.map(message.getOutputsList(), ResponseMessages::fromMessage))
                .model(message.getModel())
                .systemFingerprint(message.getSystemFingerprint())
                .citations(message.getCitationsList())
                .outputFiles(MessageLists.map(message.getOutputFilesList(), PartMessages::fromMessage))
                .serviceTier(new ServiceTier(message.getServiceTierValue()));
        Instant created = message.hasCreated() ? Timestamps.fromMessage(message.getCreated()) : null;
        if (created != null) {
            response.created(created);
        }
        if (message.hasUsage()) {
            response.usage(UsageMessages.fromMessage(message.getUsage()));
        }
        if (message.hasSettings()) {
            response.settings(SettingsMessages.fromMessage(message.getSettings()));
        }
        if (message.hasDebugOutput()) {
            response.debugOutput(DebugMessages.fromMessage(message.getDebugOutput()));
        }
        return response.build();
    }

    private static CompletionOutput toMessage(Output output) {
        CompletionMessage content = CompletionMessage.newBuilder()
                .setContent(output.content())
                .setReasoningContent(output.reasoningContent())
                .setRoleValue(output.role().number())
                .addAllToolCalls(MessageLists.map(output.toolCalls(), ToolCallMessages::toMessage))
                .setEncryptedContent(output.encryptedContent())
                .addAllCitations(MessageLists.map(output.citations(), PartMessages::toMessage))
                .build();
        CompletionOutput.Builder message = CompletionOutput.newBuilder()
                .setFinishReasonValue(output.finishReason().number())
                .setIndex(output.index());
        if (!content.equals(CompletionMessage.getDefaultInstance())) {
            message.setMessage(content);
        }
        output.logprobs().map(PartMessages::toMessage).ifPresent(message::setLogprobs);
        return message.build();
    }

    private static Output fromMessage(CompletionOutput message) {
        CompletionMessage content = message.getMessage();
        Output.Builder output = Output.builder()
                .finishReason(new FinishReason(message.getFinishReasonValue()))
                .index(message.getIndex())
                .content(content.getContent())
                .reasoningContent(content.getReasoningContent())
                .role(new Role(content.getRoleValue()))
                .toolCalls(MessageLists.map(content.getToolCallsList(), ToolCallMessages::fromMessage))
                .encryptedContent(content.getEncryptedContent())
                .citations(MessageLists.map(content.getCitationsList(), PartMessages::fromMessage));
        if (message.hasLogprobs()) {
            output.logprobs(PartMessages.fromMessage(message.getLogprobs()));
        }
        return output.build();
    }
}
