// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.tools.ToolChoice;
import java.util.Map;

/** The options that can stand beside LangChain4j's parameters. A setting with two places could not be overridden. */
final class OwnOptions {
    private static final Map<String, String> PARAMETERS = Map.of(
            "temperature", "temperature",
            "topP", "topP",
            "frequencyPenalty", "frequencyPenalty",
            "presencePenalty", "presencePenalty",
            "maxTokens", "maxOutputTokens",
            "stop", "stopSequences",
            "responseFormat", "responseFormat");

    private OwnOptions() {}

    static ChatOptions check(ChatOptions options) {
        for (String name : options.definedOptions()) {
            String parameter = PARAMETERS.get(name);
            if (parameter != null) {
                throw misplaced(name, parameter);
            }
        }
        if (options.n().isPresent()) {
            throw new IllegalArgumentException(
                    "options has n, and LangChain4j has no place for several answers; ask several times");
        }
        if (options.toolChoice().orElse(null) instanceof ToolChoice.Mode) {
            throw misplaced("toolChoice", "toolChoice");
        }
        return options;
    }

    private static IllegalArgumentException misplaced(String name, String parameter) {
        return new IllegalArgumentException("options has " + name
                + ", which is a parameter of LangChain4j; set it with " + parameter + "(...) of the parameters");
    }
}
