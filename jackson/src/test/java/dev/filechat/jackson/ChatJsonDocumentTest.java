// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.filechat.chat.ChatSnapshot;
import dev.filechat.chat.messages.FileContent;
import dev.filechat.chat.tools.Mcp;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.jackson.internal.chat.ToolJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page {@code docs/chat-json.md} describes the format. */
class ChatJsonDocumentTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EXAMPLE = Pattern.compile("```json\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("`(\\w+)`");

    private final String page;

    ChatJsonDocumentTest() throws IOException {
        page = Files.readString(Path.of("..", "docs", "chat-json.md"));
    }

    @Test
    void theExampleIsWhatIsWritten() throws IOException {
        String example = EXAMPLE.matcher(page)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();

        ChatSnapshot chat = ChatJson.fromJson(
                example,
                tool -> Mcp.builder(tool.serverUrl())
                        .serverLabel(tool.serverLabel())
                        .authorization("Bearer secret")
                        .build());

        assertThat(JSON.readTree(ChatJson.toJson(chat))).isEqualTo(JSON.readTree(example));
        assertThat(chat.model()).isEqualTo("grok-4.5");
        assertThat(chat.options().definedOptions()).containsExactlyInAnyOrder("temperature", "tools", "storeMessages");
        assertThat(((FileContent) chat.messages().get(1).contents().get(1)).knownName())
                .isEqualTo("invoice.pdf");
        assertThat(chat.messages().get(2).toolCalls())
                .extracting(ToolCall::name)
                .containsExactly("rate");
        assertThat(chat.usage().costInUsdTicks()).hasValue(8_350_000);
    }

    @Test
    void theTableListsEveryFieldThereIsAndNoOther() {
        Set<String> written = new TreeSet<>(Set.of(ToolJson.WITHHELD));
        RandomValues values = new RandomValues(new Random(1));
        IntStream.range(0, 600).forEach(i -> collect(tree(ChatJson.toJson(values.chat())), written));

        Set<String> listed = page.substring(page.indexOf("## Fields"))
                .lines()
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .flatMap(line -> CODE.matcher(line).results())
                .map(code -> code.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed).containsAll(written);
        assertThat(fieldColumn()).isSubsetOf(written);
    }

    private List<String> fieldColumn() {
        return page.substring(page.indexOf("## Fields"))
                .lines()
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .map(line -> line.split("\\|", -1)[2])
                .flatMap(cell -> CODE.matcher(cell).results())
                .map((MatchResult code) -> code.group(1))
                .toList();
    }

    private static void collect(JsonNode json, Set<String> names) {
        json.properties().forEach(property -> names.add(property.getKey()));
        json.forEach(value -> collect(value, names));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(json, e);
        }
    }
}
