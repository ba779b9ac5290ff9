// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import dev.filechat.proto.CompletionOutputChunk;
import dev.filechat.proto.Delta;
import dev.filechat.proto.FinishReason;
import dev.filechat.proto.InlineCitation;
import dev.filechat.proto.LogProb;
import dev.filechat.proto.LogProbs;
import dev.filechat.proto.MessageRole;
import dev.filechat.proto.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** One output of an answer, as long as it can still be changed. */
public final class PartBuilder {

    private final int role;
    private List<String> text;
    private List<String> reasoning = List.of();
    private final List<ToolCall> calls = new ArrayList<>();
    private final List<InlineCitation> citations = new ArrayList<>();
    private String encryptedContent = "";
    private OptionalInt finishReason = OptionalInt.empty();
    private List<LogProb> logprobs = List.of();

    public PartBuilder(int role, List<String> text) {
        this.role = role;
        this.text = text;
    }

    public static PartBuilder assistant(List<String> text) {
        return new PartBuilder(MessageRole.ROLE_ASSISTANT_VALUE, text);
    }

    String text() {
        return String.join("", text);
    }

    void text(List<String> pieces) {
        text = pieces;
    }

    public void reasoning(List<String> pieces) {
        reasoning = pieces;
    }

    public void call(ToolCall call) {
        calls.add(call);
    }

    public void citation(InlineCitation citation) {
        citations.add(citation);
    }

    public void encryptedContent(String content) {
        encryptedContent = content;
    }

    public void finishReason(int number) {
        finishReason = OptionalInt.of(number);
    }

    void logprobs(List<LogProb> tokens) {
        logprobs = tokens;
    }

    /**
     * Reasoning comes first, then the text; the last piece brings all the rest.
     *
     * @param ends whether it has a reason to finish though none was given
     */
    Part build(LikelyTokens asked, boolean ends) {
        List<CompletionOutputChunk.Builder> pieces = new ArrayList<>();
        for (String piece : reasoning) {
            pieces.add(chunk(delta().setReasoningContent(piece)));
        }
        for (String piece : text) {
            CompletionOutputChunk.Builder chunk = chunk(delta().setContent(piece));
            if (logprobs.isEmpty() && asked.wanted()) {
                chunk.setLogprobs(asked.of(piece));
            }
            pieces.add(chunk);
        }
        if (pieces.isEmpty()) {
            pieces.add(chunk(delta()));
        }
        CompletionOutputChunk.Builder last = pieces.getLast();
        last.getDeltaBuilder().addAllToolCalls(calls).addAllCitations(citations).setEncryptedContent(encryptedContent);
        if (!logprobs.isEmpty()) {
            last.setLogprobs(LogProbs.newBuilder().addAllContent(logprobs));
        }
        last.setFinishReasonValue(finishReason.orElse(ends ? usualReason() : FinishReason.REASON_INVALID_VALUE));
        return new Part(
                pieces.stream().map(CompletionOutputChunk.Builder::build).toList());
    }

    private int usualReason() {
        return calls.isEmpty() ? FinishReason.REASON_STOP_VALUE : FinishReason.REASON_TOOL_CALLS_VALUE;
    }

    /** The role comes with every chunk: clients keep the last one seen. */
    private Delta.Builder delta() {
        return Delta.newBuilder().setRoleValue(role);
    }

    private static CompletionOutputChunk.Builder chunk(Delta.Builder delta) {
        return CompletionOutputChunk.newBuilder().setDelta(delta);
    }
}
