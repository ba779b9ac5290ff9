// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import dev.filechat.chat.messages.Role;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.Output;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.tools.ToolCall;
import java.util.List;

/** Answers of a service. */
final class Answers {
    private Answers() {}

    static ChatResponse text(String text) {
        return ChatResponse.builder()
                .id("answer-1")
                .outputs(List.of(output(text).finishReason(FinishReason.STOP).build()))
                .build();
    }

    static ChatResponse calling(ToolCall... calls) {
        return ChatResponse.builder()
                .id("answer-2")
                .outputs(List.of(output("")
                        .toolCalls(List.of(calls))
                        .finishReason(FinishReason.TOOL_CALLS)
                        .build()))
                .build();
    }

    static ChatResponse costing(long ticks) {
        Usage usage = Usage.builder()
                .promptTokens(10)
                .totalTokens(12)
                .costInUsdTicks(ticks)
                .build();
        return text("Three.").toBuilder().usage(usage).build();
    }

    private static Output.Builder output(String text) {
        return Output.builder().role(Role.ASSISTANT).content(text);
    }
}
