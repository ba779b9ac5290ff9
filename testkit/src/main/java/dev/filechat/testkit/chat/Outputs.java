// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

import dev.filechat.proto.InlineCitation;
import dev.filechat.proto.LogProb;
import dev.filechat.proto.ToolCall;
import java.util.List;
import java.util.function.Consumer;

/**
 * The outputs that a script's changes are about: one, or as many as choices were asked for.
 *
 * @param parts the outputs
 */
record Outputs(List<PartBuilder> parts) {

    void reasoning(List<String> pieces) {
        each(part -> part.reasoning(pieces));
    }

    void call(ToolCall call) {
        each(part -> part.call(call));
    }

    void citation(InlineCitation citation) {
        each(part -> part.citation(citation));
    }

    void encryptedContent(String content) {
        each(part -> part.encryptedContent(content));
    }

    void finishReason(int number) {
        each(part -> part.finishReason(number));
    }

    void logprobs(List<LogProb> tokens) {
        each(part -> part.logprobs(tokens));
    }

    private void each(Consumer<PartBuilder> change) {
        parts.forEach(change);
    }
}
