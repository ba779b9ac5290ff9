// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.responses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.chat.tools.ToolCallType;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatResponseTest {
    private static final ToolCall SEARCH = ToolCall.builder()
            .id("call-1")
            .type(ToolCallType.ATTACHMENT_SEARCH_TOOL)
            .name("attachment_search")
            .build();
    private static final ToolCall OWN = ToolCall.function("call-2", "f", "{}");

    private final ChatResponse response = ChatResponse.builder()
            .outputs(List.of(
                    Output.builder()
                            .role(Role.ASSISTANT)
                            .content("Let me look.")
                            .reasoningContent("Hm.")
                            .encryptedContent("secret-1")
                            .toolCalls(List.of(SEARCH))
                            .finishReason(FinishReason.TOOL_CALLS)
                            .build(),
                    Output.builder()
                            .index(1)
                            .role(Role.TOOL)
                            .content("what was found")
                            .toolCalls(List.of(SEARCH, OWN))
                            .build(),
                    Output.builder()
                            .index(2)
                            .role(Role.ASSISTANT)
                            .content("Three.")
                            .reasoningContent("Aha.")
                            .toolCalls(List.of(OWN))
                            .finishReason(new FinishReason(17))
                            .build(),
                    Output.builder()
                            .index(3)
                            .role(Role.TOOL)
                            .content("late")
                            .finishReason(FinishReason.STOP)
                            .build()))
            .usage(Usage.builder().costInUsdTicks(1).build())
            .build();

    @Test
    void theAnswerIsTheLastOutputOfTheAssistant() {
        assertThat(response.content()).isEqualTo("Three.");
        assertThat(response.reasoningContent()).isEqualTo("Aha.");
        assertThat(response.role()).isEqualTo(Role.ASSISTANT);
        assertThat(response.finishReason()).isEqualTo(new FinishReason(17));
        assertThat(response.costInUsd()).contains(new BigDecimal("0.0000000001"));
    }

    @Test
    void toolCallsAreThoseOfAllOutputsOfTheAssistant() {
        assertThat(response.toolCalls()).containsExactly(SEARCH, OWN);
    }

    @Test
    void withoutAnOutputOfTheAssistantThereIsNoAnswer() {
        ChatResponse onlyTool =
                response.toBuilder().outputs(response.outputs().subList(1, 2)).build();

        assertThat(onlyTool.content()).isEmpty();
        assertThat(onlyTool.reasoningContent()).isEmpty();
        assertThat(onlyTool.role()).isEqualTo(Role.UNSPECIFIED);
        assertThat(onlyTool.finishReason()).isEqualTo(FinishReason.UNSPECIFIED);
        assertThat(onlyTool.toolCalls()).isEmpty();
    }

    @Test
    void toMessagesReplaysEveryOutputInOrder() {
        assertThat(response.toMessages())
                .containsExactly(
                        Message.builder(Role.ASSISTANT)
                                .contents(List.of(Content.text("Let me look.")))
                                .reasoningContent("Hm.")
                                .encryptedContent("secret-1")
                                .toolCalls(List.of(SEARCH))
                                .build(),
                        Message.builder(Role.TOOL)
                                .contents(List.of(Content.text("what was found")))
                                .toolCalls(List.of(SEARCH, OWN))
                                .toolCallId("call-1")
                                .build(),
                        Message.builder(Role.ASSISTANT)
                                .contents(List.of(Content.text("Three.")))
                                .reasoningContent("Aha.")
                                .toolCalls(List.of(OWN))
                                .build(),
                        Message.builder(Role.TOOL)
                                .contents(List.of(Content.text("late")))
                                .build());
    }

    @Test
    void aChunkShowsTheTextOfTheAssistantAndOfAnUnsetRole() {
        ChatChunk chunk = ChatChunk.builder()
                .outputs(List.of(
                        delta(Role.ASSISTANT, "a", "1"),
                        delta(Role.TOOL, "b", "2"),
                        delta(Role.UNSPECIFIED, "c", "3"),
                        delta(new Role(17), "d", "4")))
                .build();

        assertThat(chunk.content()).isEqualTo("ac");
        assertThat(chunk.reasoningContent()).isEqualTo("13");
    }

    private static OutputDelta delta(Role role, String content, String reasoning) {
        return OutputDelta.builder()
                .role(role)
                .content(content)
                .reasoningContent(reasoning)
                .build();
    }
}
