// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import com.google.protobuf.ByteString;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.search.CitationSource;
import dev.filechat.proto.CollectionsCitation;
import dev.filechat.proto.InlineCitation;
import dev.filechat.proto.LogProb;
import dev.filechat.proto.SamplingUsage;
import dev.filechat.proto.ToolCall;
import dev.filechat.proto.TopLogProb;
import dev.filechat.proto.WebCitation;
import dev.filechat.proto.XCitation;
import java.util.List;

/** The api's values, which scripts are written with, as messages. */
public final class ApiValues {

    private ApiValues() {}

    public static SamplingUsage usage(Usage usage) {
        SamplingUsage.Builder message = SamplingUsage.newBuilder()
                .setCompletionTokens(Math.toIntExact(usage.completionTokens()))
                .setReasoningTokens(Math.toIntExact(usage.reasoningTokens()))
                .setPromptTokens(Math.toIntExact(usage.promptTokens()))
                .setTotalTokens(Math.toIntExact(usage.totalTokens()))
                .setPromptTextTokens(Math.toIntExact(usage.promptTextTokens()))
                .setCachedPromptTextTokens(Math.toIntExact(usage.cachedPromptTextTokens()))
                .setPromptImageTokens(Math.toIntExact(usage.promptImageTokens()))
                .setNumSourcesUsed(Math.toIntExact(usage.numSourcesUsed()));
        usage.serverSideToolsUsed().forEach(tool -> message.addServerSideToolsUsedValue(tool.number()));
        usage.costInUsdTicks().ifPresent(message::setCostInUsdTicks);
        return message.build();
    }

    public static InlineCitation citation(dev.filechat.chat.responses.InlineCitation citation) {
        InlineCitation.Builder message = InlineCitation.newBuilder()
                .setId(citation.id())
                .setStartIndex(citation.startIndex())
                .setEndIndex(citation.endIndex());
        switch (citation.source()) {
            case CitationSource.Web web ->
                message.setWebCitation(WebCitation.newBuilder().setUrl(web.url()));
            case CitationSource.X x ->
                message.setXCitation(XCitation.newBuilder().setUrl(x.url()));
            case CitationSource.Collections passage ->
                message.setCollectionsCitation(CollectionsCitation.newBuilder()
                        .setFileId(passage.fileId())
                        .setChunkId(passage.chunkId())
                        .setChunkContent(passage.chunkContent())
                        .setScore(passage.score())
                        .addAllCollectionIds(passage.collectionIds()));
            case CitationSource.None none -> {}
        }
        return message.build();
    }

    public static List<LogProb> logprobs(List<dev.filechat.chat.responses.LogProb> tokens) {
        return tokens.stream().map(ApiValues::logprob).toList();
    }

    private static LogProb logprob(dev.filechat.chat.responses.LogProb token) {
        LogProb.Builder message = LogProb.newBuilder()
                .setToken(token.token())
                .setLogprob(token.logprob())
                .setBytes(ByteString.copyFrom(token.bytes()));
        token.topLogprobs()
                .forEach(top -> message.addTopLogprobs(TopLogProb.newBuilder()
                        .setToken(top.token())
                        .setLogprob(top.logprob())
                        .setBytes(ByteString.copyFrom(top.bytes()))));
        return message.build();
    }

    public static dev.filechat.chat.tools.ToolCall toolCall(ToolCall call) {
        return dev.filechat.chat.tools.ToolCall.function(
                call.getId(), call.getFunction().getName(), call.getFunction().getArguments());
    }
}
