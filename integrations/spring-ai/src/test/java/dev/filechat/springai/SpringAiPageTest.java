// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.files.StoredFile;
import dev.filechat.testkit.FakeXai;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.publisher.Flux;

/** The code of docs/spring-ai.md. */
class SpringAiPageTest {
    @Test
    void asksAboutAFile(@TempDir Path folder) throws Exception {
        Path path = Files.writeString(folder.resolve("report.txt"), "The code is 48213.");
        try (FakeXai xai = FakeXai.start();
                FileChatClient client = xai.client()) {
            // snippet: model
            ChatModel model = FileChatChatModel.builder(client)
                    .options(FileChatChatOptions.builder().model("grok-4.5").build())
                    .build();
            // end

            // snippet: files
            StoredFile report = client.files().upload(path);
            UserMessage question = UserMessage.builder()
                    .text("What is the code?")
                    .media(UploadedMedia.file(report))
                    .build();
            String answer =
                    ChatClient.create(model).prompt(new Prompt(question)).call().content();
            // end
            assertThat(answer).contains("48213");

            // snippet: stream
            Flux<String> pieces = ChatClient.create(model).prompt(new Prompt(question)).stream()
                    .content();
            // end
            assertThat(String.join("", pieces.collectList().block())).contains("48213");
        }
    }
}
