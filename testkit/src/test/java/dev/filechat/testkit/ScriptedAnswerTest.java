// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.chat.options.ServiceTier;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.InlineCitation;
import dev.filechat.chat.responses.LogProb;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.search.CitationSource;
import dev.filechat.chat.tools.ToolCallType;
import dev.filechat.proto.CompletionOutput;
import dev.filechat.proto.CompletionOutputChunk;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.SamplingUsage;
import dev.filechat.proto.ToolCall;
import dev.filechat.testsupport.StubClient;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a scripted answer is like on the stubs. */
class ScriptedAnswerTest {

    private static final GetCompletionsRequest REQUEST = ask("Hello?");

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    @Test
    void callsTools() throws Exception {
        xai.chat().whenAnything().callTool("weather", "{\"city\":\"Rome\"}").callTool("weather", "{\"city\":\"Oslo\"}");

        CompletionOutput output = whole();

        assertThat(output.getFinishReason()).isEqualTo(dev.filechat.proto.FinishReason.REASON_TOOL_CALLS);
        assertThat(output.getMessage().getContent()).isEmpty();
        assertThat(output.getMessage().getToolCallsList())
                .extracting(call ->
                        call.getFunction().getName() + call.getFunction().getArguments())
                .containsExactly("weather{\"city\":\"Rome\"}", "weather{\"city\":\"Oslo\"}");
        assertThat(output.getMessage().getToolCallsList())
                .extracting(ToolCall::getId)
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(output.getMessage().getToolCallsList())
                .extracting(ToolCall::getTypeValue)
                .containsOnly(ToolCallType.CLIENT_SIDE_TOOL.number());
        assertThat(last(stubs.stream(REQUEST)).getDelta().getToolCallsList()).hasSize(2);
    }

    @Test
    void givesCallsAnIdOfTheirOwnInEachAnswer() throws Exception {
        xai.chat().whenAnything().callTool("weather", "{}");

        assertThat(whole().getMessage().getToolCalls(0).getId())
                .isNotEqualTo(whole().getMessage().getToolCalls(0).getId());
    }

    record Line(String text, LocalDate due, Optional<Integer> count) {}

    @Test
    void writesValuesAsJson() throws Exception {
        xai.chat().whenAnything().reply(new Line("a", LocalDate.of(2026, 1, 31), Optional.of(2)));

        assertThat(whole().getMessage().getContent()).isEqualTo("{\"text\":\"a\",\"due\":\"2026-01-31\",\"count\":2}");
    }

    @Test
    void makesTheTextFromTheRequest() throws Exception {
        xai.chat().whenAnything().replyWith(request -> "You said " + request.lastUserText());

        assertThat(whole().getMessage().getContent()).isEqualTo("You said Hello?");
    }

    @Test
    void tellsAReasoningBeforeTheTextAndCountsIt() throws Exception {
        xai.chat().whenAnything().replyStreaming("Yes.").reasoning("Let me ", "think.");

        List<GetChatCompletionChunk> chunks = stubs.stream(REQUEST);

        assertThat(chunks)
                .extracting(chunk -> chunk.getOutputs(0).getDelta().getReasoningContent())
                .containsExactly("Let me ", "think.", "");
        assertThat(texts(chunks)).containsExactly("", "", "Yes.");
        assertThat(whole().getMessage().getReasoningContent()).isEqualTo("Let me think.");
        SamplingUsage usage = stubs.chat().getCompletion(REQUEST).getUsage();
        assertThat(usage.getReasoningTokens()).isEqualTo(4);
        assertThat(usage.getCompletionTokens()).isEqualTo(1);
        assertThat(usage.getTotalTokens()).isEqualTo(usage.getPromptTokens() + 5);
    }

    @Test
    void citesSources() throws Exception {
        xai.chat()
                .whenAnything()
                .reply("As said[[1]].")
                .citing("https://example.org/a", "https://example.org/b")
                .citing(new InlineCitation("1", 7, 12, new CitationSource.Web("https://example.org/a")))
                .citing(new InlineCitation(
                        "2", 7, 12, new CitationSource.Collections("file_1", "chunk_1", "text", 0.5f, List.of("c"))));

        GetChatCompletionResponse response = stubs.chat().getCompletion(REQUEST);
        List<GetChatCompletionChunk> chunks = stubs.stream(REQUEST);

        assertThat(response.getCitationsList()).containsExactly("https://example.org/a", "https://example.org/b");
        var inline = response.getOutputs(0).getMessage().getCitationsList();
        assertThat(inline.get(0).getWebCitation().getUrl()).isEqualTo("https://example.org/a");
        assertThat(inline.get(0).getStartIndex()).isEqualTo(7);
        assertThat(inline.get(0).getEndIndex()).isEqualTo(12);
        assertThat(inline.get(1).getCollectionsCitation().getFileId()).isEqualTo("file_1");
        assertThat(inline.get(1).getCollectionsCitation().getCollectionIdsList())
                .containsExactly("c");
        assertThat(last(chunks).getDelta().getCitationsList()).isEqualTo(inline);
        assertThat(chunks.getLast().getCitationsList()).isEqualTo(response.getCitationsList());
        assertThat(chunks.getFirst().getCitationsList()).isEmpty();
    }

