// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.responder;

import dev.filechat.proto.FinishReason;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.testkit.internal.usage.TokenEstimate;
import java.util.List;

/**
 * Where an answer ends before its end.
 *
 * @param stop the texts that end it
 * @param characters the most characters
 */
record Limits(List<String> stop, long characters) {

    static Limits of(GetCompletionsRequest request) {
        return new Limits(
                request.getStopList().stream().filter(stop -> !stop.isEmpty()).toList(),
                request.hasMaxTokens() ? TokenEstimate.characters(request.getMaxTokens()) : Long.MAX_VALUE);
    }

    String cut(String text) {
        String stopped = stopped(text);
        return stopped.length() > characters ? stopped.substring(0, (int) characters) : stopped;
    }

    int finishReason(String text) {
        return stopped(text).length() > characters ? FinishReason.REASON_MAX_LEN_VALUE : FinishReason.REASON_STOP_VALUE;
    }

    private String stopped(String text) {
        return stop.stream().mapToInt(text::indexOf).filter(position -> position >= 0).min().stream()
                .mapToObj(end -> text.substring(0, end))
                .findFirst()
                .orElse(text);
    }
}
