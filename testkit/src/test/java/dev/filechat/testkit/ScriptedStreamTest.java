// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testkit.chat.ScriptedOutput.assistant;
import static dev.filechat.testkit.chat.ScriptedOutput.tool;
import static dev.filechat.testsupport.StubClient.ask;
import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.chat.tools.ToolCallType;
import dev.filechat.proto.CompletionOutput;
import dev.filechat.proto.CompletionOutputChunk;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.MessageRole;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How a scripted answer comes, chunk by chunk. */
class ScriptedStreamTest {

    private static final GetCompletionsRequest REQUEST = ask("Hello?");

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    @Test
    void streamsATextWordByWord() throws Exception {
        xai.chat().whenAnything().reply("One two three");

        assertThat(texts(stubs.stream(REQUEST))).containsExactly("One ", "two ", "three");
    }

    @Test
    void streamsTheGivenChunks() throws Exception {
        xai.chat().whenAnything().replyStreaming("One t", "", "wo. ", "Three.");

        assertThat(texts(stubs.stream(REQUEST))).containsExactly("One t", "", "wo. ", "Three.");
        assertThat(whole().getMessage().getContent()).isEqualTo("One two. Three.");
    }

    @Test
    void waitsBeforeTheFirstChunkAndBetweenChunks() throws Exception {
        xai.chat().whenAnything().replyStreaming("a", "b").delay(Duration.ofHours(1));
        BlockingClientCall<?, GetChatCompletionChunk> call = stubs.chat().getCompletionChunk(REQUEST);
        assertThat(call.read().getOutputs(0).getDelta().getContent()).isEqualTo("a");
        call.cancel("enough", null);

        Duration delay = Duration.ofMillis(50);
        xai.chat()
                .whenAnything()
                .replyStreaming("a", "b", "c")
                .initialDelay(delay)
                .delay(delay);
        long start = System.nanoTime();
        assertThat(texts(stubs.stream(REQUEST))).containsExactly("a", "b", "c");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(delay.multipliedBy(3));
    }

    @Test
    void waitsBeforeItRefuses() {
        Duration delay = Duration.ofMillis(50);
        xai.chat().whenAnything().fail(Code.RESOURCE_EXHAUSTED, "Slow down.").initialDelay(delay);

        long start = System.nanoTime();
        Status refused = refusal(() -> stubs.stream(REQUEST));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(delay);
        assertThat(refused.getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(refused.getDescription()).isEqualTo("Slow down.");
    }

    @Test
    void endsWithoutAReasonToFinish() throws Exception {
        xai.chat().whenAnything().replyStreaming("a", "b").endWithoutFinishReason();

        List<GetChatCompletionChunk> chunks = stubs.stream(REQUEST);

        assertThat(texts(chunks)).containsExactly("a", "b");
        assertThat(chunks)
                .extracting(chunk -> chunk.getOutputs(0).getFinishReasonValue())
                .containsOnly(0);
    }

    @Test
    void breaksOffInTheMiddle() throws Exception {
        xai.chat().whenAnything().replyStreaming("a", "b", "c").breakAfter(2);

        List<String> seen = new ArrayList<>();
        BlockingClientCall<?, GetChatCompletionChunk> call = stubs.chat().getCompletionChunk(REQUEST);
        Status end = refusal(() -> {
            while (true) {
                seen.add(call.read().getOutputs(0).getDelta().getContent());
            }
        });

        assertThat(seen).containsExactly("a", "b");
        assertThat(end.getCode()).isEqualTo(Code.UNAVAILABLE);
        assertThat(refusal(() -> stubs.chat().getCompletion(REQUEST)).getCode()).isEqualTo(Code.UNAVAILABLE);
    }

    @Test
    void givesSeveralOutputsOneAfterTheOther() throws Exception {
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

        List<CompletionOutput> outputs = stubs.chat().getCompletion(REQUEST).getOutputsList();
        List<GetChatCompletionChunk> chunks = stubs.stream(REQUEST);

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
    void givesTheSameToEachChoiceThatIsAskedFor() throws Exception {
        xai.chat().whenAnything().reply("a b");

        List<GetChatCompletionChunk> chunks =
                stubs.stream(REQUEST.toBuilder().setN(2).build());

        assertThat(chunks)
                .hasSize(2)
                .allSatisfy(chunk -> assertThat(chunk.getOutputsList())
                        .extracting(CompletionOutputChunk::getIndex)
                        .containsExactly(0, 1));
        assertThat(chunks.getLast().getUsage().getCompletionTokens()).isEqualTo(2);
    }

    @Test
    void adornsTheDefaultAnswerToo() throws Exception {
        xai.chat().whenAnything().replyByDefault().reasoning("Let me think.").breakAfter(1);

        BlockingClientCall<?, GetChatCompletionChunk> call = stubs.chat().getCompletionChunk(REQUEST);

        assertThat(call.read().getOutputs(0).getDelta().getReasoningContent()).isEqualTo("Let me think.");
        assertThat(refusal(call::read).getCode()).isEqualTo(Code.UNAVAILABLE);
    }

    @Test
    void streamsVeryManyChunks() throws Exception {
        String[] chunks = IntStream.range(0, 100_000).mapToObj(i -> "x").toArray(String[]::new);
        xai.chat().whenAnything().replyStreaming(chunks);

        List<GetChatCompletionChunk> streamed = stubs.stream(REQUEST);

        assertThat(streamed).hasSize(100_000);
        assertThat(streamed.getLast().getUsage().getCompletionTokens()).isEqualTo(25_000);
    }

    private CompletionOutput whole() throws Exception {
        return stubs.chat().getCompletion(REQUEST).getOutputs(0);
    }

    private static List<String> texts(List<GetChatCompletionChunk> chunks) {
        return chunks.stream()
                .map(chunk -> chunk.getOutputs(0).getDelta().getContent())
                .collect(Collectors.toList());
    }
}
