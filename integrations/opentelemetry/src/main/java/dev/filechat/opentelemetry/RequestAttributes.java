// SPDX-License-Identifier: Apache-2.0
package dev.filechat.opentelemetry;

import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.FormatType;
import dev.filechat.observe.CallOperation;
import dev.filechat.observe.ObservedCall;
import dev.filechat.spi.CompletionRequest;
import io.opentelemetry.api.trace.Span;

/** What is known of a call when it starts. */
final class RequestAttributes {
    private RequestAttributes() {}

    static void set(Span span, ObservedCall call, Capture capture) {
        if (call.operation() == CallOperation.CHAT_STREAM) {
            span.setAttribute(Names.REQUEST_STREAM, true);
        }
        call.fileSize().ifPresent(size -> span.setAttribute(Names.FILE_SIZE, size));
        if (capture.details()) {
            call.conversationId().ifPresent(id -> span.setAttribute(Names.CONVERSATION_ID, id));
            call.fileId().ifPresent(id -> span.setAttribute(Names.FILE_ID, id));
            call.request().ifPresent(request -> set(span, request, capture));
        }
        if (capture.content()) {
            call.fileName().ifPresent(name -> span.setAttribute(Names.FILE_NAME, capture.redacted(name)));
        }
    }

    private static void set(Span span, CompletionRequest request, Capture capture) {
        ChatOptions options = request.options();
        if (options.n().orElse(1) != 1) {
            span.setAttribute(Names.REQUEST_CHOICE_COUNT, options.n().getAsInt());
        }
        options.seed().ifPresent(seed -> span.setAttribute(Names.REQUEST_SEED, seed));
        options.maxTokens().ifPresent(tokens -> span.setAttribute(Names.REQUEST_MAX_TOKENS, tokens));
        options.temperature().ifPresent(value -> span.setAttribute(Names.REQUEST_TEMPERATURE, decimal(value)));
        options.topP().ifPresent(value -> span.setAttribute(Names.REQUEST_TOP_P, decimal(value)));
        options.frequencyPenalty()
                .ifPresent(value -> span.setAttribute(Names.REQUEST_FREQUENCY_PENALTY, decimal(value)));
        options.presencePenalty().ifPresent(value -> span.setAttribute(Names.REQUEST_PRESENCE_PENALTY, decimal(value)));
        options.responseFormat()
                .ifPresent(format ->
                        span.setAttribute(Names.OUTPUT_TYPE, format.type().equals(FormatType.TEXT) ? "text" : "json"));
        if (capture.content()) {
            if (!options.stop().isEmpty()) {
                span.setAttribute(
                        Names.REQUEST_STOP_SEQUENCES,
                        options.stop().stream().map(capture::redacted).toList());
            }
            span.setAttribute(Names.INPUT_MESSAGES, new MessagesJson(capture).input(request.messages()));
        }
    }

    /** 0.7f is 0.7, not 0.699999988079071. */
    private static double decimal(float value) {
        return Double.parseDouble(Float.toString(value));
    }
}
