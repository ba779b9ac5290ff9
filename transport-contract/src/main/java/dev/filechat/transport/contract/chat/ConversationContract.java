// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.chat;

import static dev.filechat.chat.messages.Message.user;
import static dev.filechat.testkit.chat.TextMatcher.containing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatSnapshot;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.CostBudget;
import dev.filechat.chat.CostBudgetException;
import dev.filechat.chat.OutputFormat;
import dev.filechat.chat.OutputMismatchException;
import dev.filechat.chat.ToolRun;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.FileRef;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.Guideline;
import dev.filechat.chat.options.GuidelineCategory;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.InlineCitation;
import dev.filechat.chat.search.CitationSource;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.chat.tools.ToolCallType;
import dev.filechat.files.StoredFile;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.chat.ChatSettings;
import dev.filechat.testkit.chat.ReceivedMessage;
import dev.filechat.testkit.chat.ScriptedOutput;
import dev.filechat.transport.contract.support.OverTransport;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Conversations of several turns: what the service is sent, and what comes back. */
public interface ConversationContract extends OverTransport {
    /** Several answers to one question, whole and side by side in a stream. */
    @Test
    default void severalAnswersComeInOneCall() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().reply("A heron.");
            Chat chat = client.chat().create("grok-4.5").append(user("Name a bird."));

