// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.chat;

import static dev.filechat.jackson.internal.codec.ComponentValues.put;
import static dev.filechat.jackson.internal.codec.SimpleCodec.BASE64;
import static dev.filechat.jackson.internal.codec.SimpleCodec.TEXT;

import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.FileContent;
import dev.filechat.chat.messages.FileRef;
import dev.filechat.chat.messages.ImageContent;
import dev.filechat.chat.messages.ImageDetail;
import dev.filechat.chat.messages.ImageRef;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.messages.TextContent;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.chat.tools.ToolCallStatus;
import dev.filechat.chat.tools.ToolCallType;
import dev.filechat.jackson.internal.codec.Codec;
import dev.filechat.jackson.internal.codec.ComponentValues;
import dev.filechat.jackson.internal.codec.ConstantCodec;
import dev.filechat.jackson.internal.codec.ObjectCodec;
import dev.filechat.jackson.internal.codec.UnionCodec;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;

/** The JSON of messages and of their parts. */
final class MessageJson {
    private static final Codec<Role> ROLE = new ConstantCodec<>(Role.class, Role::new, Role::number);

    private static final Codec<ImageRef> IMAGE_REF = new UnionCodec<ImageRef>()
            .or(
                    "url",
                    ImageRef.Url.class,
                    ObjectCodec.record(image -> new ImageRef.Url(image.get("url", String.class)))
                            .required("url", TEXT, ImageRef.Url::url, put("url")))
            .or(
                    "uploaded",
                    ImageRef.Uploaded.class,
                    ObjectCodec.record(image -> new ImageRef.Uploaded(image.get("fileId", String.class)))
                            .required("fileId", TEXT, ImageRef.Uploaded::fileId, put("fileId")));

    private static final Codec<FileRef> FILE_REF = new UnionCodec<FileRef>()
            .or(
                    "uploaded",
                    FileRef.Uploaded.class,
                    named(file -> new FileRef.Uploaded(file.get("fileId", String.class), name(file), mimeType(file)))
                            .required("fileId", TEXT, FileRef.Uploaded::fileId, put("fileId")))
            .or(
                    "inline",
                    FileRef.Inline.class,
                    named(file -> new FileRef.Inline(name(file), mimeType(file), file.get("data", ByteBuffer.class)))
                            .required("data", BASE64, FileRef.Inline::data, put("data")))
            .or(
                    "url",
                    FileRef.Url.class,
                    named(file -> new FileRef.Url(file.get("url", String.class), name(file), mimeType(file)))
                            .required("url", TEXT, FileRef.Url::url, put("url")));

    private static final Codec<Content> CONTENT = new UnionCodec<Content>()
            .or(
                    "text",
                    TextContent.class,
                    ObjectCodec.record(text -> new TextContent(text.get("text", String.class)))
                            .required("text", TEXT, TextContent::text, put("text")))
            .or(
                    "image",
                    ImageContent.class,
                    ObjectCodec.record(image -> new ImageContent(
                                    image.get("source", ImageRef.class), image.get("detail", ImageDetail.class)))
                            .required("source", IMAGE_REF, ImageContent::source, put("source"))
                            .required(
                                    "detail",
                                    new ConstantCodec<>(ImageDetail.class, ImageDetail::new, ImageDetail::number),
                                    ImageContent::detail,
                                    put("detail")))
            .or(
                    "file",
                    FileContent.class,
                    ObjectCodec.record(file -> new FileContent(
                                    file.get("ref", FileRef.class), file.get("knownName", String.class, "")))
                            .required("ref", FILE_REF, FileContent::ref, put("ref"))
                            .field("knownName", TEXT, FileContent::knownName, put("knownName"), ""));

    private static final Codec<ToolCall> TOOL_CALL = ObjectCodec.of(ToolCall::builder, ToolCall.Builder::build)
            .required("id", TEXT, ToolCall::id, ToolCall.Builder::id)
            .required(
                    "type",
                    new ConstantCodec<>(ToolCallType.class, ToolCallType::new, ToolCallType::number),
                    ToolCall::type,
                    ToolCall.Builder::type)
            .required(
                    "status",
                    new ConstantCodec<>(ToolCallStatus.class, ToolCallStatus::new, ToolCallStatus::number),
                    ToolCall::status,
                    ToolCall.Builder::status)
            .optional("errorMessage", TEXT, ToolCall::errorMessage, ToolCall.Builder::errorMessage)
            .required("name", TEXT, ToolCall::name, ToolCall.Builder::name)
            .required("arguments", TEXT, ToolCall::arguments, ToolCall.Builder::arguments);

    static final Codec<Message> MESSAGE = ObjectCodec.of(
                    () -> Message.builder(Role.UNSPECIFIED), Message.Builder::build)
            .required("role", ROLE, Message::role, Message.Builder::role)
            .field("name", TEXT, Message::name, Message.Builder::name, "")
            .required("contents", CONTENT.list(), Message::contents, Message.Builder::contents)
            .optional("reasoningContent", TEXT, Message::reasoningContent, Message.Builder::reasoningContent)
            .field("toolCalls", TOOL_CALL.list(), Message::toolCalls, Message.Builder::toolCalls, List.of())
            .field("encryptedContent", TEXT, Message::encryptedContent, Message.Builder::encryptedContent, "")
            .optional("toolCallId", TEXT, Message::toolCallId, Message.Builder::toolCallId);

    private MessageJson() {}

    private static <T extends FileRef> ObjectCodec<T, ComponentValues> named(Function<ComponentValues, T> make) {
        return ObjectCodec.record(make)
                .field("filename", TEXT, FileRef::filename, put("filename"), "")
                .field("mimeType", TEXT, FileRef::mimeType, put("mimeType"), "");
    }

    private static String name(ComponentValues file) {
        return file.get("filename", String.class, "");
    }

    private static String mimeType(ComponentValues file) {
        return file.get("mimeType", String.class, "");
    }
}
