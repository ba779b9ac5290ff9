// SPDX-License-Identifier: Apache-2.0
package dev.filechat.opentelemetry;

import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.Output;
import dev.filechat.chat.responses.Usage;
import dev.filechat.observe.CallOutcome;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Duration;
import java.util.Locale;

/** What is known of a call when it has ended. */
final class OutcomeAttributes {
    private OutcomeAttributes() {}

    static void set(Span span, CallOutcome outcome, Capture capture) {
        outcome.failure().ifPresent(failure -> setFailure(span, failure));
        if (!outcome.completed() && outcome.failure().isEmpty()) {
            span.setAttribute(Names.CLOSED_EARLY, true);
        }
        span.setAttribute(Names.ATTEMPTS, outcome.attempts());
        if (outcome.bytes() > 0) {
            span.setAttribute(Names.FILE_TRANSFERRED, outcome.bytes());
            span.setAttribute(Names.FILE_RATE, rate(outcome.bytes(), outcome.duration()));
        }
        outcome.file().ifPresent(file -> {
            span.setAttribute(Names.FILE_SIZE, file.size());
            if (capture.details()) {
                span.setAttribute(Names.FILE_ID, file.id());
            }
        });
        if (capture.details()) {
            outcome.response().ifPresent(response -> set(span, response, capture));
        }
    }

    /** The class only: the message may quote what was sent, and the service may put anything into it. */
    static void setFailure(Span span, Throwable failure) {
        span.setAttribute(Names.ERROR_TYPE, failure.getClass().getName());
        span.setStatus(StatusCode.ERROR);
    }

    /** Bytes a second. */
    private static double rate(long bytes, Duration duration) {
        return bytes / Math.max(1e-9, Instruments.seconds(duration));
    }

    private static void set(Span span, ChatResponse response, Capture capture) {
        if (!response.id().isEmpty()) {
            span.setAttribute(Names.RESPONSE_ID, response.id());
        }
        if (!response.model().isEmpty()) {
            span.setAttribute(Names.RESPONSE_MODEL, response.model());
        }
        if (!response.outputs().isEmpty()) {
            span.setAttribute(
                    Names.RESPONSE_FINISH_REASONS,
                    response.outputs().stream()
                            .map(OutcomeAttributes::finishReason)
                            .toList());
        }
        response.usage().ifPresent(usage -> set(span, usage));
        if (capture.content()) {
            span.setAttribute(Names.OUTPUT_MESSAGES, new MessagesJson(capture).output(response.outputs()));
        }
    }

    static String finishReason(Output output) {
        return output.finishReason().toString().toLowerCase(Locale.ROOT);
    }

    private static void set(Span span, Usage usage) {
        span.setAttribute(Names.USAGE_INPUT_TOKENS, usage.promptTokens());
        span.setAttribute(Names.USAGE_OUTPUT_TOKENS, Instruments.outputTokens(usage));
        span.setAttribute(Names.USAGE_CACHED_TOKENS, usage.cachedPromptTextTokens());
        span.setAttribute(Names.USAGE_REASONING_TOKENS, usage.reasoningTokens());
        usage.costInUsd().ifPresent(cost -> span.setAttribute(Names.COST, cost.doubleValue()));
    }
}
