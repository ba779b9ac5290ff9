// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.chat;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatEvent;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.ToolRun;
import dev.filechat.chat.ToolRunOptions;
import dev.filechat.chat.UnknownToolCallException;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.chat.tools.ToolCallType;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.chat.ScriptedOutput;
import dev.filechat.transport.contract.support.OverTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Calls of tools whose type is not set, or is not known: each is run, is the service's, or is an error. */
public interface ToolCallContract extends OverTransport {
    /** The function that is given in these tests. */
    RunnableTool WEATHER = RunnableTool.of(
            FunctionTool.of("weather", "The weather of a city", "{\"type\":\"object\"}"),
            (arguments, context) -> "Sunny for " + arguments);

    private static Chat asking(FileChatClient client) {
        return client.chat().create("grok-4.5").append(user("How is the weather?"));
    }

    private static ScriptedOutput calling(ToolCallType type, String name) {
        return ScriptedOutput.assistant().calling("call-7", type, name, "{\"city\":\"Oslo\"}");
    }

    /** The name is one of the given functions. */
    @Test
    default void aCallWithoutATypeIsRun() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat()
                    .whenAnything()
                    .outputs(calling(ToolCallType.UNSPECIFIED, "weather"))
                    .then()
                    .reply("It is sunny.");

            ToolRun run = asking(client).runTools(WEATHER);

            assertThat(run.content()).isEqualTo("It is sunny.");
            assertThat(run.results()).singleElement().satisfies(result -> {
                assertThat(result.content()).isEqualTo("Sunny for {\"city\":\"Oslo\"}");
                assertThat(result.call().type()).isEqualTo(ToolCallType.UNSPECIFIED);
            });
            assertThat(xai.chat().lastRequest().lastMessage().text()).isEqualTo("Sunny for {\"city\":\"Oslo\"}");
        }
    }

    /** Of every round; a listener that fails does not end the run. */
    @Test
    default void theAnswersOfARunOfToolsAreStreamed() {
        List<String> chunks = new ArrayList<>();
        ToolRunOptions options = ToolRunOptions.builder()
                .onChunk(chunk -> {
                    chunks.add(chunk.content());
                    throw new IllegalStateException("a listener that fails");
                })
                .build();
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat()
                    .whenAnything()
                    .replyStreaming("Let me ", "look.")
                    .callTool("weather", "{}")
                    .then()
                    .replyStreaming("It is ", "sunny.");

            ToolRun run = asking(client).runTools(List.of(WEATHER), options);

            assertThat(run.content()).isEqualTo("It is sunny.");
            assertThat(run.rounds()).isEqualTo(2);
            assertThat(chunks).containsSubsequence("Let me ", "look.", "It is ", "sunny.");
            assertThat(xai.calls("GetCompletionChunk")).isEqualTo(2);
            assertThat(xai.calls("GetCompletion")).isZero();
        }
    }

    /** Nor does the output have a role. */
    @Test
    default void aCallOfAnOutputWithoutARoleIsRun() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat()
                    .whenAnything()
                    .outputs(ScriptedOutput.of(Role.UNSPECIFIED)
                            .calling("call-7", ToolCallType.CLIENT_SIDE_TOOL, "weather", "{}"))
                    .then()
                    .reply("It is sunny.");

            assertThat(asking(client).runTools(WEATHER).content()).isEqualTo("It is sunny.");
        }
    }

    /** It is in the events and in the response, whole and streamed. */
    @Test
    default void aCallWithoutATypeIsShown() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().outputs(calling(ToolCallType.UNSPECIFIED, "weather"));
            Chat chat = asking(client);

            assertThat(chat.sample().clientToolCalls())
                    .extracting(ToolCall::name)
                    .containsExactly("weather");
            try (ChatStream stream = chat.stream()) {
                List<ChatEvent> events = StreamSupport.stream(stream.events().spliterator(), false)
                        .toList();

                assertThat(stream.response().clientToolCalls()).hasSize(1);
                assertThat(events)
                        .contains(new ChatEvent.ToolCalled(
                                0, stream.response().toolCalls().getFirst()));
            }
        }
    }

    /**
     * The service leaves the type out of its own calls too; their results are in the response, or their names are
     * known.
     */
    @Test
    default void theServicesOwnCallWithoutATypeIsNotRun() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat()
                    .whenAnything()
                    .outputs(
                            calling(ToolCallType.UNSPECIFIED, "weather"),
                            ScriptedOutput.tool("Rain.").calling("call-7", ToolCallType.UNSPECIFIED, "weather", "{}"),
                            ScriptedOutput.assistant("It rains."))
                    .then()
                    .outputs(calling(ToolCallType.UNSPECIFIED, "web_search"), ScriptedOutput.assistant("It snows."))
                    .then()
                    .outputs(
                            calling(new ToolCallType(99), "a_new_tool"),
                            ScriptedOutput.tool("Hail.").calling("call-7", new ToolCallType(99), "a_new_tool", "{}"),
                            ScriptedOutput.assistant("It hails."));
            Chat chat = asking(client);

            for (String content : List.of("It rains.", "It snows.", "It hails.")) {
                ToolRun run = chat.runTools(WEATHER);

                assertThat(run.content()).isEqualTo(content);
                assertThat(run.results()).isEmpty();
            }
        }
    }

    /** It could be the service's, or a function that was forgotten. */
    @Test
    default void aCallWithoutATypeAndOfAnUnknownNameIsAnError() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().outputs(calling(ToolCallType.UNSPECIFIED, "tides"));
            Chat chat = asking(client);

            assertThatExceptionOfType(UnknownToolCallException.class)
                    .isThrownBy(() -> chat.runTools(WEATHER))
                    .withMessageContainingAll(
                            "\"tides\"", "no type", "[weather]", "Give runTools(...) a tool of that name")
                    .satisfies(e -> {
                        assertThat(e.call().name()).isEqualTo("tides");
                        assertThat(e.lastResponse().toolCalls()).containsExactly(e.call());
                        assertThat(e.retryable()).isFalse();
                    });
            assertThat(chat.messages()).hasSize(1);
        }
    }

    /** Even where the name is that of a given function. */
    @Test
    default void aCallOfAnUnknownTypeIsAnError() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().outputs(calling(new ToolCallType(99), "weather"));

            assertThatExceptionOfType(UnknownToolCallException.class)
                    .isThrownBy(() -> asking(client).runTools(WEATHER))
                    .withMessageContainingAll("\"weather\"", "ToolCallType(99)", "Use a newer version")
                    .satisfies(e -> assertThat(e.call().type().number()).isEqualTo(99));
        }
    }
}
