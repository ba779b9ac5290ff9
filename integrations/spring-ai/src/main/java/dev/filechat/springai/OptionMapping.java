// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springai;

import dev.filechat.chat.options.ChatOptionsBuilder;
import dev.filechat.chat.options.ResponseFormat;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.model.tool.StructuredOutputChatOptions;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.model.tool.ToolCallingManager;
import org.springframework.ai.tool.definition.ToolDefinition;

/** Options of a prompt as those of a chat. */
final class OptionMapping {
    private final ToolCallingManager tools;

    OptionMapping(ToolCallingManager tools) {
        this.tools = tools;
    }

    /** {@return the options} What the service does not have, or does not allow, is an IllegalArgumentException. */
    dev.filechat.chat.options.ChatOptions options(ChatOptions prompt) {
        if (prompt.getTopK() != null) {
            throw new IllegalArgumentException("topK is not supported: the service has no such option");
        }
        ChatOptionsBuilder options = prompt instanceof FileChatChatOptions own
                ? own.getOptions().toBuilder()
                : dev.filechat.chat.options.ChatOptions.builder();
        set(prompt.getTemperature(), value -> options.temperature(value.floatValue()));
        set(prompt.getTopP(), value -> options.topP(value.floatValue()));
        set(prompt.getFrequencyPenalty(), value -> options.frequencyPenalty(value.floatValue()));
        set(prompt.getPresencePenalty(), value -> options.presencePenalty(value.floatValue()));
        set(prompt.getMaxTokens(), options::maxTokens);
        set(prompt.getStopSequences(), stop -> options.stop(stop));
        if (prompt instanceof StructuredOutputChatOptions structured) {
            set(structured.getOutputSchema(), schema -> options.responseFormat(ResponseFormat.jsonSchema(schema)));
        }
        if (prompt instanceof ToolCallingChatOptions calling) {
            List<Tool> all = new ArrayList<>(options.build().tools());
            tools.resolveToolDefinitions(calling).forEach(definition -> all.add(tool(definition)));
            if (!all.isEmpty()) {
                options.tools(all);
            }
        }
        return options.build();
    }

    private static Tool tool(ToolDefinition definition) {
        return FunctionTool.of(definition.name(), definition.description(), definition.inputSchema());
    }

    private static <T> void set(@Nullable T value, Consumer<? super T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }
}
