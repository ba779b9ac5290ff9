// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.ChatOptionsBuilder;
import dev.filechat.chat.options.ResponseFormat;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.Tool;
import dev.filechat.chat.tools.ToolChoice;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.internal.Json;
import dev.langchain4j.internal.JsonSchemaElementJsonUtils;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters of a request as the options of a chat. */
final class OptionMapping {
    private OptionMapping() {}

    /** @throws UnsupportedFeatureException if the service does not have one of them */
    static void checkSupported(ChatRequestParameters parameters) {
        if (parameters.topK() != null) {
            throw new UnsupportedFeatureException("topK is not supported: the service has no such parameter");
        }
    }

    /** {@return the options} A value out of the service's limits is an {@link IllegalArgumentException}. */
    static ChatOptions options(FileChatRequestParameters parameters) {
        checkSupported(parameters);
        ChatOptionsBuilder options = parameters.options().toBuilder();
        set(parameters.temperature(), Double::floatValue, options::temperature);
        set(parameters.topP(), Double::floatValue, options::topP);
        set(parameters.frequencyPenalty(), Double::floatValue, options::frequencyPenalty);
        set(parameters.presencePenalty(), Double::floatValue, options::presencePenalty);
        set(parameters.maxOutputTokens(), Function.identity(), options::maxTokens);
        if (!parameters.stopSequences().isEmpty()) {
            options.stop(parameters.stopSequences());
        }
        List<Tool> tools = new ArrayList<>(parameters.options().tools());
        parameters.toolSpecifications().forEach(specification -> tools.add(tool(specification)));
        if (!tools.isEmpty()) {
            options.tools(tools);
        }
        if (parameters.options().toolChoice().isEmpty()) {
            set(parameters.toolChoice(), OptionMapping::toolChoice, options::toolChoice);
        }
        set(parameters.responseFormat(), OptionMapping::responseFormat, options::responseFormat);
        return options.build();
    }

    private static <A, B> void set(@Nullable A value, Function<A, B> mapping, Consumer<B> setter) {
        if (value != null) {
            setter.accept(mapping.apply(value));
        }
    }

    private static FunctionTool tool(ToolSpecification specification) {
        JsonObjectSchema parameters = Optional.ofNullable(specification.parameters())
                .orElseGet(() -> JsonObjectSchema.builder().build());
        FunctionTool.Builder tool = FunctionTool.builder(specification.name()).parameters(json(parameters));
        Optional.ofNullable(specification.description()).ifPresent(tool::description);
        return tool.build();
    }

    private static ToolChoice toolChoice(dev.langchain4j.model.chat.request.ToolChoice choice) {
        return switch (choice) {
            case AUTO -> ToolChoice.auto();
            case REQUIRED -> ToolChoice.required();
            case NONE -> ToolChoice.none();
        };
    }

    private static ResponseFormat responseFormat(dev.langchain4j.model.chat.request.ResponseFormat format) {
        if (format.type() == ResponseFormatType.TEXT) {
            return ResponseFormat.text();
        }
        return format.jsonSchema() == null
                ? ResponseFormat.jsonObject()
                : ResponseFormat.jsonSchema(json(format.jsonSchema().rootElement()));
    }

    private static String json(JsonSchemaElement schema) {
        return Json.toJson(JsonSchemaElementJsonUtils.toMap(schema));
    }
}
