// SPDX-License-Identifier: Apache-2.0
package dev.filechat.opentelemetry;

import static dev.filechat.chat.messages.Message.system;
import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.errors.FileChatException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.faults.Refusal;
import io.grpc.Status.Code;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What telemetry has of the content of real calls, and when. */
class ContentTest extends ObservedCalls {
    /** Asks with a canary in all that is content, and has the service answer and fail with it. */
    private void useCanaries(FileChatClient client) {
        xai.chat()
                .whenAnything()
                .callTool("weather", "{\"city\":\"" + CANARY + "\"}")
                .then()
                .reply("It is sunny in " + CANARY + ".");
        StoredFile file = client.files().upload(FileSource.of(CANARY + ".txt", new byte[] {1, 2, 3}));
        Chat chat = client.chat()
                .create("grok-4.5", ChatOptions.builder().stop(CANARY).build());
        chat.append(system("Be brief, " + CANARY))
                .append(user("How is the weather in " + CANARY + "?", Content.file(file)));
        chat.runTools(weather(arguments -> "sunny in " + CANARY));
        xai.faults()
                .onChats()
                .times(1)
                .refuse(Refusal.of(Code.INVALID_ARGUMENT, CANARY + " with the key " + xai.key() + " is no message"));
        assertThatThrownBy(chat::sample).isInstanceOf(FileChatException.class);
    }

    @Test
    void noSpanAndNoMetricHasContentUnlessAskedFor() {
        try (FileChatClient client = client()) {
            useCanaries(client);
        }

        assertThat(telemetry.spans()).hasSize(5);
        assertThat(telemetry.everything()).doesNotContain(CANARY).doesNotContain(xai.key());
    }

    @Test
    void capturedContentIsInTheFormOfTheConventions() {
        try (FileChatClient client = client(builder -> builder.captureContent(true))) {
            useCanaries(client);
        }

        SpanData answer = telemetry.spans().get(3);
        assertThat((String) attributes(answer).get("gen_ai.input.messages"))
                .startsWith("""
                        [{"role":"system","parts":[{"type":"text","content":"Be brief, canary-7f3a"}]},\
                        {"role":"user","parts":[{"type":"text","content":"How is the weather in canary-7f3a?"},\
                        {"type":"file","modality":"document","file_id":""")
                .contains("""
                        {"role":"assistant","parts":[{"type":"tool_call","id":""", """
                        ,"name":"weather","arguments":"{\\"city\\":\\"canary-7f3a\\"}"}]}""")
                .endsWith("""
                        ,"response":"sunny in canary-7f3a"}]}]""");
        assertThat(attributes(answer))
                .containsEntry("gen_ai.output.messages", """
                        [{"role":"assistant","parts":[{"type":"text","content":"It is sunny in canary-7f3a."}],\
                        "finish_reason":"stop"}]""")
                .containsEntry("gen_ai.request.stop_sequences", List.of(CANARY));
        assertThat(attributes(telemetry.span("execute_tool weather")))
                .containsEntry("gen_ai.tool.call.arguments", "{\"city\":\"" + CANARY + "\"}")
                .containsEntry("gen_ai.tool.call.result", "sunny in " + CANARY);
        assertThat(attributes(telemetry.span("xai.file.upload"))).containsEntry("xai.file.name", CANARY + ".txt");
        assertThat(telemetry.everything()).doesNotContain(xai.key());
    }

    @Test
    void allThatIsCapturedPassesTheRedactor() {
        try (FileChatClient client =
                client(builder -> builder.captureContent(true).redactor(text -> text.replace(CANARY, "Oslo")))) {
            useCanaries(client);
        }

        assertThat(telemetry.everything())
                .contains("It is sunny in Oslo.", "Oslo.txt", "sunny in Oslo")
                .doesNotContain(CANARY);
    }

    @Test
    void aRedactorThatFailsLeavesTheTextOut() {
        try (FileChatClient client =
                client(builder -> builder.captureContent(true).redactor(text -> {
                    throw new IllegalStateException("no rule");
                }))) {
            useCanaries(client);
        }

        assertThat(telemetry.spans()).hasSize(5);
        assertThat(telemetry.everything()).contains("[the redactor failed]").doesNotContain(CANARY);
    }

    @Test
    void theEnvironmentCanAskForContentAndTheBuilderHasTheLastWord() {
        Map<String, String> environment = Map.of("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT", "true");
        xai.chat().whenAnything().reply(CANARY);
        try (FileChatClient client =
                client(builder -> builder.environment(environment::get).captureContent(false))) {
            client.chat().create("grok-4.5").append(user("Well?")).sample();
        }
        assertThat(telemetry.everything()).doesNotContain(CANARY);

        try (FileChatClient client = client(builder -> builder.environment(environment::get))) {
            client.chat().create("grok-4.5").append(user("Well?")).sample();
        }
        assertThat(telemetry.everything()).contains(CANARY);
    }

    @Test
    void theEnvironmentCanForbidAllThatIsSensitive() {
        Map<String, String> environment = Map.of("XAI_SDK_DISABLE_SENSITIVE_TELEMETRY_ATTRIBUTES", "1");
        try (FileChatClient client =
                client(builder -> builder.environment(environment::get).captureContent(true))) {
            useCanaries(client);
        }

        assertThat(telemetry.everything()).doesNotContain(CANARY).doesNotContain(xai.key());
        assertThat(attributes(telemetry.spans().getFirst()))
                .containsOnlyKeys(
                        "xai.operation.name",
                        "gen_ai.provider.name",
                        "xai.file.size",
                        "xai.file.transferred",
                        "xai.file.rate",
                        "xai.attempts",
                        "server.address",
                        "server.port");
        assertThat(attributes(telemetry.spans().get(3)))
                .containsOnlyKeys(
                        "gen_ai.operation.name",
                        "gen_ai.provider.name",
                        "gen_ai.request.model",
                        "xai.attempts",
                        "server.address",
                        "server.port");
        assertThat(attributes(telemetry.span("execute_tool weather")))
                .containsOnlyKeys("gen_ai.operation.name", "gen_ai.tool.name");
    }
}
