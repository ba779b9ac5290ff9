// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.filechat.chat.ChatSnapshot;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.FileRef;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.tools.Mcp;
import dev.filechat.chat.tools.Tool;
import dev.filechat.chat.tools.WebSearch;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The failures of JSON that is not a conversation, and the secrets of tools. */
class ChatJsonTest {
    private static final Mcp TOOL = Mcp.builder("https://ledger.example/mcp")
            .serverLabel("ledger")
            .authorization("Bearer s3cret")
            .extraHeaders(Map.of("x-key", "s3cret"))
            .build();
    private static final Mcp WITHOUT_SECRETS =
            Mcp.builder("https://ledger.example/mcp").serverLabel("ledger").build();

    @Test
    void secretsAreNotWritten() {
        String json = ChatJson.toJson(chat(WebSearch.create(), TOOL));

        assertThat(json)
                .doesNotContain("s3cret", "x-key")
                .contains("\"withheld\":[\"authorization\",\"extraHeaders\"]");
    }

    @Test
    void aChatWhoseToolsHadSecretsIsNotLoadedWithoutThemUnnoticed() {
        String json = ChatJson.toJson(chat(WebSearch.create(), TOOL));

        assertThatThrownBy(() -> ChatJson.fromJson(json))
                .isInstanceOf(ChatJsonException.class)
                .hasMessage("The saved chat cannot be read at /options/tools/1: the MCP tool was saved without its "
                        + "authorization and headers; give them again: ChatJson.fromJson(json, tool -> ...)");
    }

    @Test
    void theCallerGivesTheSecretsAgain() {
        ChatSnapshot chat = chat(WebSearch.create(), TOOL);

        assertThat(ChatJson.fromJson(ChatJson.toJson(chat), tool -> {
                    assertThat(tool).isEqualTo(WITHOUT_SECRETS);
                    return TOOL;
                }))
                .isEqualTo(chat);
    }

    @Test
    void aToolMayGoOnWithoutItsSecrets() {
        assertThat(ChatJson.fromJson(ChatJson.toJson(chat(TOOL)), tool -> tool)
                        .options()
                        .tools())
                .isEqualTo(List.<Tool>of(WITHOUT_SECRETS));
    }

    @Test
    void aToolWithoutSecretsIsLoadedAsAnyOther() {
        ChatSnapshot chat = chat(WITHOUT_SECRETS);

        assertThat(ChatJson.toJson(chat)).doesNotContain("withheld");
        assertThat(ChatJson.fromJson(ChatJson.toJson(chat))).isEqualTo(chat);
    }

    @Test
    void constantsAreReadByNameAndByNumber() {
        assertThat(roleOf("\"DEVELOPER\"")).isEqualTo(Role.DEVELOPER);
        assertThat(roleOf("6")).isEqualTo(Role.DEVELOPER);
        assertThat(roleOf("99")).isEqualTo(new Role(99));
    }

    @Test
    void aLargeInlineFileIsKept() {
        byte[] bytes = new byte[20 << 20];
        ChatSnapshot chat = new ChatSnapshot(
                "m",
                ChatOptions.none(),
                List.of(Message.user(Content.file(FileRef.inline("a.bin", "", bytes)))),
                Usage.builder().build(),
                0,
                "");

        assertThat(ChatJson.fromJson(ChatJson.toJson(chat))).isEqualTo(chat);
    }

    @ParameterizedTest
    @MethodSource
    void jsonThatCannotBeReadIsReportedWithItsPlace(String json, String path, String problem) {
        ChatJsonException thrown = catchThrowableOfType(ChatJsonException.class, () -> ChatJson.fromJson(json));

        assertThat(thrown.path()).isEqualTo(path);
        assertThat(thrown)
                .hasMessage(
                        "The saved chat cannot be read at " + (path.isEmpty() ? "its root" : path) + ": " + problem);
    }

