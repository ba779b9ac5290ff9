// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.ReasoningEffort;
import dev.filechat.chat.tools.WebSearch;
import dev.filechat.errors.FileChatException;
import dev.filechat.files.FileScope;
import dev.filechat.files.StoredFile;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.Refusal;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.PdfFileContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.grpc.Status.Code;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/langchain4j.md. */
class LangChain4jPageTest {
    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final FileChatClient client = xai.client();

    private final ChatModel model =
            FileChatModel.builder().client(client).modelName("grok-4.5").build();

    @TempDir
    private Path directory;

    private Path report;

    @BeforeEach
    void writeReport() throws IOException {
        report =
                Files.writeString(directory.resolve("report.txt"), "The three largest risks are fire, water and wind.");
    }

    @Test
    void asksAboutAFile() {
        // snippet: ask
        ChatModel model =
                FileChatModel.builder().client(client).modelName("grok-4.5").build();
        try (FileScope scope = client.files().scope()) { // close() deletes what was uploaded through it
            StoredFile file = scope.upload(report);
            ChatResponse answer = model.chat(UserMessage.from(
                    TextContent.from("What are the three largest risks?"), UploadedFileContent.of(file)));
            System.out.println(answer.aiMessage().text());
        }
        // end

        assertThat(xai)
                .hasNoFiles()
                .lastChatRequest()
                .mentionsFile("report.txt")
                .hasModel("grok-4.5");
    }

    @Test
    void sendsAllKindsOfContent() {
        StoredFile file = client.files().upload(report);
        xai.chat().whenAnything().reply("They are alike.");
        String base64 = "JVBERi0xLjc=";
        // snippet: content
        UserMessage question = UserMessage.from(
                TextContent.from("Compare these."),
                UploadedFileContent.of(file),
                PdfFileContent.from("https://example.com/offer.pdf"),
                PdfFileContent.from(base64, "application/pdf"),
                ImageContent.from("https://example.com/map.png", ImageContent.DetailLevel.HIGH));
        // end

        model.chat(question);

        assertThat(xai.chat().lastRequest()).mentionsFile(file.id()).hasImages(1);
        assertThat(xai.chat().lastRequest().files()).hasSize(3);
    }

    @Test
    void setsParameters() {
        xai.chat().whenAnything().reply("Not much.");
        // snippet: parameters
        FileChatRequestParameters parameters = FileChatRequestParameters.builder()
                .temperature(0.2)
                .conversationId("customer-17") // finds the service's cached prompt
                .options(ChatOptions.builder()
                        .reasoningEffort(ReasoningEffort.HIGH)
                        .tools(WebSearch.create()) // beside LangChain4j's tool specifications
                        .timeout(Duration.ofMinutes(2))
                        .build())
                .build();
        ChatRequest request = ChatRequest.builder()
                .messages(UserMessage.from("What is new?"))
                .parameters(parameters)
                .build();
        // end

        model.chat(request);

        assertThat(xai)
                .lastChatRequest()
                .hasReasoningEffort(ReasoningEffort.HIGH)
                .offersTool("web_search");
    }

    @Test
    void readsUsageAndCitations() {
        xai.chat()
                .whenAnything()
                .reply("Not much.")
                .citing("https://example.com/a")
                .costInUsdTicks(20_000_000);
        ChatResponse answer = model.chat(UserMessage.from("What is new?"));
        // snippet: usage
        FileChatTokenUsage usage = (FileChatTokenUsage) answer.tokenUsage();
        int cached = usage.cachedInputTokenCount();
        Optional<BigDecimal> cost = usage.costInUsd();
        List<String> sources =
                ((FileChatResponseMetadata) answer.metadata()).response().citations();
        // end

        assertThat(cached).isNotNegative();
        assertThat(cost.orElseThrow()).isEqualByComparingTo("0.002");
        assertThat(sources).containsExactly("https://example.com/a");
    }

    @Test
    void saysWhenToComeBack() {
        xai.chat()
                .whenAnything()
                .fail(Refusal.of(Code.RESOURCE_EXHAUSTED, "Busy.").withRetryInfo(Duration.ofMinutes(10)));
        Duration wait = Duration.ZERO;
        // snippet: errors
        try {
            model.chat("Which risks are there?");
        } catch (RateLimitException e) {
            wait = ((FileChatException) e.getCause()).retryAfter().orElse(Duration.ofMinutes(1));
        }
        // end

        assertThat(wait).isEqualTo(Duration.ofMinutes(10));
    }
}
