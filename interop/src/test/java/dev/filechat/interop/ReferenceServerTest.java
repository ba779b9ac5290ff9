// SPDX-License-Identifier: Apache-2.0
package dev.filechat.interop;

import static dev.filechat.chat.messages.Message.user;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.ToolRoundsException;
import dev.filechat.chat.ToolRunOptions;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.OutputImage;
import dev.filechat.chat.tools.AttachmentSearch;
import dev.filechat.chat.tools.ImageGeneration;
import dev.filechat.chat.tools.WebSearch;
import dev.filechat.errors.AuthenticationException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.ServiceException;
import dev.filechat.errors.StatusCode;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.jackson.JacksonTool;
import dev.filechat.jackson.RecordFormat;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** filechat's client, and a server that is not filechat's: the answers expected are those of that server. */
@ParameterizedClass
@ValueSource(strings = {"grpc-netty", "grpc-okhttp"})
class ReferenceServerTest {
    private static final String HELLO = "Hello, this is a test response!";
    private static ReferenceServer server;

    @Parameter
    String transport;

    @AutoClose
    private FileChatClient client;

    record Weather(String city, String units) {}

    record Forecast(String city, String units, int temperature) {}

    @BeforeAll
    static void start() throws Exception {
        server = ReferenceServer.startOrSkip();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void connect() {
        client = server.client(transport).build();
    }

    @Test
    void filesArriveWhole() {
        assertThat(upload(new byte[0]).size()).isZero();
        StoredFile large = upload(new byte[(6 << 20) + 1]);
        assertThat(large.size()).isEqualTo((6 << 20) + 1);
        assertThat(large.name()).isEqualTo("report.txt");
        assertThat(large.id()).isNotEmpty();
    }

    @Test
    void aFileIsAskedAbout() {
        ChatResponse response =
                about(upload("Heron".getBytes(UTF_8)), ChatOptions.none()).sample();

        assertThat(response.content()).isEqualTo(HELLO);
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(response.usage().orElseThrow().totalTokens()).isEqualTo(15);
    }

    /** The server gives as many answers as are asked for, and none if no number is sent. */
    @Test
    void severalAnswersCome() {
        Chat chat = client.chat().create("grok-4.5").append(user("Hello?"));

        assertThat(chat.sample(3).choices())
                .hasSize(3)
                .allMatch(choice -> choice.content().equals(HELLO));
        try (ChatStream stream = chat.stream(3)) {
            stream.forEach(chunk -> {});
            assertThat(stream.response().choices())
                    .hasSize(3)
                    .allMatch(choice -> choice.content().equals(HELLO));
        }
    }

    @Test
    void anAnswerAboutAFileIsStreamed() {
        StoredFile file = upload(new byte[10]);
        try (ChatStream stream = about(file, ChatOptions.none()).stream()) {
            StringBuilder text = new StringBuilder();
            for (ChatChunk chunk : stream) {
                text.append(chunk.content());
            }

            assertThat(text).hasToString(HELLO);
            assertThat(stream.response().finishReason()).isEqualTo(FinishReason.MAX_LENGTH);
        }
    }

    /** Only the last of the outputs has a reason to finish. */
    @Test
    void anAnswerAfterToolsOfTheServiceIsWholeAndStreamed() {
        ChatOptions searching = ChatOptions.builder()
                .tools(AttachmentSearch.create(), WebSearch.create())
                .build();
        Chat chat = about(upload(new byte[10]), searching);

        ChatResponse whole = chat.sample();
        assertThat(whole.content()).isEqualTo("I am searching.");
        try (ChatStream stream = chat.stream()) {
            stream.forEach(chunk -> {});
            ChatResponse streamed = stream.response();
            assertThat(streamed.content()).isEqualTo("I am searching.");
            assertThat(streamed.finishReason()).isEqualTo(FinishReason.STOP);
            assertThat(streamed.outputs()).hasSize(3);
        }
    }

    /** The service sends a picture as the output of its tool. */
    @Test
    void aPictureOfAnAnswerIsWholeAndStreamed() throws IOException {
        Chat chat = client.chat()
                .create(
                        "grok-4.5",
                        ChatOptions.builder().tools(ImageGeneration.create()).build())
                .append(user("Generate an image of a corgi"));

        checkPicture(chat.sample());
        try (ChatStream stream = chat.stream()) {
            StringBuilder text = new StringBuilder();
            stream.forEach(chunk -> text.append(chunk.content()));

            assertThat(text).hasToString("Here is your image.");
            checkPicture(stream.response());
        }
    }

    private static void checkPicture(ChatResponse response) throws IOException {
        assertThat(response.content()).isEqualTo("Here is your image.");
        OutputImage picture = response.outputImages().getFirst();
        assertThat(response.outputImages()).hasSize(1);
        assertThat(picture.call().name()).isEqualTo("imagine_text_to_image");
        assertThat(picture.mimeType()).contains("image/jpeg");
        assertThat(picture.id()).contains("img01");
        assertThat(picture.bytes()).isEqualTo(server.picture());
    }

    /** The calls have no type. The server calls the function whatever it is answered. */
    @Test
    void functionsAreRun() {
        Queue<Weather> calls = new ConcurrentLinkedQueue<>();
        JacksonTool<Weather> weather = JacksonTool.of("weather", "Tells the weather", Weather.class, (asked, call) -> {
            calls.add(asked);
            return "rain";
        });
        Chat chat = client.chat().create("grok-4.5").append(user("What is the weather?"));

        assertThatExceptionOfType(ToolRoundsException.class)
                .isThrownBy(() -> chat.runTools(
                        List.of(weather), ToolRunOptions.builder().maxRounds(3).build()));
        assertThat(calls).containsOnly(new Weather("London", "C")).hasSizeBetween(2, 3);
    }

    @Test
    void aReplyIsParsed() {
        Chat chat = client.chat().create("grok-4.5").append(user("What is the forecast?"));

        assertThat(chat.parse(RecordFormat.of(Forecast.class)).value()).isEqualTo(new Forecast("London", "C", 20));
    }

    @Test
    void anAnswerIsDeferred() {
        Chat chat = client.chat().create("grok-4.5").append(user("Hello?"));

        assertThat(chat.defer().await().content()).isEqualTo(HELLO);
    }

    @Test
    void anAnswerIsStoredAndDeleted() {
        Chat chat = client.chat()
                .create("grok-4.5", ChatOptions.builder().storeMessages(true).build())
                .append(user("Hello?"));
        ChatResponse response = chat.sample();

        assertThat(client.chat().stored(response.id()).content()).isEqualTo(HELLO);
        client.chat().deleteStored(response.id());
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> client.chat().stored(response.id()));
    }

    @Test
    void aConversationIsCompacted() {
        Chat chat = client.chat().create("grok-4.5").append(user("Hello?"));
        chat.append(chat.sample()).append(user("And?"));

        assertThat(chat.compact().droppedMessages()).isEqualTo(1);
        assertThat(chat.messages().getFirst().encryptedContent()).isEqualTo("compacted-encrypted-content");
    }

    @Test
    void whatTheServerLacksOrRefusesIsSaid() {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> client.files().delete("file_1"))
                .satisfies(e -> assertThat(e.status()).isEqualTo(StatusCode.UNIMPLEMENTED));
        try (FileChatClient stranger = server.client(transport).apiKey("wrong").build()) {
            assertThatExceptionOfType(AuthenticationException.class)
                    .isThrownBy(() -> stranger.chat()
                            .create("grok-4.5")
                            .append(user("Hello?"))
                            .sample());
        }
    }

    private StoredFile upload(byte[] bytes) {
        return client.files().upload(FileSource.of("report.txt", bytes));
    }

    private Chat about(StoredFile file, ChatOptions options) {
        return client.chat().create("grok-4.5", options).append(user("What does it say?", Content.file(file)));
    }
}
