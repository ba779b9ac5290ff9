// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.responses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.chat.messages.Role;
import dev.filechat.chat.options.ServiceTier;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.internal.chat.ResponseAccumulator;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResponseAccumulatorTest {
    private final ResponseAccumulator accumulator = new ResponseAccumulator();

    @Test
    void deltasOfInterleavedIndexesArePutTogetherInTheOrderOfIndexes() {
        accumulator.add(chunk(text(2, "c"), text(0, "a")));
        accumulator.add(chunk(text(0, "A")));
        accumulator.add(chunk(text(2, "C"), text(0, "!")));

        assertThat(accumulator.response().outputs())
                .containsExactly(
                        Output.builder().content("aA!").build(),
                        Output.builder().index(2).content("cC").build());
    }

    @Test
    void textReasoningAndEncryptedContentAreContinued() {
        OutputDelta delta = OutputDelta.builder()
                .content("c")
                .reasoningContent("r")
                .encryptedContent("e")
                .build();
        accumulator.add(chunk(delta, delta));
        accumulator.add(chunk(delta));

        assertThat(accumulator.response().outputs())
                .containsExactly(Output.builder()
                        .content("ccc")
                        .reasoningContent("rrr")
                        .encryptedContent("eee")
                        .build());
    }

    @Test
    void listsAreAppended() {
        ToolCall second = ToolCall.function("call-2", "f", "{}");
        accumulator.add(chunk(OutputDelta.builder()
                        .toolCalls(List.of(Samples.CALL))
                        .citations(List.of(Samples.CITATION))
                        .logprobs(List.of(Samples.LOGPROB))
                        .build())
                .toBuilder()
                .citations(List.of("u1"))
                .outputFiles(List.of(new OutputFile("f1", "n1")))
                .build());
        accumulator.add(chunk(OutputDelta.builder()
                        .toolCalls(List.of(second))
                        .citations(List.of(Samples.CITATION))
                        .logprobs(List.of(Samples.LOGPROB))
                        .build())
                .toBuilder()
                .citations(List.of("u2", "u3"))
                .outputFiles(List.of(new OutputFile("f2", "n2")))
                .build());

        ChatResponse response = accumulator.response();
        Output output = response.outputs().getFirst();
        assertThat(output.toolCalls()).containsExactly(Samples.CALL, second);
        assertThat(output.citations()).containsExactly(Samples.CITATION, Samples.CITATION);
        assertThat(output.logprobs()).contains(List.of(Samples.LOGPROB, Samples.LOGPROB));
        assertThat(response.citations()).containsExactly("u1", "u2", "u3");
        assertThat(response.outputFiles()).extracting(OutputFile::fileId).containsExactly("f1", "f2");
    }

    @Test
    void absentLogprobsStayAbsentAndEmptyOnesStayEmpty() {
        accumulator.add(chunk(text(0, "a")));
        assertThat(accumulator.response().outputs().getFirst().logprobs()).isEmpty();

        accumulator.add(chunk(OutputDelta.builder().logprobs(List.of()).build()));
        assertThat(accumulator.response().outputs().getFirst().logprobs()).contains(List.of());
    }

    @Test
    void ofWhatComesOnceAChunkTheLastThatWasSaidCounts() {
        Usage late = Usage.builder().totalTokens(9).build();
        accumulator.add(Samples.CHUNK);
        accumulator.add(ChatChunk.builder()
                .id("id-2")
                .model("m-2")
                .systemFingerprint("fp-2")
                .created(Instant.EPOCH)
                .usage(late)
                .serviceTier(new ServiceTier(17))
                .debugOutput(DebugOutput.builder().attempts(2).build())
                .build());
        accumulator.add(ChatChunk.builder().build());

        assertThat(accumulator.response())
                .isEqualTo(ChatResponse.builder()
                        .id("id-2")
                        .model("m-2")
                        .systemFingerprint("fp-2")
                        .created(Instant.EPOCH)
                        .usage(late)
                        .serviceTier(new ServiceTier(17))
                        .debugOutput(DebugOutput.builder().attempts(2).build())
                        .outputs(List.of(Samples.OUTPUT))
                        .citations(Samples.CHUNK.citations())
                        .outputFiles(Samples.CHUNK.outputFiles())
                        .build());
    }

    @Test
    void oneChunkGivesAResponseWithAllThatItSaid() {
        accumulator.add(Samples.CHUNK);

        ChatResponse response = accumulator.response();

        assertThat(response.toBuilder().settings(Samples.SETTINGS).build()).isEqualTo(Samples.RESPONSE);
        assertThat(response.settings()).isEmpty();
    }

    @Test
    void unknownRoleAndFinishReasonSurviveAndUnsetOnesDoNotReplaceThem() {
        accumulator.add(chunk(OutputDelta.builder()
                .role(new Role(17))
                .finishReason(new FinishReason(18))
                .build()));
        accumulator.add(chunk(text(0, "x")));

        Output output = accumulator.response().outputs().getFirst();
        assertThat(output.role()).isEqualTo(new Role(17));
        assertThat(output.finishReason()).isEqualTo(new FinishReason(18));
    }

    @Test
    void aDeltaWithoutARoleGetsTheLastOfItsIndex() {
        accumulator.add(chunk(
                OutputDelta.builder().index(0).role(Role.ASSISTANT).build(),
                OutputDelta.builder().index(1).role(Role.TOOL).build()));

        ChatChunk filled = accumulator.add(chunk(text(1, "found"), text(0, "answer")));

        assertThat(filled.content()).isEqualTo("answer");
        assertThat(filled.outputs()).extracting(OutputDelta::role).containsExactly(Role.TOOL, Role.ASSISTANT);
    }

    @Test
    void aChunkWithNothingToFillIsReturnedAsItIs() {
        ChatChunk unknown = chunk(text(0, "x"));

        assertThat(accumulator.add(unknown)).isSameAs(unknown);
        assertThat(accumulator.add(Samples.CHUNK)).isSameAs(Samples.CHUNK);
    }

    @Test
    void itIsNotFinishedBeforeThereIsAnOutput() {
        assertThat(accumulator.finished(1)).isFalse();
        assertThat(accumulator.finished(2)).isFalse();
    }

    @Test
    void itIsFinishedWhenEachChoiceHasAFinishReason() {
        accumulator.add(chunk(text(0, "a"), text(1, "b")));
        accumulator.add(chunk(ending(0, FinishReason.STOP)));
        assertThat(accumulator.finished(2)).isFalse();

        accumulator.add(chunk(ending(1, new FinishReason(17))));
        assertThat(accumulator.finished(2)).isTrue();
    }

    @Test
    void itIsFinishedWhenTheAnswerAloneHasAFinishReason() {
        search(0);
        assertThat(accumulator.finished(1)).isFalse();

        accumulator.add(chunk(said(2, "Three.")));
        assertThat(accumulator.finished(1)).isFalse();

        accumulator.add(chunk(ending(2, FinishReason.STOP)));
        assertThat(accumulator.finished(1)).isTrue();
    }

    @Test
    void theFinishReasonsOfASearchDoNotFinishTheAnswerAfterIt() {
        search(0);
        accumulator.add(chunk(ending(0, FinishReason.TOOL_CALLS), ending(1, FinishReason.STOP), said(2, "Thr")));

        assertThat(accumulator.finished(1)).isFalse();
        assertThat(accumulator.response().finishReason()).isEqualTo(FinishReason.UNSPECIFIED);
    }

    @Test
    void aFinishReasonOnAToolsOutputAfterTheAnswerFinishesIt() {
        accumulator.add(chunk(
                said(0, "Three."),
                OutputDelta.builder().index(1).role(Role.TOOL).build(),
                ending(1, FinishReason.STOP)));

        assertThat(accumulator.finished(1)).isTrue();
        assertThat(accumulator.response().finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void outputsOfToolsAloneAreFinishedWithTheLastOne() {
        accumulator.add(chunk(
                OutputDelta.builder().role(Role.TOOL).build(),
                OutputDelta.builder().index(1).role(Role.TOOL).build(),
                ending(0, FinishReason.STOP)));
        assertThat(accumulator.finished(1)).isFalse();

        accumulator.add(chunk(ending(1, FinishReason.STOP)));
        assertThat(accumulator.finished(1)).isTrue();
        assertThat(accumulator.response().finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void aRemarkBeforeTheAnswerIsNoChoiceOfItsOwn() {
        accumulator.add(chunk(said(0, "Let me think."), said(1, "Three."), ending(1, FinishReason.STOP)));

        assertThat(accumulator.finished(1)).isTrue();
        assertThat(accumulator.finished(2)).isFalse();
    }

    @Test
    void eachChoiceAfterSearchesOfItsOwnNeedsAFinishReason() {
        search(0);
        accumulator.add(chunk(said(2, "Three.")));
        search(3);
        accumulator.add(chunk(said(5, "Four."), ending(5, FinishReason.STOP)));
        assertThat(accumulator.finished(2)).isFalse();

        accumulator.add(chunk(ending(3, FinishReason.TOOL_CALLS), ending(4, FinishReason.STOP)));
        assertThat(accumulator.finished(2)).isFalse();

        accumulator.add(chunk(ending(2, FinishReason.STOP)));
        assertThat(accumulator.finished(2)).isTrue();
        assertThat(accumulator.response().choices())
                .extracting(ChatResponse::content)
                .containsExactly("Three.", "Four.");
    }

    private void search(int index) {
        ToolCall call =
                ToolCall.builder().id("call-" + index).name("attachment_search").build();
        accumulator.add(chunk(
                OutputDelta.builder()
                        .index(index)
                        .role(Role.ASSISTANT)
                        .toolCalls(List.of(call))
                        .build(),
                OutputDelta.builder()
                        .index(index + 1)
                        .role(Role.TOOL)
                        .toolCalls(List.of(call))
                        .build()));
    }

    private static OutputDelta said(int index, String content) {
        return OutputDelta.builder()
                .index(index)
                .role(Role.ASSISTANT)
                .content(content)
                .build();
    }

    private static OutputDelta ending(int index, FinishReason reason) {
        return OutputDelta.builder().index(index).finishReason(reason).build();
    }

    @Test
    void aResponseInTheMiddleDoesNotChangeLater() {
        accumulator.add(chunk(text(0, "a")));
        ChatResponse early = accumulator.response();

        accumulator.add(chunk(text(0, "b")));

        assertThat(early.outputs())
                .containsExactly(Output.builder().content("a").build());
        assertThat(accumulator.response().outputs())
                .containsExactly(Output.builder().content("ab").build());
    }

    private static ChatChunk chunk(OutputDelta... outputs) {
        return ChatChunk.builder().outputs(List.of(outputs)).build();
    }

    private static OutputDelta text(int index, String content) {
        return OutputDelta.builder().index(index).content(content).build();
    }
}
