// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

import static dev.filechat.chat.messages.Message.system;
import static dev.filechat.chat.messages.Message.user;
import static dev.filechat.testkit.assertions.FakeXaiAssertTest.assertFailure;
import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static dev.filechat.testkit.chat.TextMatcher.containing;

import dev.filechat.FileChatClient;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.ReasoningEffort;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.chat.ChatRequest.Kind;
import dev.filechat.testkit.chat.ChatSettings;
import java.util.OptionalInt;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What assertions about chat requests say when they fail, and that they hold when they should. */
class ChatRequestAssertTest {

    @AutoClose
    private final FakeXai xai = FakeXai.builder().inProcess().start();

    @AutoClose
    private final FileChatClient client = xai.client();

    @Test
    void knowARequestWithEverything() {
        StoredFile file = client.files().upload(FileSource.text("report.txt", "The otters are back."));
        client.chat()
                .create(
                        "grok-4.5",
                        ChatOptions.builder()
                                .temperature(0.2f)
                                .maxTokens(50)
                                .reasoningEffort(ReasoningEffort.HIGH)
                                .tools(FunctionTool.of("weather", "The weather.", "{\"type\":\"object\"}"))
                                .build())
                .append(system("Be brief."))
                .append(user("Who is back?", Content.file(file)))
                .sample();
        ChatRequestAssert request = assertThat(xai).lastChatRequest();

        request.mentionsFile(file.id())
                .mentionsFile("report.txt")
                .hasModel("grok-4.5")
                .hasKind(Kind.WHOLE)
                .saysAsUser(containing("back"))
                .saysAsSystem(containing("brief"))
                .hasRoles(Role.SYSTEM, Role.USER)
                .offersTool("weather")
                .hasImages(0)
                .hasTemperature(0.2)
                .hasMaxTokens(50)
                .hasReasoningEffort(ReasoningEffort.HIGH)
                .hasSetting("seed", ChatSettings::seed, OptionalInt.empty());
        String files = "\n  report.txt (" + file.id() + ")";
        String messages = "Its messages:\n  SYSTEM: Be brief.\n  USER: Who is back?";
        assertFailure(() -> request.mentionsFile("file_8"))
                .startsWith("Expected the chat request\n  model grok-4.5, user says \"Who is back?\", file report.txt")
                .endsWith("to mention the file file_8. It mentions these files:" + files);
        assertFailure(request::mentionsNoFiles).endsWith("to mention no files. It mentions:" + files);
        assertFailure(() -> request.hasModel("grok-5")).endsWith("to have the model grok-5, and it is grok-4.5.");
        assertFailure(() -> request.hasKind(Kind.STREAMED)).endsWith("to have the kind STREAMED, and it is WHOLE.");
        assertFailure(() -> request.saysAsUser(containing("ships")))
                .endsWith("to end with a message of the user containing \"ships\".\n" + messages);
        assertFailure(() -> request.saysAsSystem(containing("back")))
                .endsWith("to have a system message containing \"back\".\n" + messages);
        assertFailure(() -> request.hasRoles(Role.USER)).endsWith("to have messages of [USER].\n" + messages);
        assertFailure(() -> request.offersTool("time"))
                .endsWith("to offer the tool time. It offers these tools:\n  weather");
        assertFailure(request::offersNoTools).endsWith("to offer no tools. It offers:\n  weather");
        assertFailure(() -> request.hasImages(1)).endsWith("to have 1 image. It has 0.");
        assertFailure(() -> request.hasTemperature(0.3))
                .contains(
                        "to have the setting temperature with the value OptionalDouble[0.3],",
                        " and it is OptionalDouble[0.2].")
                .contains("All settings:\n")
                .contains("\n  max_tokens: 50");
        assertFailure(() -> request.hasMaxTokens(51)).contains("max_tokens with the value OptionalInt[51]");
        assertFailure(() -> request.hasReasoningEffort(ReasoningEffort.LOW))
                .contains("reasoning_effort with the value Optional[");
        assertFailure(() -> request.hasSetting("seed", ChatSettings::seed, OptionalInt.of(7)))
                .contains("to have the setting seed with the value OptionalInt[7], and it is OptionalInt.empty.");
    }

    @Test
    void knowARequestWithNothing() {
        client.chat().create("grok-4.5").append(user("Hello?")).sample();
        ChatRequestAssert request = assertThat(xai).lastChatRequest();

        request.mentionsNoFiles().offersNoTools();
        assertFailure(() -> request.mentionsFile("report.txt")).endsWith("these files:\n  none");
        assertFailure(() -> request.offersTool("time")).endsWith("these tools:\n  none");
    }
}
