// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testkit.chat.TextMatcher.containing;
import static dev.filechat.testkit.chat.TextMatcher.equalTo;
import static dev.filechat.testkit.chat.TextMatcher.matching;
import static dev.filechat.testkit.chat.TextMatcher.satisfying;
import static dev.filechat.testsupport.StubClient.ask;
import static dev.filechat.testsupport.StubClient.refusal;
import static io.grpc.Metadata.ASCII_STRING_MARSHALLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.RetryInfo;
import dev.filechat.proto.Content;
import dev.filechat.proto.FileContent;
import dev.filechat.proto.Function;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.ImageUrlContent;
import dev.filechat.proto.Message;
import dev.filechat.proto.MessageRole;
import dev.filechat.proto.Tool;
import dev.filechat.testkit.chat.ReceivedFile;
import dev.filechat.testkit.faults.Refusal;
import dev.filechat.testsupport.StubClient;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which script answers which request. */
class ChatScriptTest {

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    @Test
    void answersWhatTheScriptSays() throws Exception {
        xai.chat().whenUserSays(containing("risks")).reply("Three.");

        assertThat(stubs.answer("Which risks are there?")).isEqualTo("Three.");
    }

    @Test
    void choosesByTheTextOfTheLastUserMessage() throws Exception {
        xai.chat().whenUserSays(containing("otter")).reply("contains");
        xai.chat().whenUserSays(equalTo("Where?")).reply("equals");
        xai.chat().whenUserSays(matching("(?s)How (many|much).*")).reply("matches");
        xai.chat()
                .whenUserSays(satisfying("is long", text -> text.length() > 50))
                .reply("satisfies");

        assertThat(stubs.answer("Do otters sleep?")).isEqualTo("contains");
        assertThat(stubs.answer("Where?")).isEqualTo("equals");
        assertThat(stubs.answer("How many\nare there?")).isEqualTo("matches");
        assertThat(stubs.answer("x".repeat(51))).isEqualTo("satisfies");
    }

    @Test
    void choosesByModelFilesImagesToolsAndSettings() throws Exception {
        String id = stubs.upload("report.pdf", "%PDF").getId();
        xai.chat().whenAnything().reply("anything");
        xai.chat().whenAnything().withModel("grok-4.5-mini").reply("model");
        xai.chat().whenAnything().withFile("report.pdf").reply("file by name");
        xai.chat().whenUserSays(containing("id")).withFile(id).reply("file by id");
        xai.chat().whenAnything().withImage().reply("image");
        xai.chat()
                .whenAnything()
                .with(
                        "a temperature over 1",
                        request -> request.settings().temperature().orElse(1) > 1)
                .reply("settings");

        assertThat(stubs.answer("Hello?")).isEqualTo("anything");
        assertThat(answer(ask("Hello?").toBuilder().setModel("grok-4.5-mini"))).isEqualTo("model");
        assertThat(stubs.answer("Hello?", id)).isEqualTo("file by name");
        assertThat(stubs.answer("by id?", id)).isEqualTo("file by id");
        assertThat(answer(withImage(ask("Hello?")))).isEqualTo("image");
        assertThat(answer(ask("Hello?").toBuilder().setTemperature(1.5f))).isEqualTo("settings");
    }

    @Test
    void takesTheNewestScriptThatFits() throws Exception {
        xai.chat().whenAnything().reply("old");
        xai.chat().whenUserSays(containing("risks")).reply("new");

        assertThat(stubs.answer("risks?")).isEqualTo("new");
        assertThat(stubs.answer("chances?")).isEqualTo("old");
    }

