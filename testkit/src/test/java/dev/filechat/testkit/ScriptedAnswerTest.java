// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testkit.Wire.ask;
import static dev.filechat.testkit.Wire.refusal;
import static dev.filechat.testkit.chat.ScriptedOutput.assistant;
import static dev.filechat.testkit.chat.ScriptedOutput.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.chat.CitationSource;
import dev.filechat.chat.FinishReason;
import dev.filechat.chat.InlineCitation;
import dev.filechat.chat.LogProb;
import dev.filechat.chat.ServiceTier;
import dev.filechat.chat.ToolCallType;
import dev.filechat.chat.Usage;
import dev.filechat.proto.CompletionOutput;
import dev.filechat.proto.CompletionOutputChunk;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.MessageRole;
import dev.filechat.proto.SamplingUsage;
import dev.filechat.proto.ToolCall;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.stub.BlockingClientCall;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a scripted answer is like on the wire. */
class ScriptedAnswerTest {

    private static final GetCompletionsRequest REQUEST = ask("Hello?");

    private FakeXai xai;
    private Wire wire;

    @BeforeEach
    void start() {
        xai = FakeXai.start();
        wire = Wire.to(xai);
    }

    @AfterEach
    void stop() throws Exception {
        wire.close();
        xai.close();
    }

    @Test
    void streams_a_text_word_by_word() throws Exception {
        xai.chat().whenAnything().reply("One two three");

        assertThat(texts(wire.stream(REQUEST))).containsExactly("One ", "two ", "three");
    }

    @Test
    void streams_the_given_chunks() throws Exception {
        xai.chat().whenAnything().replyStreaming("One t", "", "wo. ", "Three.");

        assertThat(texts(wire.stream(REQUEST))).containsExactly("One t", "", "wo. ", "Three.");
        assertThat(whole().getMessage().getContent()).isEqualTo("One two. Three.");
    }

    @Test
    void waits_before_the_first_chunk_and_between_chunks() throws Exception {
        xai.chat().whenAnything().replyStreaming("a", "b").delay(Duration.ofHours(1));
        BlockingClientCall<?, GetChatCompletionChunk> call = wire.chat().getCompletionChunk(REQUEST);
        assertThat(call.read().getOutputs(0).getDelta().getContent()).isEqualTo("a");
        call.cancel("enough", null);

        Duration delay = Duration.ofMillis(50);
        xai.chat()
                .whenAnything()
                .replyStreaming("a", "b", "c")
                .initialDelay(delay)
                .delay(delay);
        Instant start = Instant.now();
        assertThat(texts(wire.stream(REQUEST))).containsExactly("a", "b", "c");
        assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(delay.multipliedBy(3));
    }

