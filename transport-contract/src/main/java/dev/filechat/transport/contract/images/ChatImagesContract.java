// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.images;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.Output;
import dev.filechat.chat.responses.OutputImage;
import dev.filechat.chat.tools.ImageGeneration;
import dev.filechat.chat.tools.ServerSideTool;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.chat.tools.ToolCallStatus;
import dev.filechat.chat.tools.ToolCallType;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.OverTransport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that the service makes for an answer, with its own tool. */
public interface ChatImagesContract extends OverTransport {
    /** A picture of an answer is there whole, and edited in the next one. */
    @Test
    default void aPictureOfAnAnswerIsSavedAndEdited(@TempDir Path directory) throws IOException {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            Chat chat = client.chat().create("grok-4.5", offering(ImageGeneration.create()));

            ChatResponse made = chat.append(user("Draw a gate at dawn")).sample();

            OutputImage gate = made.outputImages().getFirst();
            assertThat(made.outputImages()).hasSize(1);
            assertThat(gate.mimeType()).contains("image/png");
            assertThat(gate.id()).contains("img01");
            assertThat(gate.call().name()).isEqualTo("imagine_text_to_image");
            assertThat(gate.call().arguments()).contains("Draw a gate at dawn");
            assertThat(ImageIO.read(new ByteArrayInputStream(gate.bytes()))).isNotNull();
            assertThat(client.images().save(gate, directory.resolve("gate.png")))
                    .hasBinaryContent(gate.bytes());
            assertThat(made.content()).isEqualTo("Here is the picture.");
            assertThat(made.clientToolCalls()).isEmpty();
            assertThat(made.usage().orElseThrow().serverSideToolsUsed())
                    .containsExactly(ServerSideTool.IMAGE_GENERATION);
            assertThat(gate.toString()).contains("img01").doesNotContain("base64");

            ChatResponse edited =
                    chat.append(made).append(user("Make it night")).sample();

            OutputImage night = edited.outputImages().getFirst();
            assertThat(night.call().name()).isEqualTo("imagine_image_to_image");
            assertThat(night.id()).contains("img02");
            assertThat(night.bytes()).isNotEqualTo(gate.bytes());
        }
    }

    /** A streamed picture is that of the whole answer, and none of it is in the text that is streamed. */
    @Test
    default void aStreamedPictureIsNotInTheText() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().replyStreaming("A gate,", " at dawn.").generatingImage("gate");
            Chat chat = client.chat().create("grok-4.5", offering(ImageGeneration.create()));
            StringBuilder text = new StringBuilder();
            try (ChatStream answer = chat.append(user("Draw")).stream()) {
                answer.forEach(chunk -> text.append(chunk.content()));

                assertThat(text).hasToString("A gate, at dawn.");
                assertThat(answer.response().outputImages())
                        .singleElement()
                        .satisfies(gate -> assertThat(ImageIO.read(new ByteArrayInputStream(gate.bytes())))
                                .isNotNull());
            }
        }
    }

    /** The tool edits only what there is, and makes nothing where no tool may be called. */
    @Test
    default void thereIsNoPictureWithoutOneToEdit() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            ChatOptions edits = offering(ImageGeneration.create().withAction("edit"));
            byte[] png = client.images()
                    .generate("grok-imagine-image", "A gate")
                    .images()
                    .getFirst()
                    .bytes();

            ChatResponse none = client.chat()
                    .create("grok-4.5", edits)
                    .append(user("Make it red"))
                    .sample();
            ChatResponse one = client.chat()
                    .create("grok-4.5", edits)
                    .append(user(Content.text("Make it red"), Content.image(png)))
                    .sample();

            assertThat(none.outputImages()).isEmpty();
            assertThat(one.outputImages())
                    .singleElement()
                    .satisfies(image -> assertThat(image.call().name()).isEqualTo("imagine_image_to_image"));
        }
    }

    /** The bytes of an output that is no picture cannot be read; other tools and failed calls have no pictures. */
    @Test
    default void whatIsNoPictureIsTold() {
        ToolCall call = call(ToolCallType.IMAGE_GENERATION_TOOL, ToolCallStatus.COMPLETED);
        for (String content : List.of(
                "",
                "{",
                "{}",
                "[]",
                "A gate",
                "{\"__type\":\"image_generation_result\"}",
                "{\"__type\":\"other\",\"result\":\"data:image/png;base64,AAAA\"}",
                "{\"__type\":\"image_generation_result\",\"result\":\"https://example.org/a.png\"}",
                "{\"__type\":\"image_generation_result\",\"result\":\"data:image/png;base64,?\"}")) {
            OutputImage image = only(content, call);

            assertThatIllegalStateException()
                    .as(content)
                    .isThrownBy(image::bytes)
                    .withMessageContaining("call-1");
        }
        String picture = "{ \"__type\" : \"image_generation_result\", \"size\": 3, \"image_uuid\": null,"
                + "\"result\":\"data:image\\/jpeg;base64,\\u002f\\/8=\" }";
        assertThat(only(picture, call).bytes()).containsExactly(0xff, 0xff);
        assertThat(only(picture, call).mimeType()).contains("image/jpeg");
        assertThat(only(picture, call).id()).isEmpty();
        assertThat(images(picture, call(ToolCallType.IMAGE_GENERATION_TOOL, ToolCallStatus.FAILED)))
                .isEmpty();
        assertThat(images(picture, call(ToolCallType.WEB_SEARCH_TOOL, ToolCallStatus.COMPLETED)))
                .isEmpty();
    }

    private static ToolCall call(ToolCallType type, ToolCallStatus status) {
        return ToolCall.builder()
                .id("call-1")
                .type(type)
                .status(status)
                .name("imagine_text_to_image")
                .build();
    }

    private static OutputImage only(String content, ToolCall call) {
        return images(content, call).getFirst();
    }

    private static List<OutputImage> images(String content, ToolCall call) {
        return ChatResponse.builder()
                .outputs(List.of(Output.builder()
                        .role(Role.TOOL)
                        .toolCalls(List.of(call))
                        .content(content)
                        .build()))
                .build()
                .outputImages();
    }

    private static ChatOptions offering(ImageGeneration tool) {
        return ChatOptions.builder().tools(tool).build();
    }
}
