// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.rules;

import dev.filechat.testkit.internal.answer.StructuredAnswer;
import dev.filechat.proto.CompactContextRequest;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.IncludeOption;
import dev.filechat.proto.ReasoningEffort;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Which settings of a chat request the service takes. */
public final class ChatRules {

    private static final int MAX_STOP_SEQUENCES = 8;

    private ChatRules() {}

    public static void check(GetCompletionsRequest request) {
        require(request.getMessagesCount() > 0, "A chat request needs at least one message.");
        MessageRules.check(request.getMessagesList());
        require(!request.hasN() || within(request.getN(), 1, 128), "n must be 1 to 128.");
        require(!request.hasMaxTokens() || request.getMaxTokens() > 0, "max_tokens must be 1 or more.");
        require(!request.hasTemperature() || within(request.getTemperature(), 0, 2), "temperature must be 0 to 2.");
        require(!request.hasTopP() || within(request.getTopP(), 0, 1), "top_p must be 0 to 1.");
        require(!request.hasTopLogprobs() || within(request.getTopLogprobs(), 0, 8), "top_logprobs must be 0 to 8.");
        require(!request.hasTopLogprobs() || request.getLogprobs(), "top_logprobs needs logprobs.");
        require(
                request.getStopCount() <= MAX_STOP_SEQUENCES,
                "At most " + MAX_STOP_SEQUENCES + " stop sequences are allowed.");
        require(
                !request.hasReasoningEffort() || request.getReasoningEffort() != ReasoningEffort.INVALID_EFFORT,
                "reasoning_effort is there and says nothing: leave it unset.");
        require(
                !request.getIncludeList().contains(IncludeOption.INCLUDE_OPTION_INVALID),
                "include has an option that says nothing.");
        SearchRules.check(request.getSearchParameters());
        StructuredAnswer.check(request.getResponseFormat());
        ToolRules.check(request.getToolsList());
        ToolRules.check(request.getToolChoice(), request.getToolsList());
    }

    public static void check(CompactContextRequest request) {
        require(request.getInputCount() > 0, "There is nothing to compact: input is empty.");
        MessageRules.check(request.getInputList());
    }

    private static boolean within(double value, double least, double most) {
        return value >= least && value <= most;
    }

    public static void require(boolean fulfilled, String rule) {
        if (!fulfilled) {
            throw invalid(rule);
        }
    }

    public static StatusRuntimeException invalid(String message) {
        return Status.INVALID_ARGUMENT.withDescription(message).asRuntimeException();
    }
}
