// SPDX-License-Identifier: Apache-2.0
package dev.filechat.opentelemetry;

import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.FileContent;
import dev.filechat.chat.messages.FileRef;
import dev.filechat.chat.messages.ImageContent;
import dev.filechat.chat.messages.ImageRef;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.messages.TextContent;
import dev.filechat.chat.responses.Output;
import dev.filechat.chat.tools.ToolCall;
import io.opentelemetry.api.common.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Messages as JSON, in the form of the conventions. Images and files that go with a message are left out. */
record MessagesJson(Capture capture) {
    String input(List<Message> messages) {
        return json(messages.stream().<Value<?>>map(this::message).toList());
    }

    String output(List<Output> outputs) {
        return json(outputs.stream().<Value<?>>map(this::output).toList());
    }

    private static String json(List<Value<?>> values) {
        return Value.of(values).asString();
    }

    private Value<?> message(Message message) {
        List<Value<?>> parts = new ArrayList<>();
        message.reasoningContent().ifPresent(text -> parts.add(text("reasoning", text)));
        if (message.toolCallId().isPresent()) {
            parts.add(object(
                    "type", "tool_call_response",
                    "id", message.toolCallId().get(),
                    "response", capture.redacted(message.text())));
        } else {
            message.contents().stream()
                    .filter(content ->
                            !(content instanceof TextContent text && text.text().isEmpty()))
                    .forEach(content -> parts.add(part(content)));
        }
        message.toolCalls().forEach(call -> parts.add(toolCall(call)));
        return Value.of(message(message.role(), parts));
    }

    private static Map<String, Value<?>> message(Role role, List<Value<?>> parts) {
        Map<String, Value<?>> message = new LinkedHashMap<>();
        message.put("role", Value.of(role.toString().toLowerCase(Locale.ROOT)));
        message.put("parts", Value.of(parts));
        return message;
    }

    private Value<?> output(Output output) {
        List<Value<?>> parts = new ArrayList<>();
        if (!output.reasoningContent().isEmpty()) {
            parts.add(text("reasoning", output.reasoningContent()));
        }
        if (!output.content().isEmpty()) {
            parts.add(text("text", output.content()));
        }
        output.toolCalls().forEach(call -> parts.add(toolCall(call)));
        Map<String, Value<?>> message = message(output.role(), parts);
        message.put("finish_reason", Value.of(OutcomeAttributes.finishReason(output)));
        return Value.of(message);
    }

    private Value<?> part(Content content) {
        return switch (content) {
            case TextContent text -> text("text", text.text());
            case FileContent file -> file(file.ref());
            case ImageContent image -> image(image.source());
        };
    }

    private Value<?> file(FileRef ref) {
        return switch (ref) {
            case FileRef.Uploaded file -> object("type", "file", "modality", "document", "file_id", file.fileId());
            case FileRef.Url file -> object("type", "uri", "modality", "document", "uri", capture.redacted(file.url()));
            case FileRef.Inline file -> object("type", "inline_file", "mime_type", file.mimeType());
        };
    }

    private Value<?> image(ImageRef ref) {
        return switch (ref) {
            case ImageRef.Uploaded image -> object("type", "file", "modality", "image", "file_id", image.fileId());
            case ImageRef.Url image
            when image.url().startsWith("data:") -> object("type", "inline_file", "modality", "image");
            case ImageRef.Url image -> object("type", "uri", "modality", "image", "uri", capture.redacted(image.url()));
        };
    }

    private Value<?> toolCall(ToolCall call) {
        return object(
                "type", "tool_call",
                "id", call.id(),
                "name", call.name(),
                "arguments", capture.redacted(call.arguments()));
    }

    private Value<?> text(String type, String text) {
        return object("type", type, "content", capture.redacted(text));
    }

    private static Value<?> object(String... namesAndValues) {
        Map<String, Value<?>> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(namesAndValues[i], Value.of(namesAndValues[i + 1]));
        }
        return Value.of(object);
    }
}
