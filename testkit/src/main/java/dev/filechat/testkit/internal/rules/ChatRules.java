// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.rules;

import dev.filechat.proto.CompactContextRequest;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.IncludeOption;
import dev.filechat.proto.ReasoningEffort;
import dev.filechat.testkit.internal.answer.StructuredAnswer;
import dev.filechat.testkit.internal.wire.InvalidRequest;

/** Which settings of a chat request the service takes. */
public final class ChatRules {

    private static final int MAX_STOP_SEQUENCES = 8;

    private ChatRules() {}

    public static void check(GetCompletionsRequest request) {
        InvalidRequest.unless(request.getMessagesCount() > 0, "A chat request needs at least one message.");
        MessageRules.check(request.getMessagesList());
        InvalidRequest.unless(!request.hasN() || within(request.getN(), 1, 128), "n must be 1 to 128.");
        InvalidRequest.unless(!request.hasMaxTokens() || request.getMaxTokens() > 0, "max_tokens must be 1 or more.");
        InvalidRequest.unless(
                !request.hasTemperature() || within(request.getTemperature(), 0, 2), "temperature must be 0 to 2.");
        InvalidRequest.unless(!request.hasTopP() || within(request.getTopP(), 0, 1), "top_p must be 0 to 1.");
        InvalidRequest.unless(
                !request.hasTopLogprobs() || within(request.getTopLogprobs(), 0, 8), "top_logprobs must be 0 to 8.");
        InvalidRequest.unless(!request.hasTopLogprobs() || request.getLogprobs(), "top_logprobs needs logprobs.");
        InvalidRequest.unless(
                request.getStopCount() <= MAX_STOP_SEQUENCES,
                "At most " + MAX_STOP_SEQUENCES + " stop sequences are allowed.");
        InvalidRequest.unless(
                !request.hasReasoningEffort() || request.getReasoningEffort() != ReasoningEffort.INVALID_EFFORT,
                "reasoning_effort is there and says nothing: leave it unset.");
        InvalidRequest.unless(
                !request.getIncludeList().contains(IncludeOption.INCLUDE_OPTION_INVALID),
                "include has an option that says nothing.");
        SearchRules.check(request.getSearchParameters());
        StructuredAnswer.check(request.getResponseFormat());
        ToolRules.check(request.getToolsList());
        ToolRules.check(request.getToolChoice(), request.getToolsList());
    }

    public static void check(CompactContextRequest request) {
        InvalidRequest.unless(request.getInputCount() > 0, "There is nothing to compact: input is empty.");
        MessageRules.check(request.getInputList());
    }

    private static boolean within(double value, double least, double most) {
        return value >= least && value <= most;
    }
}
