// SPDX-License-Identifier: Apache-2.0
package dev.filechat.micrometer;

import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.Usage;
import dev.filechat.observe.CallOutcome;
import dev.filechat.observe.ObservedCall;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The keys of a call. Those of few values are always the same ones, as registries of meters demand. */
final class CallKeys {
    private CallKeys() {}

    /** Operation, model and server. */
    static KeyValues common(ObservedCall call) {
        String name = Operations.name(call.operation());
        KeyValues server = KeyValues.of(
                Names.PROVIDER_NAME,
                Names.PROVIDER,
                Names.SERVER_ADDRESS,
                call.serverAddress(),
                Names.SERVER_PORT,
                String.valueOf(call.serverPort()));
        return !Operations.isOfChat(call.operation())
                ? server.and(Names.XAI_OPERATION_NAME, name)
                : server.and(Names.OPERATION_NAME, name)
                        .and(Names.REQUEST_MODEL, call.model().orElse(KeyValue.NONE_VALUE))
                        .and(Names.RESPONSE_MODEL, KeyValue.NONE_VALUE);
    }

    static KeyValues request(ObservedCall call) {
        List<KeyValue> keys = new ArrayList<>();
        call.fileSize().ifPresent(size -> keys.add(KeyValue.of(Names.FILE_SIZE, String.valueOf(size))));
        call.fileId().ifPresent(id -> keys.add(KeyValue.of(Names.FILE_ID, id)));
        call.conversationId().ifPresent(id -> keys.add(KeyValue.of(Names.CONVERSATION_ID, id)));
        call.request().map(request -> request.options()).ifPresent(options -> {
            options.maxTokens().ifPresent(max -> keys.add(KeyValue.of(Names.REQUEST_MAX_TOKENS, String.valueOf(max))));
            options.temperature().ifPresent(t -> keys.add(KeyValue.of(Names.REQUEST_TEMPERATURE, String.valueOf(t))));
            options.topP().ifPresent(p -> keys.add(KeyValue.of(Names.REQUEST_TOP_P, String.valueOf(p))));
        });
        return KeyValues.of(keys);
    }

    static KeyValues outcome(CallOutcome outcome) {
        List<KeyValue> keys = new ArrayList<>();
        keys.add(KeyValue.of(Names.ATTEMPTS, String.valueOf(outcome.attempts())));
        if (!outcome.completed() && outcome.failure().isEmpty()) {
            keys.add(KeyValue.of(Names.CLOSED_EARLY, "true"));
        }
        if (outcome.bytes() > 0) {
            keys.add(KeyValue.of(Names.FILE_TRANSFERRED, String.valueOf(outcome.bytes())));
        }
        outcome.file().ifPresent(file -> {
            keys.add(KeyValue.of(Names.FILE_SIZE, String.valueOf(file.size())));
            keys.add(KeyValue.of(Names.FILE_ID, file.id()));
        });
        outcome.response().ifPresent(response -> add(keys, response));
        return KeyValues.of(keys);
    }

    private static void add(List<KeyValue> keys, ChatResponse response) {
        if (!response.id().isEmpty()) {
            keys.add(KeyValue.of(Names.RESPONSE_ID, response.id()));
        }
        if (!response.outputs().isEmpty()) {
            keys.add(KeyValue.of(
                    Names.RESPONSE_FINISH_REASONS,
                    response.outputs().stream()
                            .map(output -> output.finishReason().toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(","))));
        }
        response.usage().ifPresent(usage -> {
            keys.add(KeyValue.of(Names.USAGE_INPUT_TOKENS, String.valueOf(usage.promptTokens())));
            keys.add(KeyValue.of(Names.USAGE_OUTPUT_TOKENS, String.valueOf(outputTokens(usage))));
            keys.add(KeyValue.of(Names.USAGE_CACHED_TOKENS, String.valueOf(usage.cachedPromptTextTokens())));
            keys.add(KeyValue.of(Names.USAGE_REASONING_TOKENS, String.valueOf(usage.reasoningTokens())));
            usage.costInUsd()
                    .ifPresent(cost -> keys.add(
                            KeyValue.of(Names.COST, cost.stripTrailingZeros().toPlainString())));
        });
    }

    /** The service counts the reasoning apart; the conventions count it as output. */
    static long outputTokens(Usage usage) {
        return usage.completionTokens() + usage.reasoningTokens();
    }
}
