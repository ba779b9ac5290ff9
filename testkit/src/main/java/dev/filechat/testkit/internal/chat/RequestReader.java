// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.chat;

import dev.filechat.chat.messages.Role;
import dev.filechat.proto.Content;
import dev.filechat.proto.FileContent;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.Message;
import dev.filechat.proto.Tool;
import dev.filechat.testkit.chat.ChatRequest;
import dev.filechat.testkit.chat.ReceivedFile;
import dev.filechat.testkit.chat.ReceivedMessage;
import dev.filechat.testkit.internal.answer.ApiValues;
import dev.filechat.testkit.internal.conversation.UploadedFiles;
import dev.filechat.testkit.internal.wire.MessageText;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Puts a request into the testkit's own words. */
final class RequestReader {

    private final UploadedFiles files;

    RequestReader(UploadedFiles files) {
        this.files = files;
    }

    ChatRequest read(GetCompletionsRequest request, ChatRequest.Kind kind, int team, Instant receivedAt) {
        return new ChatRequest(
                kind,
                team,
                receivedAt,
                request.getModel(),
                request.getMessagesList().stream()
                        .map(message -> message(message, team))
                        .toList(),
                request.getToolsList().stream().map(RequestReader::nameOf).toList(),
                SentSettings.of(request));
    }

    private ReceivedMessage message(Message message, int team) {
        List<Content> contents = message.getContentList();
        return new ReceivedMessage(
                new Role(message.getRoleValue()),
                MessageText.of(message),
                contents.stream()
                        .filter(Content::hasFile)
                        .map(content -> file(content.getFile(), team))
                        .toList(),
                Math.toIntExact(contents.stream().filter(Content::hasImageUrl).count()),
                message.getReasoningContent(),
                message.getToolCallsList().stream().map(ApiValues::toolCall).toList(),
                message.getToolCallId(),
                message.getEncryptedContent());
    }

    private ReceivedFile file(FileContent file, int team) {
        String name = file.getFileId().isEmpty() ? file.getFilename() : files.nameOf(team, file.getFileId());
        return new ReceivedFile(file.getFileId(), name, file.getUrl());
    }

    static String nameOf(Tool tool) {
        return tool.hasFunction()
                ? tool.getFunction().getName()
                : tool.getToolCase().name().toLowerCase(Locale.ROOT);
    }
}
