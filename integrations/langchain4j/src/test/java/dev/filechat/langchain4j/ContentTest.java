// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.FileRef;
import dev.filechat.chat.messages.ImageDetail;
import dev.filechat.chat.messages.ImageRef;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.ResponseFormat;
import dev.filechat.chat.tools.FunctionTool;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.ImageContent.DetailLevel;
import dev.langchain4j.data.message.PdfFileContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What each kind of content, and each schema, is in filechat's request. */
class ContentTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};
    private static final byte[] PDF = "%PDF-1.7 canary-5b1e".getBytes(UTF_8);

    private final CapturingTransport transport = new CapturingTransport();

    @AutoClose
    private final FileChatClient client = FileChatClient.builder()
            .apiKey("canary-key-81c2")
            .transport(transport)
            .build();

    private final ChatModel model =
            FileChatModel.builder().client(client).modelName("grok-4.5").build();

    @Test
    void anUploadedFileIsItsId() {
        assertThat(sent(UploadedFileContent.of("file_1-a b"))).isEqualTo(Content.file("file_1-a b"));
    }

    @Test
    void anUploadedImageIsItsIdAndTheDetail() {
        assertThat(sent(UploadedImageContent.of("file_1"))).isEqualTo(image(ImageDetail.AUTO));
        assertThat(sent(UploadedImageContent.of("file_1", DetailLevel.HIGH))).isEqualTo(image(ImageDetail.HIGH));
    }

    private static Content image(ImageDetail detail) {
        return new dev.filechat.chat.messages.ImageContent(new ImageRef.Uploaded("file_1"), detail);
    }

    @Test
    void aFileAtAUrlIsFetchedByTheService() {
        assertThat(sent(PdfFileContent.from("https://example.com/report.pdf")))
                .isEqualTo(Content.file(new FileRef.Url("https://example.com/report.pdf", "", "application/pdf")));
    }

    @Test
    void aFileOfBytesGoesWithTheMessage() {
        assertThat(sent(PdfFileContent.from(base64(PDF), "application/pdf")))
                .isEqualTo(Content.inlineFile("document.pdf", "application/pdf", PDF));
        assertThat(sent(PdfFileContent.from(base64("a,b".getBytes(UTF_8)), "text/csv")))
                .isEqualTo(Content.inlineFile("document", "text/csv", "a,b".getBytes(UTF_8)));
    }

    @Test
    void anImageAtAUrlIsFetchedByTheService() {
        assertThat(sent(ImageContent.from("https://example.com/map.png", DetailLevel.AUTO)))
                .isEqualTo(Content.image("https://example.com/map.png"));
    }

    @Test
    void anImageOfBytesGoesWithTheMessage() {
        assertThat(sent(ImageContent.from(base64(PNG), "image/png", DetailLevel.LOW)))
                .isEqualTo(Content.image(PNG).withDetail(ImageDetail.LOW));
    }

    @Test
    void theAuthorsNameIsSent() {
        model.chat(UserMessage.from("Ada", "Hello."));

        assertThat(transport.lastRequest().messages())
                .containsExactly(Message.builder(Role.USER)
                        .name("Ada")
                        .contents(List.of(Content.text("Hello.")))
                        .build());
    }

    @Test
    void schemasAreSentAsTheyAre() {
        JsonObjectSchema schema = JsonObjectSchema.builder()
                .addStringProperty("city")
                .required("city")
                .additionalProperties(false)
                .build();

        model.chat(ChatRequest.builder()
                .messages(UserMessage.from("Where?"))
                .responseFormat(dev.langchain4j.model.chat.request.ResponseFormat.builder()
                        .type(dev.langchain4j.model.chat.request.ResponseFormatType.JSON)
                        .jsonSchema(JsonSchema.builder()
                                .name("Place")
                                .rootElement(schema)
                                .build())
                        .build())
                .toolSpecifications(ToolSpecification.builder()
                        .name("find")
                        .description("Finds a city.")
                        .parameters(schema)
                        .build())
                .build());

        ChatOptions options = transport.lastRequest().options();
        FunctionTool tool = (FunctionTool) options.tools().getFirst();
        assertThat(tool.description()).isEqualTo("Finds a city.");
        for (String json : List.of(
                tool.parameters(),
                options.responseFormat().flatMap(ResponseFormat::schema).orElseThrow())) {
            assertThat(json)
                    .isEqualToIgnoringWhitespace("{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},"
                            + "\"required\":[\"city\"],\"additionalProperties\":false}");
        }
    }

    @Test
    void contentIsInNoMessage() {
        String broken = base64(PDF) + "!";

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> sent(PdfFileContent.from(broken, "application/pdf")))
                .withMessageContaining("not base64")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(base64(PDF)));
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> sent(ImageContent.from(base64(PDF), "image/png")))
                .withMessageContaining("neither PNG nor JPEG")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("canary"));
        assertThat(UploadedFileContent.of("file_1")).hasToString("UploadedFileContent[fileId=file_1]");
        assertThat(model.chat(UserMessage.from("Hello?")).metadata().toString()).doesNotContain("Yes.");
    }

    @Test
    void aDetailThatTheServiceLacksIsRefused() {
        assertThatExceptionOfType(UnsupportedFeatureException.class)
                .isThrownBy(() -> sent(ImageContent.from("https://example.com/map.png", DetailLevel.MEDIUM)))
                .withMessageContaining("MEDIUM");
    }

    private Content sent(dev.langchain4j.data.message.Content content) {
        model.chat(UserMessage.from(TextContent.from("What is it?"), content));
        return transport.lastRequest().messages().getFirst().contents().getLast();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
