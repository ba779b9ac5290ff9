// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.tools.ServerSideTool;
import dev.filechat.proto.SamplingUsage;

/** The usage of a call. */
public final class UsageMessages {
    private UsageMessages() {}

    public static SamplingUsage toMessage(Usage usage) {
        SamplingUsage.Builder message = SamplingUsage.newBuilder()
                .setCompletionTokens(Math.toIntExact(usage.completionTokens()))
                .setReasoningTokens(Math.toIntExact(usage.reasoningTokens()))
                .setPromptTokens(Math.toIntExact(usage.promptTokens()))
                .setTotalTokens(Math.toIntExact(usage.totalTokens()))
                .setPromptTextTokens(Math.toIntExact(usage.promptTextTokens()))
                .setCachedPromptTextTokens(Math.toIntExact(usage.cachedPromptTextTokens()))
                .setPromptImageTokens(Math.toIntExact(usage.promptImageTokens()))
                .setNumSourcesUsed(Math.toIntExact(usage.numSourcesUsed()))
                .addAllServerSideToolsUsedValue(MessageLists.map(usage.serverSideToolsUsed(), ServerSideTool::number));
        usage.costInUsdTicks().ifPresent(message::setCostInUsdTicks);
        return message.build();
    }

    public static Usage fromMessage(SamplingUsage message) {
        Usage.Builder usage = Usage.builder()
                .completionTokens(message.getCompletionTokens())
                .reasoningTokens(message.getReasoningTokens())
                .promptTokens(message.getPromptTokens())
                .totalTokens(message.getTotalTokens())
                .promptTextTokens(message.getPromptTextTokens())
                .cachedPromptTextTokens(message.getCachedPromptTextTokens())
                .promptImageTokens(message.getPromptImageTokens())
                .numSourcesUsed(message.getNumSourcesUsed());
        if (message.getServerSideToolsUsedCount() > 0) {
            usage.serverSideToolsUsed(MessageLists.map(message.getServerSideToolsUsedValueList(), ServerSideTool::new));
        }
        if (message.hasCostInUsdTicks()) {
            usage.costInUsdTicks(message.getCostInUsdTicks());
        }
        return usage.build();
    }
}
