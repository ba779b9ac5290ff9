// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.batches;

import com.fasterxml.jackson.databind.JsonNode;
import dev.filechat.proto.Content;
import dev.filechat.proto.FileContent;
import dev.filechat.proto.FormatType;
import dev.filechat.proto.Function;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.ImageUrlContent;
import dev.filechat.proto.Message;
import dev.filechat.proto.MessageRole;
import dev.filechat.proto.ReasoningEffort;
import dev.filechat.proto.ResponseFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** A chat as the REST API takes it, as a message. A field that this fake does not read is refused by its name. */
final class RestChat {

    private static final Map<String, BiConsumer<GetCompletionsRequest.Builder, JsonNode>> FIELDS = Map.ofEntries(
            Map.entry("model", (request, value) -> request.setModel(text("model", value))),
            Map.entry("messages", (request, value) -> {
                unless(value.isArray(), "messages is no array");
                value.forEach(message -> request.addMessages(message(message)));
            }),
            Map.entry("n", (request, value) -> request.setN(whole("n", value))),
            Map.entry("max_tokens", (request, value) -> request.setMaxTokens(whole("max_tokens", value))),
            Map.entry(
                    "max_completion_tokens",
                    (request, value) -> request.setMaxTokens(whole("max_completion_tokens", value))),
            Map.entry("seed", (request, value) -> request.setSeed(whole("seed", value))),
            Map.entry("temperature", (request, value) -> request.setTemperature(number("temperature", value))),
            Map.entry("top_p", (request, value) -> request.setTopP(number("top_p", value))),
            Map.entry(
                    "frequency_penalty",
                    (request, value) -> request.setFrequencyPenalty(number("frequency_penalty", value))),
            Map.entry(
                    "presence_penalty",
                    (request, value) -> request.setPresencePenalty(number("presence_penalty", value))),
            Map.entry("user", (request, value) -> request.setUser(text("user", value))),
            Map.entry("stop", (request, value) -> {
                if (value.isTextual()) {
                    request.addStop(value.textValue());
                } else {
                    value.forEach(each -> request.addStop(text("stop", each)));
                }
            }),
            Map.entry("reasoning_effort", (request, value) -> request.setReasoningEffort(effort(value))),
            Map.entry("response_format", (request, value) -> request.setResponseFormat(format(value))),
            Map.entry(
                    "tools",
                    (request, value) ->
                            value.forEach(tool -> request.addToolsBuilder().setFunction(function(tool)))),
            Map.entry(
                    "stream",
                    (request, value) -> unless(!value.asBoolean(), "stream is true; a batch streams nothing")));

    private RestChat() {}

    /** @throws IllegalArgumentException if it is none; the message says what is wrong */
    static GetCompletionsRequest toMessage(JsonNode body) {
        GetCompletionsRequest.Builder request = GetCompletionsRequest.newBuilder();
        body.properties().forEach(field -> {
            BiConsumer<GetCompletionsRequest.Builder, JsonNode> setter = FIELDS.get(field.getKey());
            unless(setter != null, "this fake does not read body." + field.getKey());
            if (setter != null && !field.getValue().isNull()) {
                setter.accept(request, field.getValue());
            }
        });
        unless(!request.getModel().isBlank(), "body lacks model");
        unless(request.getMessagesCount() > 0, "body lacks messages");
        return request.build();
    }

    private static Message message(JsonNode message) {
        Message.Builder built = Message.newBuilder().setRole(role(text("role", message.path("role"))));
        JsonNode content = message.path("content");
        if (content.isTextual()) {
            built.addContentBuilder().setText(content.textValue());
        } else {
            content.forEach(part -> built.addContent(content(part)));
        }
        if (message.has("name")) {
            built.setName(text("name", message.path("name")));
        }
        if (message.has("tool_call_id")) {
            built.setToolCallId(text("tool_call_id", message.path("tool_call_id")));
        }
        return built.build();
    }

    private static Content content(JsonNode part) {
        Content.Builder content = Content.newBuilder();
        String type = part.path("type").asText();
        return switch (type) {
            case "text" -> content.setText(text("text", part.path("text"))).build();
            case "image_url" ->
                content.setImageUrl(ImageUrlContent.newBuilder()
                                .setImageUrl(text(
                                        "image_url.url", part.path("image_url").path("url"))))
                        .build();
            case "file" ->
                content.setFile(FileContent.newBuilder()
                                .setFileId(
                                        text("file.file_id", part.path("file").path("file_id"))))
                        .build();
            default -> throw new IllegalArgumentException("this fake does not read content of the type '" + type + "'");
        };
    }

    private static MessageRole role(String name) {
        return switch (name) {
            case "system" -> MessageRole.ROLE_SYSTEM;
            case "developer" -> MessageRole.ROLE_DEVELOPER;
            case "user" -> MessageRole.ROLE_USER;
            case "assistant" -> MessageRole.ROLE_ASSISTANT;
            case "tool" -> MessageRole.ROLE_TOOL;
            default -> throw new IllegalArgumentException("'" + name + "' is no role");
        };
    }

    private static ReasoningEffort effort(JsonNode value) {
        String name = "EFFORT_" + text("reasoning_effort", value).toUpperCase(Locale.ROOT);
        for (ReasoningEffort effort : ReasoningEffort.values()) {
            if (effort.name().equals(name)) {
                return effort;
            }
        }
        throw new IllegalArgumentException("'" + value.asText() + "' is no reasoning_effort");
    }

    private static ResponseFormat format(JsonNode value) {
        String type = value.path("type").asText();
        return switch (type) {
            case "text" ->
                ResponseFormat.newBuilder()
                        .setFormatType(FormatType.FORMAT_TYPE_TEXT)
                        .build();
            case "json_object" ->
                ResponseFormat.newBuilder()
                        .setFormatType(FormatType.FORMAT_TYPE_JSON_OBJECT)
                        .build();
            case "json_schema" ->
                ResponseFormat.newBuilder()
                        .setFormatType(FormatType.FORMAT_TYPE_JSON_SCHEMA)
                        .setSchema(value.path("json_schema").path("schema").toString())
                        .build();
            default -> throw new IllegalArgumentException("'" + type + "' is no type of response_format");
        };
    }

    private static Function function(JsonNode tool) {
        unless(
                tool.path("type").asText().equals("function"),
                "this fake does not read tools of the type '"
                        + tool.path("type").asText() + "'");
        JsonNode function = tool.path("function");
        return Function.newBuilder()
                .setName(text("function.name", function.path("name")))
                .setDescription(function.path("description").asText())
                .setStrict(function.path("strict").asBoolean())
                .setParameters(function.path("parameters").toString())
                .build();
    }

    private static String text(String name, JsonNode value) {
        unless(value.isTextual(), name + " is no text");
        return value.textValue();
    }

    private static int whole(String name, JsonNode value) {
        unless(value.isIntegralNumber() && value.canConvertToInt(), name + " is no whole number");
        return value.intValue();
    }

    private static float number(String name, JsonNode value) {
        unless(value.isNumber(), name + " is no number");
        return value.floatValue();
    }

    private static void unless(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
