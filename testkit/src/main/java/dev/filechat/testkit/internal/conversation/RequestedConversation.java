// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.conversation;

import dev.filechat.proto.Content;
import dev.filechat.proto.FileContent;
import dev.filechat.proto.Message;
import dev.filechat.proto.MessageRole;
import dev.filechat.testkit.internal.document.Document;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import dev.filechat.testkit.internal.wire.MessageText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the messages of a chat request say, with the files that they refer to.
 *
 * @param messages the messages
 * @param question the text of the last user message
 * @param files each file once, in the order of the messages; inline ones last
 * @param urls files on the web, which the fake does not fetch
 * @param images how many images there are
 * @param imageTokens what the images count for
 * @param characters how much text the messages hold, without the files
 * @param earlierCharacters how much of it was there when the model answered last
 */
public record RequestedConversation(
        List<Message> messages,
        String question,
        List<AttachedFile> files,
        List<String> urls,
        int images,
        int imageTokens,
        long characters,
        long earlierCharacters) {

    public static RequestedConversation of(List<Message> messages, Function<String, Document> uploaded)
            throws IOException {
        Map<String, AttachedFile> byId = new LinkedHashMap<>();
        List<AttachedFile> inline = new ArrayList<>();
        List<String> urls = new ArrayList<>();
        String question = "";
        int images = 0;
        int imageTokens = 0;
        long characters = 0;
        long earlier = 0;
        for (Message message : messages) {
            if (message.getRole() == MessageRole.ROLE_USER) {
                question = MessageText.of(message);
            }
            for (Content content : message.getContentList()) {
                switch (content.getContentCase()) {
                    case TEXT -> characters += content.getText().length();
                    case IMAGE_URL -> {
                        images++;
                        imageTokens += ImageRules.tokens(content.getImageUrl(), uploaded);
                    }
                    case FILE -> {
                        FileContent file = content.getFile();
                        checkSource(file);
                        if (!file.getUrl().isEmpty()) {
                            urls.add(file.getUrl());
                        } else if (file.getFileId().isEmpty()) {
                            inline.add(new AttachedFile(
                                    "", ReceivedInlineFile.of(file.getFilename(), file.getMimeType(), file.getData())));
                        } else {
                            String id = file.getFileId();
                            byId.put(id, new AttachedFile(id, uploaded.apply(id)));
                        }
                    }
                    case CONTENT_NOT_SET -> throw InvalidRequest.of("A content of a message is empty.");
                }
            }
            if (message.getRole() == MessageRole.ROLE_ASSISTANT) {
                earlier = characters;
            }
        }
        List<AttachedFile> files = new ArrayList<>(byId.values());
        files.addAll(inline);
        return new RequestedConversation(messages, question, files, urls, images, imageTokens, characters, earlier);
    }

    public List<Document> documents() {
        return files.stream().map(AttachedFile::document).toList();
    }

    private static void checkSource(FileContent file) {
        int sources = (file.getFileId().isEmpty() ? 0 : 1)
                + (file.getData().isEmpty() ? 0 : 1)
                + (file.getUrl().isEmpty() ? 0 : 1);
        InvalidRequest.unless(sources == 1, "A file content needs exactly one of file_id, data and url.");
    }
}