            ChatResponse whole = chat.sample(3);
            try (ChatStream stream = chat.stream(3)) {
                String[] texts = {"", "", ""};
                for (ChatChunk chunk : stream) {
                    IntStream.range(0, 3).forEach(i -> texts[i] += chunk.content(i));
                }

                assertThat(texts).containsOnly("A heron.");
                assertThat(stream.response().choices()).hasSize(3);
            }
            assertThat(whole.choices()).hasSize(3).allSatisfy(choice -> {
                assertThat(choice.content()).isEqualTo("A heron.");
                assertThat(choice.usage()).isEmpty();
            });
            assertThat(xai.chat().requests()).hasSize(2);
            chat.append(whole.choices().getLast());
            assertThat(chat.messages()).hasSize(2);
        }
    }

    /**
     * An answer of several outputs is replayed whole: each with its role, and a tool's with the call that it answers.
     */
    @Test
    default void anAnswerOfSeveralOutputsIsReplayedWhole() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat()
                    .whenUserSays(containing("risks"))
                    .outputs(
                            ScriptedOutput.assistant("")
                                    .calling("call-7", ToolCallType.ATTACHMENT_SEARCH_TOOL, "attachment_search", "{}"),
                            ScriptedOutput.tool("page 3")
                                    .calling("call-7", ToolCallType.ATTACHMENT_SEARCH_TOOL, "attachment_search", "{}"),
                            ScriptedOutput.assistant("Three.").encryptedContent("opaque"));
            xai.chat().whenUserSays(containing("Sure")).reply("Yes.");
            Chat chat = client.chat().create("grok-4.5").append(user("Which risks?"));

            ChatResponse response = chat.sample();
            assertThat(response.content()).isEqualTo("Three.");
            chat.append(response).append(user("Sure?"));
            assertThat(chat.sample().content()).isEqualTo("Yes.");

            List<ReceivedMessage> received = xai.chat().lastRequest().messages();
            assertThat(received)
                    .extracting(message -> message.role().toString())
                    .containsExactly("USER", "ASSISTANT", "TOOL", "ASSISTANT", "USER");
            assertThat(received.get(2).isToolResult()).isTrue();
            assertThat(received.get(2).text()).isEqualTo("page 3");
        }
    }

    /** The tools that the model calls are run, and their results are sent to it, until it answers. */
    @Test
    default void toolsAreRunUntilTheModelAnswers() {
        RunnableTool weather = RunnableTool.of(
                FunctionTool.of("weather", "The weather of a city", "{\"type\":\"object\"}"),
                (arguments, context) -> "Sunny for " + arguments);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat()
                    .whenUserSays(containing("weather"))
                    .withTool("weather")
                    .callTool("weather", "{\"city\":\"Rome\"}")
                    .callTool("weather", "{\"city\":\"Oslo\"}")
                    .then()
                    .replyWith(request -> "It is: " + request.lastMessage().text());
            Chat chat = client.chat().create("grok-4.5").append(user("How is the weather in Rome and Oslo?"));

            ToolRun run = chat.runTools(weather);

            assertThat(run.content()).isEqualTo("It is: Sunny for {\"city\":\"Oslo\"}");
            assertThat(run.results()).hasSize(2);
            assertThat(chat.messages()).hasSize(4);
            assertThat(xai.chat().lastRequest().messages().get(2).text()).isEqualTo("Sunny for {\"city\":\"Rome\"}");
        }
    }

    /**
     * An answer of a type: the schema arrives, an answer that fits becomes a value, and one that does not fails with
     * its text.
     */
    @Test
    default void typedAnswersAreParsed() {
        OutputFormat<Integer> number = new OutputFormat<>() {
            @Override
            public String jsonSchema() {
                return "{\"type\":\"integer\"}";
            }

            @Override
            public Integer decode(String text) {
                try {
                    return Integer.valueOf(text);
                } catch (NumberFormatException e) {
                    throw new OutputMismatchException("", "an integer was expected", text, e);
                }
            }
        };
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().reply("3").then().reply("three").costInUsdTicks(5);
            Chat chat = client.chat().create("grok-4.5").append(user("How many?"));

            assertThat(chat.parse(number).value()).isEqualTo(3);
            assertThat(xai.chat().lastRequest().settings().responseSchema()).contains(number.jsonSchema());
            assertThatExceptionOfType(OutputMismatchException.class)
                    .isThrownBy(() -> chat.parse(number))
                    .satisfies(e -> assertThat(e.text()).isEqualTo("three"))
                    .satisfies(e -> assertThat(e.response().flatMap(ChatResponse::costInUsd))
                            .isPresent());
        }
    }

    /** An inline citation of an uploaded file has the name that the conversation knows. */
    @Test
    default void citationsHaveTheNamesOfTheFiles() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(ChatContract.heron());
            xai.chat()
                    .whenAnything()
                    .reply("48213")
                    .citing(new InlineCitation(
                            "1", 0, 5, new CitationSource.Collections(file.id(), "c-1", "48213", 0.5f, List.of())));
            Chat chat = client.chat().create("grok-4.5").append(user("Which code?", Content.file(file)));

            List<InlineCitation> citations = chat.sample().inlineCitations();

            assertThat(citations).hasSize(1);
            assertThat(chat.fileName(citations.getFirst())).contains("heron.txt");
        }
    }

    /** What goes with a message arrives: images, files inline and at a URL, in their order. */
    @Test
    default void imagesAndInlineFilesArrive() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            Chat chat = client.chat()
                    .create("grok-4.5")
                    .append(user(
                            Content.file(FileRef.inline(
                                    "heron.txt",
                                    "text/plain",
                                    "The access code of Project Heron is 48213.".getBytes(StandardCharsets.UTF_8))),
                            Content.text("What is the access code"),
                            Content.image(png),
                            Content.text("of Project Heron?")));

            assertThat(chat.sample().content()).contains("48213");
            assertThat(xai.chat().lastRequest().images()).isEqualTo(1);
            assertThat(xai.chat().lastRequest().files()).extracting("name").containsExactly("heron.txt");
        }
    }

    /** The settings of client, chat and call arrive, the narrower ones first. */
    @Test
    default void layersOfSettingsArrive() {
        ChatOptions defaults = ChatOptions.builder()
                .temperature(0.25f)
                .maxTokens(1_000)
                .endUserId("client")
                .build();
        ChatOptions chats =
                ChatOptions.builder().temperature(0.5f).endUserId("chat").build();
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai).chatDefaults(defaults).build()) {
            xai.chat().whenAnything().reply("Yes.");
            ChatResponse response = client.chat()
                    .create("grok-4.5", chats)
                    .append(user("?"))
                    .sample(ChatOptions.builder().endUserId("call").build());

            assertThat(response.settings().orElseThrow().maxTokens()).hasValue(1_000);
            assertThat(response.settings().orElseThrow().temperature()).contains(0.5f);
            assertThat(response.settings().orElseThrow().endUserId()).isEqualTo("call");
        }
    }

    /** What the answer must not hold, and the name of the end user for the service's policies. */
    @Test
    default void guidelinesAndTheSafetyIdentifierArrive() {
        ChatOptions options = ChatOptions.builder()
                .safetyIdentifier("7f3a")
                .guidelines(Guideline.decline(GuidelineCategory.VIOLENCE), Guideline.decline(GuidelineCategory.NSFW))
                .build();
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai).build()) {
            client.chat().create("grok-4.5", options).append(user("?")).sample();

            ChatSettings settings = xai.chat().lastRequest().settings();
            assertThat(settings.safetyIdentifier()).contains("7f3a");
            assertThat(settings.guidelines())
                    .containsExactly(
                            Guideline.decline(GuidelineCategory.VIOLENCE), Guideline.decline(GuidelineCategory.NSFW));
        }
    }

    /** Costs are exact to the tick, and a spent budget sends nothing. */
    @Test
    default void costsAddUpAndASpentBudgetSendsNothing() {
        CostBudget budget = CostBudget.ofUsd(new BigDecimal("0.0000000004"));
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai).costBudget(budget).build()) {
            xai.chat().whenAnything().reply("Yes.").costInUsdTicks(3);
            Chat chat = client.chat().create("grok-4.5").append(user("?"));
            chat.sample();
            try (ChatStream stream = chat.stream()) {
                stream.forEach(chunk -> {});
            }

            assertThat(chat.cost().orElseThrow()).isEqualByComparingTo("0.0000000006");
            assertThat(budget.spentInUsd()).isEqualByComparingTo("0.0000000006");
            assertThatExceptionOfType(CostBudgetException.class).isThrownBy(chat::sample);
            assertThat(xai.chat().requests()).hasSize(2);
        }
    }

    /** A conversation that was kept goes on in another client. */
    @Test
    default void aRestoredConversationGoesOn() {
        try (FakeXai xai = fake().start();
                FileChatClient first = client(xai);
                FileChatClient second = client(xai)) {
            xai.chat().whenUserSays(containing("How")).reply("Three.").costInUsdTicks(3);
            xai.chat().whenUserSays(containing("Sure")).reply("Yes.").costInUsdTicks(4);
            Chat chat = first.chat().create("grok-4.5").append(user("How many?"));
            ChatSnapshot snapshot = chat.append(chat.sample()).snapshot();

            Chat restored = second.chat().restore(snapshot).append(Message.user("Sure?"));

            assertThat(restored.sample().content()).isEqualTo("Yes.");
            assertThat(restored.cost().orElseThrow()).isEqualByComparingTo("0.0000000007");
            assertThat(xai.chat().lastRequest().messages()).hasSize(3);
        }
    }
}
