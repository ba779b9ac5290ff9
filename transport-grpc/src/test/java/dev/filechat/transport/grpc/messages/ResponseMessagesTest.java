// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.ReasoningEffort;
import dev.filechat.chat.options.ServiceTier;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.DebugOutput;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.InlineCitation;
import dev.filechat.chat.responses.LogProb;
import dev.filechat.chat.responses.Output;
import dev.filechat.chat.responses.OutputDelta;
import dev.filechat.chat.responses.OutputFile;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.search.CitationSource;
import dev.filechat.chat.tools.ServerSideTool;
import dev.filechat.proto.CollectionsCitation;
import dev.filechat.proto.CompletionMessage;
import dev.filechat.proto.CompletionOutput;
import dev.filechat.proto.CompletionOutputChunk;
import dev.filechat.proto.Delta;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.LogProbs;
import dev.filechat.proto.MessageRole;
import dev.filechat.proto.SamplingUsage;
import dev.filechat.proto.XCitation;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fields of responses and chunks in the api's types. */
class ResponseMessagesTest {
    @Test
    void aResponseHasTheFieldsOfItsMessage() {
        ChatResponse response = ResponseMessages.fromMessage(GetChatCompletionResponse.newBuilder()
                .setId("id")
                .addOutputs(CompletionOutput.newBuilder()
                        .setIndex(1)
                        .setFinishReason(dev.filechat.proto.FinishReason.REASON_STOP)
                        .setMessage(CompletionMessage.newBuilder()
                                .setRole(MessageRole.ROLE_ASSISTANT)
                                .setContent("content")
                                .setReasoningContent("reasoning")
                                .setEncryptedContent("encrypted")))
                .setCreated(Timestamp.newBuilder().setSeconds(1))
                .setModel("model")
                .setSystemFingerprint("fingerprint")
                .setUsage(SamplingUsage.newBuilder().setTotalTokens(2))
                .addCitations("https://a.example")
                .addOutputFiles(dev.filechat.proto.OutputFile.newBuilder()
                        .setFileId("file-1")
                        .setName("a.csv"))
                .setServiceTier(dev.filechat.proto.ServiceTier.SERVICE_TIER_PRIORITY)
                .build());

        assertThat(response)
                .isEqualTo(ChatResponse.builder()
                        .id("id")
                        .outputs(List.of(Output.builder()
                                .index(1)
                                .finishReason(FinishReason.STOP)
                                .role(Role.ASSISTANT)
                                .content("content")
                                .reasoningContent("reasoning")
                                .encryptedContent("encrypted")
                                .build()))
                        .created(Instant.ofEpochSecond(1))
                        .model("model")
                        .systemFingerprint("fingerprint")
                        .usage(Usage.builder().totalTokens(2).build())
                        .citations(List.of("https://a.example"))
                        .outputFiles(List.of(new OutputFile("file-1", "a.csv")))
                        .serviceTier(ServiceTier.PRIORITY)
                        .build());
    }

    @Test
    void aChunkHasTheFieldsOfItsMessage() {
        ChatChunk chunk = ChunkMessages.fromMessage(GetChatCompletionChunk.newBuilder()
                .setId("id")
                .addOutputs(CompletionOutputChunk.newBuilder()
                        .setIndex(1)
                        .setFinishReason(dev.filechat.proto.FinishReason.REASON_MAX_LEN)
                        .setDelta(Delta.newBuilder()
                                .setRole(MessageRole.ROLE_TOOL)
                                .setContent("content")
                                .setReasoningContent("reasoning")
                                .setEncryptedContent("encrypted")))
                .addOutputs(CompletionOutputChunk.newBuilder().setIndex(2))
                .setModel("model")
                .setSystemFingerprint("fingerprint")
                .addCitations("https://a.example")
                .build());

        assertThat(chunk)
                .isEqualTo(ChatChunk.builder()
                        .id("id")
                        .outputs(List.of(
                                OutputDelta.builder()
                                        .index(1)
                                        .finishReason(FinishReason.MAX_LENGTH)
                                        .role(Role.TOOL)
                                        .content("content")
                                        .reasoningContent("reasoning")
                                        .encryptedContent("encrypted")
                                        .build(),
                                OutputDelta.builder().index(2).build()))
                        .model("model")
                        .systemFingerprint("fingerprint")
                        .citations(List.of("https://a.example"))
                        .build());
    }

    @Test
    void usageHasTheFieldsOfItsMessage() {
        Usage usage = UsageMessages.fromMessage(SamplingUsage.newBuilder()
                .setCompletionTokens(1)
                .setReasoningTokens(2)
                .setPromptTokens(3)
                .setTotalTokens(4)
                .setPromptTextTokens(5)
                .setCachedPromptTextTokens(6)
                .setPromptImageTokens(7)
                .setNumSourcesUsed(8)
                .addServerSideToolsUsed(dev.filechat.proto.ServerSideTool.SERVER_SIDE_TOOL_MCP)
                .setCostInUsdTicks(9)
                .build());

        assertThat(usage)
                .isEqualTo(Usage.builder()
                        .completionTokens(1)
                        .reasoningTokens(2)
                        .promptTokens(3)
                        .totalTokens(4)
                        .promptTextTokens(5)
                        .cachedPromptTextTokens(6)
                        .promptImageTokens(7)
                        .numSourcesUsed(8)
                        .serverSideToolsUsed(List.of(ServerSideTool.MCP))
                        .costInUsdTicks(9)
                        .build());
    }

