// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.pages;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.system;
import static dev.filechat.chat.messages.Message.user;
import static dev.filechat.testkit.chat.TextMatcher.containing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.TerminalText;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.DeferredChat;
import dev.filechat.chat.ToolRun;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.files.StoredFile;
import dev.filechat.jackson.JacksonTool;
import dev.filechat.jackson.RecordFormat;
import dev.filechat.testkit.FakeXai;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/from-the-python-sdk.md. */
class PythonPageTest {
    private static final byte[] REPORT = "Revenue grew by 12 percent.".getBytes(UTF_8);

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final FileChatClient client =
            xai.configure(FileChatClient.builder()).transport("grpc-netty").build();

    @Test
    void aConversationAboutAFile(@TempDir Path directory) throws IOException {
        Path path = Files.write(directory.resolve("report.txt"), REPORT);
        xai.chat().whenUserSays(containing("risks")).withFile("report.txt").replyStreaming("One, ", "two.");
        xai.chat().whenUserSays(containing("worst")).withFile("report.txt").reply("Two.");
        // snippet: conversation
        StoredFile report = client.files().upload(path);
        Chat chat = client.chat().create("grok-4.5");
        chat.append(system("Answer in one sentence."));
        chat.append(user("Which risks does it name?", file(report)));

        try (ChatStream stream = chat.stream()) {
            for (ChatChunk chunk : stream) {
                System.out.print(TerminalText.harmless(chunk.content()));
            }
            chat.append(stream.response());
        }

        ChatResponse answer = chat.append(user("Which is the worst?")).sample();
        System.out.println(TerminalText.harmless(answer.content()));
        // end
        assertThat(answer.content()).isEqualTo("Two.");
        assertThat(xai.files().named("report.txt"))
                .singleElement()
                .satisfies(stored -> assertThat(stored.content()).hasBinaryContent(REPORT));
        assertThat(xai.chat().lastRequest().messages()).hasSize(4);
    }

    @Test
    void aTypedAnswer() {
        xai.chat().whenAnything().reply(new Invoice("2026-0417", 740));
        Chat chat = client.chat().create("grok-4.5").append(user("Read the invoice."));
        // snippet: parse
        Invoice invoice = chat.parse(RecordFormat.of(Invoice.class)).value();
        // end
        assertThat(invoice).isEqualTo(new Invoice("2026-0417", 740));
    }

    @Test
    void aFunctionThatTheModelCalls() {
        xai.chat()
                .whenUserSays(containing("weather"))
                .callTool("get_weather", "{\"city\": \"Oslo\"}")
                .then()
                .reply("It snows.");
        Chat chat = client.chat().create("grok-4.5").append(user("How is the weather in Oslo?"));
        // snippet: tools
        RunnableTool weather = JacksonTool.of(
                "get_weather", "Returns the weather of a city", City.class, (query, call) -> weatherOf(query.city()));
        ToolRun run = chat.runTools(weather); // calls weatherOf, and asks again with what it returns
        // end
        assertThat(run.content()).isEqualTo("It snows.");
        assertThat(run.results())
                .singleElement()
                .satisfies(result -> assertThat(result.content()).isEqualTo("snow in Oslo"));
    }

    @Test
    void anAnswerThatIsFetchedLater() {
        xai.chat().whenAnything().reply("Three.");
        Chat chat = client.chat().create("grok-4.5").append(user("How many risks are there?"));
        // snippet: deferred
        DeferredChat deferred = chat.defer(); // returns at once
        ChatResponse answer = deferred.await(Duration.ofMinutes(5));
        // end
        assertThat(answer.content()).isEqualTo("Three.");
        assertThat(client.chat().deferred(deferred.requestId()).await().content())
                .isEqualTo("Three.");
    }

    @Test
    void anAnswerThatTheServiceStores() {
        xai.chat().whenAnything().reply("Three.");
        // snippet: stored
        ChatOptions stored = ChatOptions.builder().storeMessages(true).build();
        Chat chat = client.chat().create("grok-4.5", stored).append(user("How many risks are there?"));
        String id = chat.sample().id();

        ChatResponse again = client.chat().stored(id);
        client.chat().deleteStored(id);
        // end
        assertThat(again.content()).isEqualTo("Three.");
        assertThat(xai.calls("DeleteStoredCompletion")).isEqualTo(1);
    }

    private static String weatherOf(String city) {
        return "snow in " + city;
    }

    record Invoice(String number, int total) {}

    record City(String city) {}
}
