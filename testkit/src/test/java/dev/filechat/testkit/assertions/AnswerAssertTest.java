// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

import static dev.filechat.testkit.assertions.FakeXaiAssertTest.assertFailure;
import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static dev.filechat.testkit.assertions.FileChatAssertions.assertThatIllegalArgumentException;
import static dev.filechat.testkit.chat.TextMatcher.containing;

import dev.filechat.chat.messages.Role;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.InlineCitation;
import dev.filechat.chat.responses.Output;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.search.CitationSource;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.files.StoredFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What assertions about answers, usage and files say when they fail, and that they hold when they should. */
class AnswerAssertTest {

    private final Usage usage = Usage.builder()
            .promptTokens(1_000)
            .cachedPromptTextTokens(200)
            .completionTokens(30)
            .reasoningTokens(4)
            .totalTokens(1_034)
            .costInUsdTicks(12_000_000)
            .build();
    private final ChatResponse answer = ChatResponse.builder()
            .id("answer_1")
            .model("grok-4.5")
            .usage(usage)
            .citations(List.of("https://example.org/a"))
            .outputs(List.of(Output.builder()
                    .role(Role.ASSISTANT)
                    .content("100% sure.")
                    .finishReason(FinishReason.TOOL_CALLS)
                    .toolCalls(List.of(
                            ToolCall.function("call_1", "weather", "{\"city\": \"Oslo\", \"days\": 2}"),
                            ToolCall.function("call_2", "broken", "{")))
                    .citations(List.of(
                            new InlineCitation("1", 0, 1, new CitationSource.Web("https://example.org/b")),
                            new InlineCitation(
                                    "2", 0, 1, new CitationSource.Collections("file_7", "c", "", 1, List.of()))))
                    .build()))
            .build();
    private final ChatResponse empty = ChatResponse.builder().id("answer_2").build();

    @Test
    void holdForAnAnswerThatIsAsExpected() {
        assertThat(answer)
                .hasContent("100% sure.")
                .hasContent(containing("sure"))
                .isFinished()
                .hasFinishReason(FinishReason.TOOL_CALLS)
                .hasModel("grok-4.5")
                .callsTool("weather")
                .callsTool("weather", "{\"days\":2,\"city\":\"Oslo\"}")
                .cites("https://example.org/a")
                .cites("https://example.org/b")
                .cites("file_7");
        assertThat(answer).usage().hasTotalTokens(1_034);
        assertThat(empty).callsNoTools();
    }

    @Test
    void tellHowAnAnswerDiffers() {
        assertFailure(() -> assertThat(answer).hasContent("100% unsure."))
                .isEqualTo("Expected the answer \"answer_1\" with the text\n  \"100% sure.\"\n"
                        + "to have a text equal to \"100% unsure.\".");
        assertFailure(() -> assertThat(answer).hasContent(containing("risk"))).endsWith("containing \"risk\".");
        assertFailure(() -> assertThat(empty).isFinished()).endsWith("to be finished, but it has no finish reason.");
        assertFailure(() -> assertThat(answer).hasFinishReason(FinishReason.STOP))
                .endsWith("to have the finish reason STOP, and it is TOOL_CALLS.");
        assertFailure(() -> assertThat(answer).hasModel("grok-5"))
                .endsWith("to be from the model grok-5, but it is from grok-4.5.");
        assertFailure(() -> assertThat(answer).callsTool("time"))
                .endsWith("to call the tool time. It calls:\n"
                        + "  weather with {\"city\": \"Oslo\", \"days\": 2}\n  broken with {");
        assertFailure(() -> assertThat(answer).callsTool("weather", "{\"city\": \"Bergen\"}"))
                .contains("to call the tool weather with {\"city\": \"Bergen\"}. It calls:\n  weather with ");
        assertFailure(() -> assertThat(answer).callsTool("broken", "{}")).contains("broken with {");
        assertFailure(() -> assertThat(answer).callsNoTools()).contains("to call no tools. It calls:\n  weather with");
        assertFailure(() -> assertThat(answer).cites("file_8"))
                .endsWith("to cite file_8. It cites:\n  https://example.org/a\n  https://example.org/b\n  file_7");
        assertFailure(() -> assertThat(empty).cites("file_8")).endsWith("It cites:\n  none");
        assertFailure(() -> assertThat(empty).usage()).endsWith("to have a usage, but it has none.");
        assertFailure(() -> assertThat((ChatResponse) null).isFinished()).contains("not to be null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(answer).callsTool("weather", "{"))
                .withMessageContaining("is not JSON");
    }

    @Test
    void tellHowAUsageDiffers() {
        assertThat(usage)
                .hasPromptTokens(1_000)
                .hasCachedPromptTextTokens(200)
                .hasCompletionTokens(30)
                .hasReasoningTokens(4)
                .hasTotalTokens(1_034)
                .costsUsd("0.00120");
        assertFailure(() -> assertThat(usage).hasPromptTokens(1))
                .startsWith("Expected the usage\n  Usage[")
                .endsWith("to have 1 prompt tokens, and it has 1,000.");
        assertFailure(() -> assertThat(usage).hasCachedPromptTextTokens(1)).endsWith("and it has 200.");
        assertFailure(() -> assertThat(usage).hasCompletionTokens(1)).endsWith("and it has 30.");
        assertFailure(() -> assertThat(usage).hasReasoningTokens(1)).endsWith("and it has 4.");
        assertFailure(() -> assertThat(usage).hasTotalTokens(1)).endsWith("and it has 1,034.");
        assertFailure(() -> assertThat(usage).costsUsd("0.0013")).endsWith("to cost $0.0013, and it costs $0.0012.");
        assertFailure(() -> assertThat(Usage.builder().build()).costsUsd("0"))
                .endsWith("to cost $0, and the service did not say what it cost.");
    }

    @Test
    void tellHowAFileDiffers() {
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        StoredFile file = StoredFile.builder("file_1", "a.pdf", 1_234)
                .createdAt(noon)
                .expiresAt(noon.plus(Duration.ofHours(1)))
                .publicUrl("https://example.org/a.pdf")
                .build();
        StoredFile bare = StoredFile.builder("file_2", "b.pdf", 1).build();

        assertThat(file)
                .hasName("a.pdf")
                .hasSize(1_234)
                .expiresAfter(Duration.ofHours(1))
                .hasPublicUrl();
        assertThat(bare).neverExpires().hasNoPublicUrl();
        assertFailure(() -> assertThat(file).hasName("b.pdf"))
                .startsWith("Expected the file StoredFile[id=file_1, name=a.pdf, size=1234, ")
                .endsWith("\nto have the name \"b.pdf\".");
        assertFailure(() -> assertThat(file).hasSize(1)).endsWith("to have 1 bytes, and it has 1,234.");
        assertFailure(() -> assertThat(file).expiresAfter(Duration.ofHours(2)))
                .endsWith("to expire PT2H after its upload, and it expires PT1H after it. It was uploaded at"
                        + " 2026-03-01T12:00:00Z, and expires at 2026-03-01T13:00:00Z.");
        assertFailure(() -> assertThat(bare).expiresAfter(Duration.ofHours(2)))
                .endsWith("a time that the service did not say, and is kept until it is deleted.");
        assertFailure(() -> assertThat(file).neverExpires()).contains("expires at 2026-03-01T13:00:00Z.");
        assertFailure(() -> assertThat(bare).hasPublicUrl()).endsWith("to have a public URL, and it has none.");
        assertFailure(() -> assertThat(file).hasNoPublicUrl()).endsWith("and it has https://example.org/a.pdf");
    }
}