    static Stream<Arguments> jsonThatCannotBeReadIsReportedWithItsPlace() {
        return Stream.of(
                Arguments.of("", "", "expected JSON, found no text"),
                Arguments.of(
                        "{",
                        "",
                        "expected JSON, found a text that ends in the middle of it; a limit of tokens may have cut it"),
                Arguments.of("[]", "/format", "expected filechat.chat; this is not a saved chat"),
                Arguments.of("{\"format\": \"other\"}", "/format", "expected filechat.chat; this is not a saved chat"),
                Arguments.of("{\"format\": \"filechat.chat\"}", "/version", "expected a number from 1 to 1"),
                Arguments.of(
                        "{\"format\": \"filechat.chat\", \"version\": 2, \"new\": 1}",
                        "/version",
                        "it has version 2, and this filechat reads up to 1; read it with a newer filechat"),
                Arguments.of("{\"format\": \"filechat.chat\", \"version\": 1}", "/model", "missing"),
                Arguments.of(
                        json("\"new\": 1", ""),
                        "/new",
                        "unknown field; known are callsOfUnknownCost, conversationId, messages, model, options, usage"),
                Arguments.of(
                        json("\"callsOfUnknownCost\": \"1\"", ""),
                        "/callsOfUnknownCost",
                        "expected an integer of 32 bits"),
                Arguments.of(
                        json("\"callsOfUnknownCost\": null", ""),
                        "/callsOfUnknownCost",
                        "expected an integer of 32 bits"),
                Arguments.of(json("\"model\": \"twice\"", ""), "/model", "the property is there twice"),
                Arguments.of(json("", "{\"contents\": []}"), "/messages/0/role", "missing"),
                Arguments.of(
                        json("", "{\"role\": \"BOSS\", \"contents\": []}"),
                        "/messages/0/role",
                        "expected a number, or one of ASSISTANT, DEVELOPER, FUNCTION, SYSTEM, TOOL, UNSPECIFIED, USER"),
                Arguments.of(
                        json("", "{\"role\": \"USER\", \"contents\": [{\"type\": \"video\"}]}"),
                        "/messages/0/contents/0/type",
                        "expected one of text, image, file"),
                Arguments.of(
                        json(
                                "",
                                "{\"role\": \"USER\", \"contents\": [{\"type\": \"text\", \"text\": \"\", \"x\": 1}]}"),
                        "/messages/0/contents/0/x",
                        "unknown field; known are text"),
                Arguments.of(
                        json("", file("{\"type\": \"uploaded\", \"fileId\": \"\"}")),
                        "/messages/0/contents/0/ref",
                        "fileId is empty"),
                Arguments.of(
                        json("", file("{\"type\": \"inline\", \"filename\": \"a\", \"data\": \"%\"}")),
                        "/messages/0/contents/0/ref/data",
                        "expected bytes in base64"),
                Arguments.of(
                        json("\"callsOfUnknownCost\": 1e99999999999", ""),
                        "/callsOfUnknownCost",
                        "a number is out of range"),
                Arguments.of(
                        json("\"callsOfUnknownCost\": 1e999999999", ""),
                        "/callsOfUnknownCost",
                        "expected an integer of 32 bits"),
                Arguments.of(
                        json("", "{\"role\": 1e999999999, \"contents\": []}"),
                        "/messages/0/role",
                        "expected a number, or one of ASSISTANT, DEVELOPER, FUNCTION, SYSTEM, TOOL, UNSPECIFIED, USER"),
                Arguments.of(
                        json("", "{\"role\": \"USER\", \"contents\": [{\"type\": \"text\", \"text\": \"a\\ud83d\"}]}"),
                        "/messages/0/contents/0",
                        "text has half of a surrogate pair at position 2, which UTF-8 cannot encode; replace it"
                                + " first"));
    }

    @Test
    void nullIsRefused() {
        assertThatThrownBy(() -> ChatJson.toJson(null)).hasMessage("snapshot");
        assertThatThrownBy(() -> ChatJson.fromJson(null)).hasMessage("json");
        assertThatThrownBy(() -> ChatJson.fromJson("{}", null)).hasMessage("secrets");
    }

    private static String file(String ref) {
        return "{\"role\": \"USER\", \"contents\": [{\"type\": \"file\", \"ref\": " + ref + "}]}";
    }

    private static String json(String field, String message) {
        return "{\"format\": \"filechat.chat\", \"version\": 1, \"model\": \"m\", \"options\": {}, \"messages\": ["
                + message + "], \"usage\": {}" + (field.isEmpty() ? "" : ", " + field) + "}";
    }

    private static Role roleOf(String json) {
        return ChatJson.fromJson(json("", "{\"role\": " + json + ", \"contents\": []}"))
                .messages()
                .getFirst()
                .role();
    }

    private static ChatSnapshot chat(Tool... tools) {
        return new ChatSnapshot(
                "m",
                ChatOptions.builder().tools(tools).build(),
                List.of(),
                Usage.builder().build(),
                0,
                "");
    }
}
