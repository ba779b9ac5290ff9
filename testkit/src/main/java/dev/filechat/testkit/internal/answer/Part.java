// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import dev.filechat.proto.CompletionMessage;
import dev.filechat.proto.CompletionOutput;
import dev.filechat.proto.CompletionOutputChunk;
import dev.filechat.proto.Delta;
import dev.filechat.proto.LogProbs;
import java.util.List;

/**
 * One output of an answer.
 *
 * @param pieces what is streamed, in order, one or more; together they are the whole
 */
record Part(List<CompletionOutputChunk> pieces) {

    CompletionOutput whole(int index) {
        CompletionMessage.Builder message = CompletionMessage.newBuilder();
        CompletionOutput.Builder output = CompletionOutput.newBuilder().setIndex(index);
        StringBuilder content = new StringBuilder();
        StringBuilder reasoning = new StringBuilder();
        LogProbs.Builder logprobs = LogProbs.newBuilder();
        for (CompletionOutputChunk piece : pieces) {
            Delta delta = piece.getDelta();
            content.append(delta.getContent());
            reasoning.append(delta.getReasoningContent());
            logprobs.addAllContent(piece.getLogprobs().getContentList());
            message.setRoleValue(delta.getRoleValue())
                    .addAllToolCalls(delta.getToolCallsList())
                    .addAllCitations(delta.getCitationsList())
                    .setEncryptedContent(delta.getEncryptedContent());
            output.setFinishReasonValue(piece.getFinishReasonValue());
        }
        if (logprobs.getContentCount() > 0) {
            output.setLogprobs(logprobs);
        }
        return output.setMessage(message.setContent(content.toString()).setReasoningContent(reasoning.toString()))
                .build();
    }
}
