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
    void deltas_of_interleaved_indexes_are_put_together_in_the_order_of_indexes() {
        accumulator.add(chunk(text(2, "c"), text(0, "a")));
        accumulator.add(chunk(text(0, "A")));
        accumulator.add(chunk(text(2, "C"), text(0, "!")));

        assertThat(accumulator.response().outputs())
                .containsExactly(
                        Output.builder().content("aA!").build(),
                        Output.builder().index(2).content("cC").build());
    }

    @Test
    void text_reasoning_and_encrypted_content_are_continued() {
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
    void lists_are_appended() {
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
    void absent_logprobs_stay_absent_and_empty_ones_stay_empty() {
        accumulator.add(chunk(text(0, "a")));
        assertThat(accumulator.response().outputs().getFirst().logprobs()).isEmpty();

        accumulator.add(chunk(OutputDelta.builder().logprobs(List.of()).build()));
        assertThat(accumulator.response().outputs().getFirst().logprobs()).contains(List.of());
    }

    @Test
    void of_what_comes_once_a_chunk_the_last_that_was_said_counts() {
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
    void one_chunk_gives_a_response_with_all_that_it_said() {
        accumulator.add(Samples.CHUNK);

        ChatResponse response = accumulator.response();

        assertThat(response.toBuilder().settings(Samples.SETTINGS).build()).isEqualTo(Samples.RESPONSE);
        assertThat(response.settings()).isEmpty();
    }

    @Test
    void unknown_role_and_finish_reason_survive_and_unset_ones_do_not_replace_them() {
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
    void a_delta_without_a_role_gets_the_last_of_its_index() {
        accumulator.add(chunk(
                OutputDelta.builder().index(0).role(Role.ASSISTANT).build(),
                OutputDelta.builder().index(1).role(Role.TOOL).build()));

        ChatChunk filled = accumulator.add(chunk(text(1, "found"), text(0, "answer")));

        assertThat(filled.content()).isEqualTo("answer");
        assertThat(filled.outputs()).extracting(OutputDelta::role).containsExactly(Role.TOOL, Role.ASSISTANT);
    }

    @Test
    void a_chunk_with_nothing_to_fill_is_returned_as_it_is() {
        ChatChunk unknown = chunk(text(0, "x"));

        assertThat(accumulator.add(unknown)).isSameAs(unknown);
        assertThat(accumulator.add(Samples.CHUNK)).isSameAs(Samples.CHUNK);
    }

    @Test
    void it_is_not_finished_before_there_is_an_output() {
        assertThat(accumulator.finished(1)).isFalse();
        assertThat(accumulator.finished(2)).isFalse();
    }

    @Test
    void it_is_finished_when_each_choice_has_a_finish_reason() {
        accumulator.add(chunk(text(0, "a"), text(1, "b")));
        accumulator.add(chunk(ending(0, FinishReason.STOP)));
        assertThat(accumulator.finished(2)).isFalse();

        accumulator.add(chunk(ending(1, new FinishReason(17))));
        assertThat(accumulator.finished(2)).isTrue();
    }

    @Test
    void it_is_finished_when_the_answer_alone_has_a_finish_reason() {
        search(0);
        assertThat(accumulator.finished(1)).isFalse();

        accumulator.add(chunk(said(2, "Three.")));
        assertThat(accumulator.finished(1)).isFalse();

        accumulator.add(chunk(ending(2, FinishReason.STOP)));
        assertThat(accumulator.finished(1)).isTrue();
    }

    @Test
    void the_finish_reasons_of_a_search_do_not_finish_the_answer_after_it() {
        search(0);
        accumulator.add(chunk(ending(0, FinishReason.TOOL_CALLS), ending(1, FinishReason.STOP), said(2, "Thr")));

        assertThat(accumulator.finished(1)).isFalse();
        assertThat(accumulator.response().finishReason()).isEqualTo(FinishReason.UNSPECIFIED);
    }

    @Test
    void a_finish_reason_on_a_tools_output_after_the_answer_finishes_it() {
        accumulator.add(chunk(
                said(0, "Three."),
                OutputDelta.builder().index(1).role(Role.TOOL).build(),
                ending(1, FinishReason.STOP)));

        assertThat(accumulator.finished(1)).isTrue();
        assertThat(accumulator.response().finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void outputs_of_tools_alone_are_finished_with_the_last_one() {
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
    void a_remark_before_the_answer_is_no_choice_of_its_own() {
        accumulator.add(chunk(said(0, "Let me think."), said(1, "Three."), ending(1, FinishReason.STOP)));

        assertThat(accumulator.finished(1)).isTrue();
        assertThat(accumulator.finished(2)).isFalse();
    }

    @Test
    void each_choice_after_searches_of_its_own_needs_a_finish_reason() {
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
    void a_response_in_the_middle_does_not_change_later() {
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