    @Test
    void tellsTheGivenUsageWithACostOnlyIfThereIsOne() throws Exception {
        Usage usage = Usage.builder()
                .promptTokens(10)
                .promptTextTokens(7)
                .promptImageTokens(3)
                .cachedPromptTextTokens(2)
                .completionTokens(5)
                .reasoningTokens(4)
                .totalTokens(19)
                .numSourcesUsed(6)
                .build();
        xai.chat().whenAnything().reply("a b").usage(usage);

        SamplingUsage told = stubs.chat().getCompletion(REQUEST).getUsage();

        assertThat(told)
                .isEqualTo(SamplingUsage.newBuilder()
                        .setPromptTokens(10)
                        .setPromptTextTokens(7)
                        .setPromptImageTokens(3)
                        .setCachedPromptTextTokens(2)
                        .setCompletionTokens(5)
                        .setReasoningTokens(4)
                        .setTotalTokens(19)
                        .setNumSourcesUsed(6)
                        .build());
        assertThat(told.hasCostInUsdTicks()).isFalse();
        assertThat(stubs.stream(REQUEST).getLast().getUsage()).isEqualTo(told);

        xai.chat().whenAnything().reply("a b").costInUsdTicks(Long.MAX_VALUE);
        SamplingUsage priced = stubs.chat().getCompletion(REQUEST).getUsage();
        assertThat(priced.getCostInUsdTicks()).isEqualTo(Long.MAX_VALUE);
        assertThat(priced.getCompletionTokens()).isEqualTo(1);
    }

    @Test
    void givesAnyReasonToFinishAndAnyTier() throws Exception {
        xai.chat()
                .whenAnything()
                .reply("a")
                .finishReason(new FinishReason(99))
                .serviceTier(new ServiceTier(98))
                .model("grok-other")
                .id("response-1")
                .encryptedContent("secret");

        GetChatCompletionResponse response = stubs.chat().getCompletion(REQUEST);

        assertThat(response.getOutputs(0).getFinishReasonValue()).isEqualTo(99);
        assertThat(last(stubs.stream(REQUEST)).getFinishReasonValue()).isEqualTo(99);
        assertThat(response.getServiceTierValue()).isEqualTo(98);
        assertThat(response.getModel()).isEqualTo("grok-other");
        assertThat(response.getId()).isEqualTo("response-1");
        assertThat(response.getOutputs(0).getMessage().getEncryptedContent()).isEqualTo("secret");
    }

    @Test
    void givesLogProbabilities() throws Exception {
        xai.chat().whenAnything().reply("a b").logprobs(new LogProb("a", -0.5f, ByteBuffer.wrap(new byte[] {97})));

        assertThat(whole().getLogprobs().getContentList()).singleElement().satisfies(token -> {
            assertThat(token.getToken()).isEqualTo("a");
            assertThat(token.getLogprob()).isEqualTo(-0.5f);
            assertThat(token.getBytes().toByteArray()).containsExactly(97);
        });
        assertThat(last(stubs.stream(REQUEST)).getLogprobs().getContentCount()).isEqualTo(1);
    }

    @Test
    void namesFilesThatToolsMade() throws Exception {
        String id = stubs.upload("chart.svg", "<svg/>").getId();
        xai.chat().whenAnything().reply("Here it is.").outputFile(id, "chart.svg");

        assertThat(stubs.chat().getCompletion(REQUEST).getOutputFilesList())
                .extracting(file -> file.getFileId() + file.getName())
                .containsExactly(id + "chart.svg");
        assertThat(stubs.stream(REQUEST).getLast().getOutputFilesCount()).isEqualTo(1);
    }

    private CompletionOutput whole() throws Exception {
        return stubs.chat().getCompletion(REQUEST).getOutputs(0);
    }

    private static List<String> texts(List<GetChatCompletionChunk> chunks) {
        return chunks.stream()
                .map(chunk -> chunk.getOutputs(0).getDelta().getContent())
                .collect(Collectors.toList());
    }

    private static CompletionOutputChunk last(List<GetChatCompletionChunk> chunks) {
        return chunks.getLast().getOutputs(0);
    }
}