    @Test
    void waits_before_it_refuses() {
        Duration delay = Duration.ofMillis(50);
        xai.chat().whenAnything().fail(Code.RESOURCE_EXHAUSTED, "Slow down.").initialDelay(delay);

        Instant start = Instant.now();
        Status refused = refusal(() -> wire.stream(REQUEST));

        assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(delay);
        assertThat(refused.getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(refused.getDescription()).isEqualTo("Slow down.");
    }

    @Test
    void calls_tools() throws Exception {
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
        assertThat(last(wire.stream(REQUEST)).getDelta().getToolCallsList()).hasSize(2);
    }

    @Test
    void gives_calls_an_id_of_their_own_in_each_answer() throws Exception {
        xai.chat().whenAnything().callTool("weather", "{}");

        assertThat(whole().getMessage().getToolCalls(0).getId())
                .isNotEqualTo(whole().getMessage().getToolCalls(0).getId());
    }

    record Line(String text, LocalDate due, Optional<Integer> count) {}

    @Test
    void writes_values_as_json() throws Exception {
        xai.chat().whenAnything().reply(new Line("a", LocalDate.of(2026, 1, 31), Optional.of(2)));

        assertThat(whole().getMessage().getContent()).isEqualTo("{\"text\":\"a\",\"due\":\"2026-01-31\",\"count\":2}");
    }

    @Test
    void makes_the_text_from_the_request() throws Exception {
        xai.chat().whenAnything().replyWith(request -> "You said " + request.lastUserText());

        assertThat(whole().getMessage().getContent()).isEqualTo("You said Hello?");
    }

    @Test
    void tells_a_reasoning_before_the_text_and_counts_it() throws Exception {
        xai.chat().whenAnything().replyStreaming("Yes.").reasoning("Let me ", "think.");

        List<GetChatCompletionChunk> chunks = wire.stream(REQUEST);

        assertThat(chunks)
                .extracting(chunk -> chunk.getOutputs(0).getDelta().getReasoningContent())
                .containsExactly("Let me ", "think.", "");
        assertThat(texts(chunks)).containsExactly("", "", "Yes.");
        assertThat(whole().getMessage().getReasoningContent()).isEqualTo("Let me think.");
        SamplingUsage usage = wire.chat().getCompletion(REQUEST).getUsage();
        assertThat(usage.getReasoningTokens()).isEqualTo(4);
        assertThat(usage.getCompletionTokens()).isEqualTo(1);
        assertThat(usage.getTotalTokens()).isEqualTo(usage.getPromptTokens() + 5);
    }

    @Test
    void cites_sources() throws Exception {
        xai.chat()
                .whenAnything()
                .reply("As said[[1]].")
                .citing("https://example.org/a", "https://example.org/b")
                .citing(new InlineCitation("1", 7, 12, new CitationSource.Web("https://example.org/a")))
                .citing(new InlineCitation(
                        "2", 7, 12, new CitationSource.Collections("file_1", "chunk_1", "text", 0.5f, List.of("c"))));

        GetChatCompletionResponse response = wire.chat().getCompletion(REQUEST);
        List<GetChatCompletionChunk> chunks = wire.stream(REQUEST);

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
    void tells_the_given_usage_with_a_cost_only_if_there_is_one() throws Exception {
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

        SamplingUsage told = wire.chat().getCompletion(REQUEST).getUsage();

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
        assertThat(wire.stream(REQUEST).getLast().getUsage()).isEqualTo(told);

        xai.chat().whenAnything().reply("a b").costInUsdTicks(Long.MAX_VALUE);
        SamplingUsage priced = wire.chat().getCompletion(REQUEST).getUsage();
        assertThat(priced.getCostInUsdTicks()).isEqualTo(Long.MAX_VALUE);
        assertThat(priced.getCompletionTokens()).isEqualTo(1);
    }

    @Test
    void gives_any_reason_to_finish_and_any_tier() throws Exception {
        xai.chat()
                .whenAnything()
                .reply("a")
                .finishReason(new FinishReason(99))
                .serviceTier(new ServiceTier(98))
                .model("grok-other")
                .id("response-1")
                .encryptedContent("secret");

        GetChatCompletionResponse response = wire.chat().getCompletion(REQUEST);

        assertThat(response.getOutputs(0).getFinishReasonValue()).isEqualTo(99);
        assertThat(last(wire.stream(REQUEST)).getFinishReasonValue()).isEqualTo(99);
        assertThat(response.getServiceTierValue()).isEqualTo(98);
        assertThat(response.getModel()).isEqualTo("grok-other");
        assertThat(response.getId()).isEqualTo("response-1");
        assertThat(response.getOutputs(0).getMessage().getEncryptedContent()).isEqualTo("secret");
    }

    @Test
    void ends_without_a_reason_to_finish() throws Exception {
        xai.chat().whenAnything().replyStreaming("a", "b").endWithoutFinishReason();

        List<GetChatCompletionChunk> chunks = wire.stream(REQUEST);

        assertThat(texts(chunks)).containsExactly("a", "b");
        assertThat(chunks)
                .extracting(chunk -> chunk.getOutputs(0).getFinishReasonValue())
                .containsOnly(0);
    }

    @Test
    void breaks_off_in_the_middle() throws Exception {
        xai.chat().whenAnything().replyStreaming("a", "b", "c").breakAfter(2);

        List<String> seen = new ArrayList<>();
        BlockingClientCall<?, GetChatCompletionChunk> call = wire.chat().getCompletionChunk(REQUEST);
        Status end = refusal(() -> {
            while (true) {
                seen.add(call.read().getOutputs(0).getDelta().getContent());
            }
        });

        assertThat(seen).containsExactly("a", "b");
        assertThat(end.getCode()).isEqualTo(Code.UNAVAILABLE);
        assertThat(refusal(() -> wire.chat().getCompletion(REQUEST)).getCode()).isEqualTo(Code.UNAVAILABLE);
    }

    @Test
    void gives_log_probabilities() throws Exception {
        xai.chat()
                .whenAnything()
                .reply("a b")
                .logprobs(new LogProb("a", -0.5f, ByteBuffer.wrap(new byte[] {97}), List.of()));

        assertThat(whole().getLogprobs().getContentList()).singleElement().satisfies(token -> {
            assertThat(token.getToken()).isEqualTo("a");
            assertThat(token.getLogprob()).isEqualTo(-0.5f);
            assertThat(token.getBytes().toByteArray()).containsExactly(97);
        });
        assertThat(last(wire.stream(REQUEST)).getLogprobs().getContentCount()).isEqualTo(1);
    }

    @Test
    void names_files_that_tools_made() throws Exception {
        String id = wire.upload("chart.svg", "<svg/>").getId();
        xai.chat().whenAnything().reply("Here it is.").outputFile(id, "chart.svg");

        assertThat(wire.chat().getCompletion(REQUEST).getOutputFilesList())
                .extracting(file -> file.getFileId() + file.getName())
                .containsExactly(id + "chart.svg");
        assertThat(wire.stream(REQUEST).getLast().getOutputFilesCount()).isEqualTo(1);
    }

    @Test
    void gives_several_outputs_one_after_the_other() throws Exception {
        xai.chat()
                .whenAnything()
                .outputs(
                        assistant()
                                .reasoning("I search.")
                                .encryptedContent("e1")
                                .calling("call_1", ToolCallType.ATTACHMENT_SEARCH_TOOL, "attachment_search", "{}"),
                        tool("found").calling("call_1", ToolCallType.ATTACHMENT_SEARCH_TOOL, "attachment_search", "{}"),
                        assistant("The ", "answer."))
                .citing("https://example.org");

        List<CompletionOutput> outputs = wire.chat().getCompletion(REQUEST).getOutputsList();
        List<GetChatCompletionChunk> chunks = wire.stream(REQUEST);

        assertThat(outputs).extracting(CompletionOutput::getIndex).containsExactly(0, 1, 2);
        assertThat(outputs)
                .extracting(output -> output.getMessage().getRole())
                .containsExactly(MessageRole.ROLE_ASSISTANT, MessageRole.ROLE_TOOL, MessageRole.ROLE_ASSISTANT);
        assertThat(outputs)
                .extracting(output -> output.getMessage().getContent())
                .containsExactly("", "found", "The answer.");
        assertThat(outputs.get(0).getMessage().getReasoningContent()).isEqualTo("I search.");
        assertThat(outputs.get(0).getMessage().getEncryptedContent()).isEqualTo("e1");
        assertThat(outputs.get(0).getMessage().getToolCalls(0).getTypeValue()).isEqualTo(7);
        assertThat(outputs.get(1).getMessage().getToolCalls(0).getId()).isEqualTo("call_1");
        assertThat(chunks).extracting(chunk -> chunk.getOutputs(0).getIndex()).containsExactly(0, 1, 2, 2);
    }

    @Test
    void gives_the_same_to_each_choice_that_is_asked_for() throws Exception {
        xai.chat().whenAnything().reply("a b");

        List<GetChatCompletionChunk> chunks =
                wire.stream(REQUEST.toBuilder().setN(2).build());

        assertThat(chunks)
                .hasSize(2)
                .allSatisfy(chunk -> assertThat(chunk.getOutputsList())
                        .extracting(CompletionOutputChunk::getIndex)
                        .containsExactly(0, 1));
        assertThat(chunks.getLast().getUsage().getCompletionTokens()).isEqualTo(2);
    }

    @Test
    void adorns_the_default_answer_too() throws Exception {
        xai.chat().whenAnything().replyByDefault().reasoning("Let me think.").breakAfter(1);

        BlockingClientCall<?, GetChatCompletionChunk> call = wire.chat().getCompletionChunk(REQUEST);

        assertThat(call.read().getOutputs(0).getDelta().getReasoningContent()).isEqualTo("Let me think.");
        assertThat(refusal(call::read).getCode()).isEqualTo(Code.UNAVAILABLE);
    }

    @Test
    void streams_very_many_chunks() throws Exception {
        String[] chunks = IntStream.range(0, 100_000).mapToObj(i -> "x").toArray(String[]::new);
        xai.chat().whenAnything().replyStreaming(chunks);

        List<GetChatCompletionChunk> streamed = wire.stream(REQUEST);

        assertThat(streamed).hasSize(100_000);
        assertThat(streamed.getLast().getUsage().getCompletionTokens()).isEqualTo(25_000);
    }

    private CompletionOutput whole() throws Exception {
        return wire.chat().getCompletion(REQUEST).getOutputs(0);
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
