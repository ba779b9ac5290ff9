// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import dev.filechat.proto.InlineCitation;
import dev.filechat.proto.LogProb;
import dev.filechat.proto.ToolCall;
import java.util.List;
import java.util.function.Consumer;

/**
 * The outputs that a script changes: one, or one for each choice that the request asks for.
 *
 * @param parts the outputs
 */
public record Outputs(List<PartBuilder> parts) {

    public void reasoning(List<String> pieces) {
        each(part -> part.reasoning(pieces));
    }

    public void call(ToolCall call) {
        each(part -> part.call(call));
    }

    public void citation(InlineCitation citation) {
        each(part -> part.citation(citation));
    }

    public void encryptedContent(String content) {
        each(part -> part.encryptedContent(content));
    }

    public void finishReason(int number) {
        each(part -> part.finishReason(number));
    }

    public void logprobs(List<LogProb> tokens) {
        each(part -> part.logprobs(tokens));
    }

    private void each(Consumer<PartBuilder> change) {
        parts.forEach(change);
    }
}