    @Test
    void goesThroughASequenceAndStaysAtItsEnd() throws Exception {
        xai.chat()
                .whenAnything()
                .fail(Code.UNAVAILABLE, "Come back later.")
                .then()
                .reply("twice")
                .times(2)
                .then()
                .reply("last");

        Status refused = refusal(() -> stubs.answer("?"));
        assertThat(refused.getCode()).isEqualTo(Code.UNAVAILABLE);
        assertThat(refused.getDescription()).isEqualTo("Come back later.");
        assertThat(stubs.answer("?")).isEqualTo("twice");
        assertThat(stubs.answer("?")).isEqualTo("twice");
        assertThat(stubs.answer("?")).isEqualTo("last");
        assertThat(stubs.answer("?")).isEqualTo("last");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesWithTheTimeToComeBack(boolean streamed) {
        xai.chat()
                .whenAnything()
                .fail(Refusal.of(Code.RESOURCE_EXHAUSTED, "Too many requests.")
                        .withRetryInfo(Duration.ofSeconds(90))
                        .withPushback(Duration.ofMillis(1500)));

        StatusException refused = catchThrowableOfType(StatusException.class, () -> {
            if (streamed) {
                stubs.stream(ask("?"));
            } else {
                stubs.answer("?");
            }
        });

        assertThat(refused.getStatus().getDescription()).isEqualTo("Too many requests.");
        assertThat(refused.getTrailers().get(Metadata.Key.of("grpc-retry-pushback-ms", ASCII_STRING_MARSHALLER)))
                .isEqualTo("1500");
        assertThat(StatusProto.fromThrowable(refused).getDetailsList())
                .singleElement()
                .satisfies(detail -> assertThat(
                                detail.unpack(RetryInfo.class).getRetryDelay().getSeconds())
                        .isEqualTo(90));
    }

    @Test
    void leavesTheRequestToOthersWhenItIsUsedUp() throws Exception {
        xai.chat().whenAnything().reply("always");
        xai.chat().whenUserSays(containing("risks")).reply("once").times(1);

        assertThat(stubs.answer("risks?")).isEqualTo("once");
        assertThat(stubs.answer("risks?")).isEqualTo("always");
    }

    @Test
    void givesEachStepOfASequenceToOneOfManyCallers() throws Exception {
        var script = xai.chat().whenAnything().reply("0");
        for (int i = 1; i < 100; i++) {
            script = script.then().reply("" + i);
        }
        Callable<String> call = () -> stubs.answer("?");

        Set<String> answers = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> answer : threads.invokeAll(
                    IntStream.range(0, 100).mapToObj(i -> call).toList())) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).hasSize(100);
    }

    @Test
    void refusesWhatNoScriptFitsAndTellsTheNearest() throws Exception {
        String id = stubs.upload("budget.txt", "None.").getId();
        xai.chat().whenUserSays(containing("otters")).reply("a");
        xai.chat()
                .whenUserSays(containing("largest risks"))
                .withFile("report.pdf")
                .reply("b");
        xai.chat().whenUserSays(containing("otters")).withModel("grok-5").reply("c");

        Status refused = refusal(() -> stubs.answer("Which largest risks are there?", id));

        assertThat(refused.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.getDescription())
                .contains("\"Which largest risks are there?\"")
                .contains("grok-4.5")
                .contains("budget.txt")
                .contains("user says containing \"largest risks\", file report.pdf")
                .contains("does not fit: file report.pdf")
                .doesNotContain("otters");
    }

    @Test
    void tellsThatTheNearestScriptIsUsedUp() throws Exception {
        xai.chat().whenUserSays(containing("otters")).reply("once").times(1);
        stubs.answer("otters?");

        assertThat(refusal(() -> stubs.answer("otters?")).getDescription()).contains("used up");
    }

    @Test
    void leavesWhatNoScriptFitsToTheDefaultResponderIfAskedTo() throws Exception {
        xai.chat().answerUnmatched();
        xai.chat().whenUserSays(containing("otters")).reply("a");
        String id = stubs.upload("report.txt", "There are three risks. Otters swim.")
                .getId();

        assertThat(stubs.answer("Which risks are there?", id)).isEqualTo("There are three risks.");
        assertThat(stubs.answer("Do otters swim?", id)).isEqualTo("a");
    }

    @Test
    void answersByDefaultWhereTheScriptSaysSo() throws Exception {
        xai.chat().whenAnything().replyByDefault();
        xai.chat().whenUserSays(containing("otters")).reply("a");
        String id = stubs.upload("report.txt", "There are three risks. Otters swim.")
                .getId();

        assertThat(stubs.answer("Which risks are there?", id)).isEqualTo("There are three risks.");
    }

    @Test
    void forgetsScriptsAndRequestsAtReset() throws Exception {
        xai.chat().whenAnything().reply("a");
        stubs.answer("?");

        xai.chat().reset();

        assertThat(stubs.answer("Hello?")).contains("fake");
        assertThat(xai.chat().requests())
                .singleElement()
                .satisfies(request -> assertThat(request.lastUserText()).isEqualTo("Hello?"));
    }

    @Test
    void refusesWhatTheServiceRefusesThoughAScriptFits() {
        xai.chat().whenAnything().reply("a");

        assertThat(refusal(() -> stubs.chat()
                                .getCompletion(
                                        ask("?").toBuilder().setTemperature(3).build()))
                        .getCode())
                .isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal(() -> stubs.answer("?", "file_unknown")).getCode()).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void answersAboutFilesThatAreOnTheWeb() throws Exception {
        xai.chat().whenAnything().reply("a");
        GetCompletionsRequest.Builder request = ask("What is in it?").toBuilder();
        request.getMessagesBuilder(0)
                .addContent(
                        Content.newBuilder().setFile(FileContent.newBuilder().setUrl("https://example.org/a.pdf")));

        assertThat(answer(request)).isEqualTo("a");
        assertThat(xai.chat().lastRequest().files())
                .containsExactly(new ReceivedFile("", "", "https://example.org/a.pdf"));
    }

    @Test
    void answersTheResultOfATool() throws Exception {
        xai.chat().whenUserSays(containing("weather")).withTool("forecast").callTool("forecast", "{}");
        xai.chat()
                .whenUserSays(containing("weather"))
                .withToolResult(containing("sun"))
                .reply("Sunny.");
        GetCompletionsRequest.Builder request = ask("What is the weather?").toBuilder()
                .addTools(Tool.newBuilder().setFunction(Function.newBuilder().setName("forecast")));

        assertThat(stubs.chat()
                        .getCompletion(request.build())
                        .getOutputs(0)
                        .getMessage()
                        .getToolCallsCount())
                .isEqualTo(1);
        request.addMessages(Message.newBuilder()
                .setRole(MessageRole.ROLE_TOOL)
                .setToolCallId("call_1")
                .addContent(StubClient.text("sun")));
        assertThat(answer(request)).isEqualTo("Sunny.");
    }

    @Test
    void refusesScriptsThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> xai.chat().whenAnything().fail(Code.OK, "fine"))
                .withMessageContaining("OK");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> xai.chat().whenAnything().reply("a").times(0))
                .withMessageContaining("times");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> xai.chat().whenAnything().replyStreaming())
                .withMessageContaining("chunk");
    }

    private String answer(GetCompletionsRequest.Builder request) throws Exception {
        return stubs.chat()
                .getCompletion(request.build())
                .getOutputs(0)
                .getMessage()
                .getContent();
    }

    private static GetCompletionsRequest.Builder withImage(GetCompletionsRequest request) {
        GetCompletionsRequest.Builder builder = request.toBuilder();
        builder.getMessagesBuilder(0)
                .addContent(Content.newBuilder()
                        .setImageUrl(ImageUrlContent.newBuilder().setImageUrl("https://example.org/a.png")));
        return builder;
    }
}
