// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import dev.filechat.chat.messages.Role;
import dev.filechat.chat.options.ServiceTier;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.OutputDelta;
import dev.filechat.proto.CompletionOutputChunk;
import dev.filechat.proto.Delta;
import dev.filechat.proto.GetChatCompletionChunk;
import java.time.Instant;
import java.util.List;

/** Parts of streamed completions. Stateless and thread-safe. */
public final class ChunkMessages {
    private ChunkMessages() {}

    /** {@return the message of a chunk} */
    public static GetChatCompletionChunk toMessage(ChatChunk chunk) {
        GetChatCompletionChunk.Builder message = GetChatCompletionChunk.newBuilder()
                .setId(chunk.id())
                .addAllOutputs(MessageLists.map(chunk.outputs(), ChunkMessages::toMessage))
                .setModel(chunk.model())
                .setSystemFingerprint(chunk.systemFingerprint())
                .addAllCitations(chunk.citations())
                .addAllOutputFiles(MessageLists.map(chunk.outputFiles(), PartMessages::toMessage))
                .setServiceTierValue(chunk.serviceTier().number());
        chunk.created().map(Timestamps::toMessage).ifPresent(message::setCreated);
        chunk.usage().map(UsageMessages::toMessage).ifPresent(message::setUsage);
        chunk.debugOutput().map(DebugMessages::toMessage).ifPresent(message::setDebugOutput);
        return message.build();
    }

    /** {@return the chunk of a message} It does not fail on values beyond the service's documented limits. */
    public static ChatChunk fromMessage(GetChatCompletionChunk message) {
        // Called for every token of a stream: what a chunk does not have is neither set nor copied.
        ChatChunk.Builder chunk = ChatChunk.builder()
                .id(message.getId())
                .model(message.getModel())
                .systemFingerprint(message.getSystemFingerprint());
        if (message.getOutputsCount() > 0) {
            chunk.outputs(deltas(message));
        }
        Instant created = message.hasCreated() ? Timestamps.fromMessage(message.getCreated()) : null;
        if (created != null) {
            chunk.created(created);
        }
        if (message.hasUsage()) {
            chunk.usage(UsageMessages.fromMessage(message.getUsage()));
        }
        if (message.getCitationsCount() > 0) {
            chunk.citations(message.getCitationsList());
        }
        if (message.hasDebugOutput()) {
            chunk.debugOutput(DebugMessages.fromMessage(message.getDebugOutput()));
        }
        if (message.getOutputFilesCount() > 0) {
            chunk.outputFiles(MessageLists.map(message.getOutputFilesList(), PartMessages::fromMessage));
        }
        if (message.getServiceTierValue() != 0) {
            chunk.serviceTier(new ServiceTier(message.getServiceTierValue()));
        }
        return chunk.build();
    }

    private static List<OutputDelta> deltas(GetChatCompletionChunk message) {
        if (message.getOutputsCount() == 1) {
            return List.of(fromMessage(message.getOutputs(0)));
        }
        OutputDelta[] deltas = new OutputDelta[message.getOutputsCount()];
        for (int i = 0; i < deltas.length; i++) {
            deltas[i] = fromMessage(message.getOutputs(i));
        }
        return List.of(deltas);
    }

    private static CompletionOutputChunk toMessage(OutputDelta output) {
        Delta delta = Delta.newBuilder()
                .setContent(output.content())
                .setReasoningContent(output.reasoningContent())
                .setRoleValue(output.role().number())
                .addAllToolCalls(MessageLists.map(output.toolCalls(), ToolCallMessages::toMessage))
                .setEncryptedContent(output.encryptedContent())
                .addAllCitations(MessageLists.map(output.citations(), PartMessages::toMessage))
                .build();
        CompletionOutputChunk.Builder message = CompletionOutputChunk.newBuilder()
                .setFinishReasonValue(output.finishReason().number())
                .setIndex(output.index());
        if (!delta.equals(Delta.getDefaultInstance())) {
            message.setDelta(delta);
        }
        output.logprobs().map(PartMessages::toMessage).ifPresent(message::setLogprobs);
        return message.build();
    }

    private static OutputDelta fromMessage(CompletionOutputChunk message) {
        Delta delta = message.getDelta();
        OutputDelta.Builder output = OutputDelta.builder()
                .index(message.getIndex())
                .content(delta.getContent())
                .reasoningContent(delta.getReasoningContent())
                .encryptedContent(delta.getEncryptedContent());
        int role = delta.getRoleValue();
        if (role != 0) {
            output.role(role == Role.ASSISTANT.number() ? Role.ASSISTANT : new Role(role));
        }
        if (message.getFinishReasonValue() != 0) {
            output.finishReason(new FinishReason(message.getFinishReasonValue()));
        }
        if (delta.getToolCallsCount() > 0) {
            output.toolCalls(MessageLists.map(delta.getToolCallsList(), ToolCallMessages::fromMessage));
        }
        if (delta.getCitationsCount() > 0) {
            output.citations(MessageLists.map(delta.getCitationsList(), PartMessages::fromMessage));
        }
        if (message.hasLogprobs()) {
            output.logprobs(PartMessages.fromMessage(message.getLogprobs()));
        }
        return output.build();
    }
}
