// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.usage;

import dev.filechat.proto.CompletionOutputChunk;
import dev.filechat.proto.Delta;
import dev.filechat.proto.MessageRole;
import dev.filechat.proto.SamplingUsage;
import dev.filechat.proto.ToolCall;

/** Counts what is written, piece by piece. What a tool gave is not the model's, and is not counted. */
public final class UsageCount {

    private final Prompt prompt;
    private final int[] written;
    private final int[] reasoned;
    private int completionTokens;
    private int reasoningTokens;

    public UsageCount(Prompt prompt, int outputs) {
        this.prompt = prompt;
        this.written = new int[outputs];
        this.reasoned = new int[outputs];
    }

    public void add(int output, CompletionOutputChunk piece) {
        Delta delta = piece.getDelta();
        if (delta.getRoleValue() == MessageRole.ROLE_TOOL_VALUE) {
            return;
        }
        completionTokens += count(written, output, delta.getContent().length() + characters(delta));
        reasoningTokens += count(reasoned, output, delta.getReasoningContent().length());
    }

    /** Returns the number of tokens that the given number of further characters adds to the output. */
    private static int count(int[] characters, int output, int more) {
        int before = TokenEstimate.of(characters[output]);
        characters[output] += more;
        return TokenEstimate.of(characters[output]) - before;
    }

    private static int characters(Delta delta) {
        return delta.getToolCallsList().stream()
                .map(ToolCall::getFunction)
                .mapToInt(call -> call.getName().length() + call.getArguments().length())
                .sum();
    }

    public SamplingUsage usage() {
        SamplingUsage usage = SamplingUsage.newBuilder()
                .setPromptTextTokens(prompt.textTokens())
                .setCachedPromptTextTokens(prompt.cachedTextTokens())
                .setPromptImageTokens(prompt.imageTokens())
                .setPromptTokens(prompt.tokens())
                .setCompletionTokens(completionTokens)
                .setReasoningTokens(reasoningTokens)
                .setTotalTokens(prompt.tokens() + completionTokens + reasoningTokens)
                .build();
        return usage.toBuilder().setCostInUsdTicks(Prices.ticks(usage)).build();
    }
}
