// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.ask;
import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ByteString;
import dev.filechat.proto.AgentCount;
import dev.filechat.proto.CodeExecution;
import dev.filechat.proto.CollectionsSearch;
import dev.filechat.proto.CompactContextRequest;
import dev.filechat.proto.Content;
import dev.filechat.proto.FileContent;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.ImageUrlContent;
import dev.filechat.proto.IncludeOption;
import dev.filechat.proto.Message;
import dev.filechat.proto.MessageRole;
import dev.filechat.proto.ReasoningEffort;
import dev.filechat.proto.Source;
import dev.filechat.proto.Tool;
import dev.filechat.proto.ToolChoice;
import dev.filechat.proto.ToolMode;
import dev.filechat.proto.WebSearch;
import dev.filechat.proto.XSearch;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChatRefusalTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0};

    @AutoClose
    private static final FakeXai xai = FakeXai.start();

    @AutoClose
    private static final StubClient stubs = StubClients.of(xai);

    static Stream<Arguments> outOfLimits() {
        return Stream.of(
                change("message", r -> r.clearMessages()),
                change("model", r -> r.clearModel()),
                change("temperature", r -> r.setTemperature(2.01f)),
                change("temperature", r -> r.setTemperature(-0.01f)),
                change("temperature", r -> r.setTemperature(Float.NaN)),
                change("top_p", r -> r.setTopP(1.01f)),
                change("top_p", r -> r.setTopP(-0.01f)),
                change("top_logprobs", r -> r.setLogprobs(true).setTopLogprobs(9)),
                change("top_logprobs", r -> r.setLogprobs(true).setTopLogprobs(-1)),
                change("logprobs", r -> r.setTopLogprobs(1)),
                change("n must", r -> r.setN(0)),
                change("n must", r -> r.setN(129)),
                change("max_tokens", r -> r.setMaxTokens(0)),
                change("stop", r -> r.addAllStop(Collections.nCopies(9, "x"))),
                change("tools", r -> r.addAllTools(Collections.nCopies(129, codeExecution()))),
                change("tool", r -> r.addTools(Tool.getDefaultInstance())),
                change("collections", r -> r.addTools(collections(11))),
                change("domains", r -> r.addTools(webSearch(6, 0))),
                change("domains", r -> r.addTools(webSearch(0, 6))),
                change("domains", r -> r.addTools(webSearch(1, 1))),
                change("handles", r -> r.addTools(xSearch(1, 1))),
                change(
                        "tool_choice",
                        r -> r.setToolChoice(ToolChoice.newBuilder().setFunctionName("weather"))),
                change(
                        "tool_choice",
                        r -> r.setToolChoice(ToolChoice.newBuilder().setMode(ToolMode.TOOL_MODE_REQUIRED))),
                change("content", r -> message(r, MessageRole.ROLE_USER).addContentBuilder()),
                change("Message 2 of 2 has no role", r -> r.addMessagesBuilder().addContent(StubClient.text("Who?"))),
                change("Message 2 of 2 has no content", r -> message(r, MessageRole.ROLE_USER)),
                change("Message 2 of 2 has no content", r -> message(r, MessageRole.ROLE_ASSISTANT)),
                change(
                        "Message 2 of 2 has no content",
                        r -> message(r, MessageRole.ROLE_USER).setReasoningContent("I think.")),
                change(
                        "a name, which only",
                        r -> message(r, MessageRole.ROLE_ASSISTANT)
                                .addContent(StubClient.text("I."))
                                .setName("Anna")),
                change("agent_count", r -> r.setAgentCount(AgentCount.AGENT_COUNT_4)),
                change("reasoning_effort", r -> r.setReasoningEffort(ReasoningEffort.INVALID_EFFORT)),
                change("include", r -> r.addInclude(IncludeOption.INCLUDE_OPTION_INVALID)),
                change(
                        "tool_choice",
                        r -> r.setToolChoice(ToolChoice.newBuilder().setMode(ToolMode.TOOL_MODE_INVALID))),
                change("max_search_results", r -> r.getSearchParametersBuilder().setMaxSearchResults(0)),
                change("max_search_results", r -> r.getSearchParametersBuilder().setMaxSearchResults(31)),
                change("empty", r -> r.getSearchParametersBuilder().addSourcesBuilder()),
                change("RSS", r -> source(r).getRssBuilder()),
                change(
                        "not both",
                        r -> source(r)
                                .getWebBuilder()
                                .addAllowedWebsites("a.org")
                                .addExcludedWebsites("b.org")),
                change(
                        "websites",
                        r -> source(r).getWebBuilder().addAllAllowedWebsites(Collections.nCopies(6, "a.org"))),
                change(
                        "websites",
                        r -> source(r).getNewsBuilder().addAllExcludedWebsites(Collections.nCopies(6, "a.org"))),
                change(
                        "not both",
                        r -> source(r).getXBuilder().addIncludedXHandles("a").addExcludedXHandles("b")),
                change("file content", r -> file(r, FileContent.newBuilder())),
                change(
                        "file content",
                        r -> file(r, FileContent.newBuilder().setFileId("a").setUrl("b"))),
                change("URLs", r -> file(r, FileContent.newBuilder().setUrl("https://example.org/a.pdf"))),
                change(
                        "file content",
                        r -> file(r, FileContent.newBuilder().setFileId("a").setData(ByteString.copyFromUtf8("b")))),
                change("image", r -> image(r, "")),
                change("image", r -> image(r, "ftp://example.org/a.png")),
                change("PNG or a JPEG", r -> image(r, "data:image/gif;base64," + base64("GIF89a".getBytes()))),
                change("base64", r -> image(r, "data:image/png;base64,%%%")),
                change("larger", r -> image(r, "data:image/png;base64," + base64(largeImage()))));
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("outOfLimits")
    void refusesWhatIsOutOfLimits(String said, UnaryOperator<GetCompletionsRequest> change) {
        GetCompletionsRequest request = change.apply(ask("Hello?"));

        for (Status status :
                List.of(refusal(() -> stubs.chat().getCompletion(request)), refusal(() -> stubs.stream(request)))) {
            assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(status.getDescription()).contains(said);
        }
    }

    @Test
    void takesTheLimitsThemselves() throws Exception {
        CollectionsSearch.Builder ten = CollectionsSearch.newBuilder();
        try (CollectionStubs collections = new CollectionStubs(xai)) {
            for (int i = 0; i < 10; i++) {
                ten.addCollectionIds(collections.create("c").getCollectionId());
            }
        }
        GetCompletionsRequest request = ask("Hello?").toBuilder()
                .setTemperature(2)
                .setTopP(0)
                .setLogprobs(true)
                .setTopLogprobs(8)
                .setN(128)
                .setMaxTokens(1)
                .addAllStop(Collections.nCopies(8, "x"))
                .addAllTools(Collections.nCopies(125, codeExecution()))
                .addTools(Tool.newBuilder().setCollectionsSearch(ten))
                .addTools(webSearch(5, 0))
                .addTools(xSearch(0, 5))
                .build();

        // The collections search adds two outputs, its call and its result.
        assertThat(stubs.chat().getCompletion(request).getOutputsCount()).isEqualTo(2 + 128);
    }

    /** What a model or a tool of the service has said before is replayed as it was. */
    @Test
    void takesReplayedMessagesWithoutContent() throws Exception {
        GetCompletionsRequest.Builder request =
                GetCompletionsRequest.newBuilder().setModel("grok-4.20-multi-agent");
        message(request, MessageRole.ROLE_USER)
                .addContent(StubClient.text("Hello?"))
                .setName("Anna");
        message(request, MessageRole.ROLE_ASSISTANT).addToolCallsBuilder().setId("1");
        message(request, MessageRole.ROLE_TOOL).addToolCallsBuilder().setId("1");
        message(request, MessageRole.ROLE_ASSISTANT).setEncryptedContent("secret");
        message(request, MessageRole.ROLE_ASSISTANT).setReasoningContent("I think.");
        message(request, MessageRole.ROLE_ASSISTANT).addContent(StubClient.text(""));
        message(request, MessageRole.ROLE_USER).setEncryptedContent("what CompactContext gave");
        request.setAgentCount(AgentCount.AGENT_COUNT_16);

        assertThat(stubs.chat().getCompletion(request.build()).getOutputsCount())
                .isOne();
    }

    @Test
    void compactsNoMessageWithoutContent() {
        CompactContextRequest.Builder request =
                CompactContextRequest.newBuilder().setModel("grok-4.5");
        request.addInputBuilder().setRole(MessageRole.ROLE_USER);

        Status status = refusal(() -> stubs.chat().compactContext(request.build()));

        assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(status.getDescription()).contains("Message 1 of 1 has no content");
    }

    @Test
    void knowsOnlyTheModelsThatItWasGiven() throws Exception {
        try (FakeXai few = FakeXai.builder().models("grok-5", "grok-4.5").start();
                StubClient other = StubClients.of(few)) {
            GetCompletionsRequest unknown =
                    ask("Hello?").toBuilder().setModel("grok-3").build();
            CompactContextRequest compact = CompactContextRequest.newBuilder()
                    .setModel("grok-3")
                    .addAllInput(unknown.getMessagesList())
                    .build();

            for (Status status : List.of(
                    refusal(() -> other.chat().getCompletion(unknown)),
                    refusal(() -> other.stream(unknown)),
                    refusal(() -> other.chat().startDeferredCompletion(unknown)),
                    refusal(() -> other.chat().compactContext(compact)))) {
                assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
                assertThat(status.getDescription())
                        .isEqualTo("Model not found: grok-3. The fake was told to have grok-5, grok-4.5.");
            }
            assertThat(other.answer("Hello?")).isNotEmpty();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> FakeXai.builder().models());
        assertThatIllegalArgumentException().isThrownBy(() -> FakeXai.builder().models("grok-5", " "));
    }

    @Test
    void takesAnImageByDataUrlAndById() throws Exception {
        String id = stubs.upload("a.png", PNG, 100).getId();
        GetCompletionsRequest.Builder request = ask("What is it?").toBuilder();
        image(request, "data:image/png;base64," + base64(PNG));
        request.addMessagesBuilder()
                .setRole(MessageRole.ROLE_USER)
                .addContent(Content.newBuilder()
                        .setImageUrl(ImageUrlContent.newBuilder().setFileId(id)));

        assertThat(stubs.chat().getCompletion(request.build()).getUsage().getPromptImageTokens())
                .isEqualTo(2_048);
    }

    @Test
    void findsNoFileThatWasNotUploaded() {
        Status status = refusal(() -> stubs.answer("What?", "file_unknown"));

        assertThat(status.getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(status.getDescription()).contains("file_unknown");
        assertThat(refusal(() -> stubs.stream(ask("What?", "file_unknown"))).getCode())
                .isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void findsNoEarlierResponse() {
        GetCompletionsRequest request =
                ask("And then?").toBuilder().setPreviousResponseId("gone").build();

        assertThat(refusal(() -> stubs.chat().getCompletion(request)).getCode()).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void refusesABrokenPdf() throws Exception {
        String id = stubs.upload("broken.pdf", "%PDF-1.7 and nothing more").getId();

        Status status = refusal(() -> stubs.answer("What?", id));

        assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(status.getDescription()).contains("broken.pdf");
    }

    private static Arguments change(String said, java.util.function.Consumer<GetCompletionsRequest.Builder> change) {
        UnaryOperator<GetCompletionsRequest> changed = request -> {
            GetCompletionsRequest.Builder builder = request.toBuilder();
            change.accept(builder);
            return builder.build();
        };
        return Arguments.of(said, changed);
    }

    private static Message.Builder message(GetCompletionsRequest.Builder request, MessageRole role) {
        return request.addMessagesBuilder().setRole(role);
    }

    private static Source.Builder source(GetCompletionsRequest.Builder request) {
        return request.getSearchParametersBuilder().addSourcesBuilder();
    }

    private static void file(GetCompletionsRequest.Builder request, FileContent.Builder file) {
        request.addMessagesBuilder()
                .setRole(MessageRole.ROLE_USER)
                .addContent(Content.newBuilder().setFile(file));
    }

    private static void image(GetCompletionsRequest.Builder request, String url) {
        request.addMessagesBuilder()
                .setRole(MessageRole.ROLE_USER)
                .addContent(Content.newBuilder()
                        .setImageUrl(ImageUrlContent.newBuilder().setImageUrl(url)));
    }

    private static Tool codeExecution() {
        return Tool.newBuilder()
                .setCodeExecution(CodeExecution.getDefaultInstance())
                .build();
    }

    private static Tool collections(int count) {
        return Tool.newBuilder()
                .setCollectionsSearch(
                        CollectionsSearch.newBuilder().addAllCollectionIds(Collections.nCopies(count, "c")))
                .build();
    }

    private static Tool webSearch(int allowed, int excluded) {
        return Tool.newBuilder()
                .setWebSearch(WebSearch.newBuilder()
                        .addAllAllowedDomains(Collections.nCopies(allowed, "a.org"))
                        .addAllExcludedDomains(Collections.nCopies(excluded, "b.org")))
                .build();
    }

    private static Tool xSearch(int allowed, int excluded) {
        return Tool.newBuilder()
                .setXSearch(XSearch.newBuilder()
                        .addAllAllowedXHandles(Collections.nCopies(allowed, "a"))
                        .addAllExcludedXHandles(Collections.nCopies(excluded, "b")))
                .build();
    }

    private static byte[] largeImage() {
        byte[] image = new byte[(10 << 20) + 1];
        System.arraycopy(PNG, 0, image, 0, PNG.length);
        return image;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