    @Test
    void aCostThatTheServiceDidNotSendIsNotZero() {
        assertThat(UsageMessages.fromMessage(SamplingUsage.getDefaultInstance()).costInUsdTicks())
                .isEmpty();
    }

    @Test
    void debugOutputHasTheFieldsOfItsMessage() {
        DebugOutput debug = DebugMessages.fromMessage(dev.filechat.proto.DebugOutput.newBuilder()
                .setAttempts(1)
                .setRequest("request")
                .setPrompt("prompt")
                .setEngineRequest("engine")
                .addResponses("response")
                .addChunks("chunk")
                .setCacheReadCount(-1)
                .setCacheReadInputBytes(3)
                .setCacheWriteCount(-2)
                .setCacheWriteInputBytes(5)
                .setLbAddress("address")
                .setSamplerTag("tag")
                .build());

        assertThat(debug)
                .isEqualTo(DebugOutput.builder()
                        .attempts(1)
                        .request("request")
                        .prompt("prompt")
                        .engineRequest("engine")
                        .responses(List.of("response"))
                        .chunks(List.of("chunk"))
                        .cacheReadCount(4_294_967_295L)
                        .cacheReadInputBytes(3)
                        .cacheWriteCount(4_294_967_294L)
                        .cacheWriteInputBytes(5)
                        .lbAddress("address")
                        .samplerTag("tag")
                        .build());
    }

    @Test
    void settingsHaveTheFieldsOfTheirMessage() {
        ChatOptions settings = SettingsMessages.fromMessage(dev.filechat.proto.RequestSettings.newBuilder()
                .setMaxTokens(1)
                .setParallelToolCalls(true)
                .setPreviousResponseId("before")
                .setReasoningEffort(dev.filechat.proto.ReasoningEffort.EFFORT_LOW)
                .setTemperature(9.5f)
                .setTopP(0.25f)
                .setUser("me")
                .setStoreMessages(true)
                .build());

        assertThat(settings)
                .isEqualTo(ChatOptions.uncheckedBuilder()
                        .maxTokens(1)
                        .parallelToolCalls(true)
                        .previousResponseId("before")
                        .reasoningEffort(ReasoningEffort.LOW)
                        .temperature(9.5f)
                        .topP(0.25f)
                        .endUserId("me")
                        .storeMessages(true)
                        .build());
    }

    @Test
    void aCitationHasTheFieldsOfItsMessage() {
        InlineCitation citation = PartMessages.fromMessage(dev.filechat.proto.InlineCitation.newBuilder()
                .setId("1")
                .setStartIndex(2)
                .setEndIndex(3)
                .setCollectionsCitation(CollectionsCitation.newBuilder()
                        .setFileId("file-1")
                        .setChunkId("chunk-1")
                        .setChunkContent("content")
                        .setScore(0.5f)
                        .addCollectionIds("c"))
                .build());

        assertThat(citation)
                .isEqualTo(new InlineCitation(
                        "1", 2, 3, new CitationSource.Collections("file-1", "chunk-1", "content", 0.5f, List.of("c"))));
    }

    @Test
    void aCitationOfAPostIsNotOneOfAPage() {
        InlineCitation citation = PartMessages.fromMessage(dev.filechat.proto.InlineCitation.newBuilder()
                .setXCitation(XCitation.newBuilder().setUrl("https://x.example/1"))
                .build());

        assertThat(citation.source()).isEqualTo(new CitationSource.X("https://x.example/1"));
    }

    @Test
    void logProbabilitiesHaveTheFieldsOfTheirMessage() {
        List<LogProb> logprobs = PartMessages.fromMessage(LogProbs.newBuilder()
                .addContent(dev.filechat.proto.LogProb.newBuilder()
                        .setToken("a")
                        .setLogprob(-0.5f)
                        .setBytes(ByteString.copyFrom(new byte[] {1}))
                        .addTopLogprobs(dev.filechat.proto.TopLogProb.newBuilder()
                                .setToken("b")
                                .setLogprob(-0.75f)
                                .setBytes(ByteString.copyFrom(new byte[] {2}))))
                .build());

        assertThat(logprobs)
                .containsExactly(new LogProb("a", -0.5f, bytes(1), List.of(new LogProb("b", -0.75f, bytes(2)))));
    }

    private static ByteBuffer bytes(int value) {
        return ByteBuffer.wrap(new byte[] {(byte) value});
    }
}
