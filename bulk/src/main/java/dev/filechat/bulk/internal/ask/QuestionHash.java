// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.ask;

import dev.filechat.bulk.ask.Question;
import dev.filechat.bulk.internal.log.Sha256;
import dev.filechat.chat.options.ChatOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A hash of what decides on an answer: the model, the text, the schema, and the settings with the client's. The same in
 * every process. Settings of the call itself, as its time, do not count, nor do secrets, as the key of a tool's server.
 */
final class QuestionHash {
    private static final Map<String, Function<ChatOptions, Object>> COUNTED = new TreeMap<>(Map.ofEntries(
            Map.entry("maxTokens", ChatOptions::maxTokens),
            Map.entry("seed", ChatOptions::seed),
            Map.entry("stop", ChatOptions::stop),
            Map.entry("temperature", ChatOptions::temperature),
            Map.entry("topP", ChatOptions::topP),
            Map.entry("tools", ChatOptions::tools),
            Map.entry("toolChoice", ChatOptions::toolChoice),
            Map.entry("responseFormat", ChatOptions::responseFormat),
            Map.entry("frequencyPenalty", ChatOptions::frequencyPenalty),
            Map.entry("presencePenalty", ChatOptions::presencePenalty),
            Map.entry("reasoningEffort", ChatOptions::reasoningEffort),
            Map.entry("searchParameters", ChatOptions::searchParameters),
            Map.entry("previousResponseId", ChatOptions::previousResponseId),
            Map.entry("maxTurns", ChatOptions::maxTurns),
            Map.entry("agentCount", ChatOptions::agentCount),
            Map.entry("guidelines", ChatOptions::guidelines)));

    private QuestionHash() {}

    /** @param options the settings with the client's */
    static String of(Question<?> question, ChatOptions options) {
        List<String> parts = new ArrayList<>();
        parts.add(question.model());
        parts.add(question.text());
        parts.add(question.jsonSchema().orElse(""));
        COUNTED.forEach((name, value) -> {
            if (options.definedOptions().contains(name)) {
                parts.add(name + "=" + value.apply(options));
            }
        });
        StringBuilder all = new StringBuilder();
        parts.forEach(part -> all.append(part.length()).append(' ').append(part));
        return Sha256.of(all.toString()).substring(0, 32);
    }
}
