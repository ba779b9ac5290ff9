// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatSnapshot;
import dev.filechat.chat.messages.FileContent;
import dev.filechat.chat.messages.FileRef;
import dev.filechat.chat.messages.ImageContent;
import dev.filechat.chat.messages.ImageRef;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.tools.FunctionTool;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A request of LangChain4j, ready to be sent.
 *
 * @param chat a chat of its own, with the messages and the options
 * @param responses makes LangChain4j's responses of the service's
 * @param failures makes LangChain4j's exceptions of filechat's
 */
record PreparedRequest(Chat chat, ResponseMapping responses, Failures failures) {
    /**
     * {@return the request}
     *
     * @throws dev.langchain4j.exception.LangChain4jException if it cannot be one
     */
    static PreparedRequest of(FileChatClient client, ChatRequest request) {
        return new Failures(false).translating(() -> prepare(client, request));
    }

    private static PreparedRequest prepare(FileChatClient client, ChatRequest request) {
        FileChatRequestParameters parameters = FileChatRequestParameters.builder()
                .overrideWith(request.parameters())
                .build();
        ChatOptions options = OptionMapping.options(parameters);
        List<Message> messages = MessageMapping.messages(request.messages());
        String model = Optional.ofNullable(parameters.modelName())
                .orElseThrow(() -> new IllegalArgumentException("There is no model; set modelName of the model's"
                        + " builder or of the request, for example \"grok-4.5\""));
        Chat chat = client.chat()
                .restore(new ChatSnapshot(
                        model,
                        options,
                        messages,
                        Usage.builder().build(),
                        0,
                        parameters.conversationId().orElse("")));
        Set<String> functions = options.tools().stream()
                .filter(FunctionTool.class::isInstance)
                .map(tool -> ((FunctionTool) tool).name())
                .collect(Collectors.toSet());
        boolean namesStored =
                options.previousResponseId().isPresent() || messages.stream().anyMatch(PreparedRequest::namesFile);
        return new PreparedRequest(chat, new ResponseMapping(functions), new Failures(namesStored));
    }

    private static boolean namesFile(Message message) {
        return message.contents().stream().anyMatch(content -> switch (content) {
            case FileContent file -> file.ref() instanceof FileRef.Uploaded;
            case ImageContent image -> image.source() instanceof ImageRef.Uploaded;
            default -> false;
        });
    }
}
