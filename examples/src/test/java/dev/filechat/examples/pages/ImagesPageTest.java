// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.pages;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.OutputImage;
import dev.filechat.chat.tools.ImageGeneration;
import dev.filechat.images.AspectRatio;
import dev.filechat.images.GeneratedImage;
import dev.filechat.images.ImageRequest;
import dev.filechat.images.ImageResponse;
import dev.filechat.images.ImageStorage;
import dev.filechat.testkit.FakeXai;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/images.md. */
class ImagesPageTest {
    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final FileChatClient client =
            xai.configure(FileChatClient.builder()).transport("grpc-netty").build();

    @TempDir
    private Path directory;

    @Test
    void aPictureThatIsMadeAndSaved() {
        // snippet: make
        GeneratedImage gate = client.images()
                .generate("grok-imagine-image", "A gate at dawn")
                .images()
                .getFirst();
        client.images().save(gate, directory.resolve("gate.png"));
        // end
        assertThat(directory.resolve("gate.png")).hasBinaryContent(gate.bytes());
        // snippet: edit
        ImageRequest request = ImageRequest.builder("grok-imagine-image", "Make the gate red")
                .sources(List.of(Content.image(gate.bytes()))) // or of an uploaded file, or at a URL
                .n(2)
                .aspectRatio(AspectRatio.RATIO_16_9)
                .build();
        ImageResponse response = client.images().generate(request);
        // end
        assertThat(response.images()).hasSize(2);
    }

    @Test
    void aPictureThatTheServiceKeeps() {
        // snippet: keep
        ImageRequest request = ImageRequest.builder("grok-imagine-image", "A gate at dawn")
                .storage(ImageStorage.builder("gate.png")
                        .expiresAfter(Duration.ofDays(1))
                        .publicUrl(true)
                        .build())
                .build();
        GeneratedImage gate = client.images().generate(request).images().getFirst();
        gate.stored().ifPresent(file -> System.out.println(file.fileId()));
        // end
        assertThat(xai.files().all())
                .singleElement()
                .satisfies(file -> assertThat(file.content()).hasBinaryContent(gate.bytes()));
    }

    @Test
    void picturesInAnAnswer() {
        // snippet: tool
        ChatOptions options =
                ChatOptions.builder().tools(ImageGeneration.create()).build();
        Chat chat = client.chat().create("grok-4.5", options);
        ChatResponse answer = chat.append(user("Draw a gate at dawn")).sample();
        System.out.println(answer.content());
        for (OutputImage picture : answer.outputImages()) {
            client.images()
                    .save(picture, directory.resolve("gate-" + picture.call().id() + ".png"));
        }
        // end
        assertThat(answer.outputImages())
                .singleElement()
                .satisfies(picture -> assertThat(
                                directory.resolve("gate-" + picture.call().id() + ".png"))
                        .hasBinaryContent(picture.bytes()));
    }
}
