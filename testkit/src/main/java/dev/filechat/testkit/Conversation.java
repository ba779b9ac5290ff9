// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.proto.Content;
import dev.filechat.proto.FileContent;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.Message;
import dev.filechat.proto.MessageRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a chat request says, with the files that it refers to.
 *
 * @param question the text of the last user message
 * @param files each file once, in the order of the messages
 * @param images how many images there are
 * @param imageTokens what the images count for
 * @param characters how much text the messages hold, without the files
 */
record Conversation(String question, List<Attachment> files, int images, int imageTokens, long characters) {

    static Conversation of(GetCompletionsRequest request, Function<String, FileRecord> uploaded) throws IOException {
        Map<String, Attachment> byId = new LinkedHashMap<>();
        List<Attachment> inline = new ArrayList<>();
        String question = "";
        int images = 0;
        int imageTokens = 0;
        long characters = 0;
        for (Message message : request.getMessagesList()) {
            if (message.getRole() == MessageRole.ROLE_USER) {
                question = textOf(message);
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
                        if (file.getFileId().isEmpty()) {
                            inline.add(Attachment.inline(file.getFilename(), file.getMimeType(), file.getData()));
                        } else {
                            byId.put(file.getFileId(), Attachment.of(uploaded.apply(file.getFileId())));
                        }
                    }
                    case CONTENT_NOT_SET -> throw ChatRules.invalid("A content of a message is empty.");
                }
            }
        }
        List<Attachment> files = new ArrayList<>(byId.values());
        files.addAll(inline);
        return new Conversation(question, files, images, imageTokens, characters);
    }

    private static String textOf(Message message) {
        return message.getContentList().stream()
                .filter(Content::hasText)
                .map(Content::getText)
                .collect(Collectors.joining(" "));
    }

    private static void checkSource(FileContent file) {
        int sources = (file.getFileId().isEmpty() ? 0 : 1)
                + (file.getData().isEmpty() ? 0 : 1)
                + (file.getUrl().isEmpty() ? 0 : 1);
        ChatRules.require(sources == 1, "A file content needs exactly one of file_id, data and url.");
        ChatRules.require(file.getUrl().isEmpty(), "The fake fetches no URLs: send file_id or data.");
    }
}
