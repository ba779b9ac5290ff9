// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.FileRef;
import dev.filechat.chat.messages.ImageDetail;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.options.AgentCount;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.Guideline;
import dev.filechat.chat.options.GuidelineBehavior;
import dev.filechat.chat.options.GuidelineCategory;
import dev.filechat.chat.options.IncludeOption;
import dev.filechat.chat.options.ReasoningEffort;
import dev.filechat.chat.options.ResponseFormat;
import dev.filechat.chat.options.ServiceTier;
import dev.filechat.chat.search.SearchMode;
import dev.filechat.chat.search.SearchParameters;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.chat.tools.ToolCallStatus;
import dev.filechat.chat.tools.ToolChoice;
import dev.filechat.proto.FileContent;
import dev.filechat.proto.FormatType;
import dev.filechat.proto.FunctionCall;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.ImageUrlContent;
import dev.filechat.proto.MessageRole;
import dev.filechat.proto.PolicyGuideline;
import dev.filechat.proto.Tool;
import dev.filechat.proto.ToolCallType;
import dev.filechat.spi.CompletionRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The parts of a request in its message. */
class RequestMessagesTest {
    @Test
    void aRequestWithoutOptionsIsItsModelAndMessagesOnly() {
        CompletionRequest request = new CompletionRequest("grok", List.of(Message.user("Hello.")), ChatOptions.none());

        assertThat(RequestMessages.toMessage(request))
                .isEqualTo(GetCompletionsRequest.newBuilder()
                        .setModel("grok")
                        .addMessages(dev.filechat.proto.Message.newBuilder()
                                .setRole(MessageRole.ROLE_USER)
                                .addContent(
                                        dev.filechat.proto.Content.newBuilder().setText("Hello.")))
                        .build());
    }

    @Test
    void everyOptionHasItsField() {
        ChatOptions options = ChatOptions.builder()
                .endUserId("me")
                .n(2)
                .maxTokens(3)
                .seed(4)
                .stop("a", "b")
                .temperature(0.5f)
                .topP(0.25f)
                .logprobs(true)
                .topLogprobs(6)
                .toolChoice(ToolChoice.function("f"))
                .responseFormat(ResponseFormat.jsonSchema("{}"))
                .frequencyPenalty(0.75f)
                .presencePenalty(-0.75f)
                .reasoningEffort(ReasoningEffort.HIGH)
                .parallelToolCalls(false)
                .previousResponseId("before")
                .storeMessages(true)
                .maxTurns(7)
                .include(IncludeOption.INLINE_CITATIONS)
                .agentCount(AgentCount.SIXTEEN)
                .serviceTier(ServiceTier.PRIORITY)
                .build();

        assertThat(message(Message.user("?"), options).toBuilder()
                        .clearMessages()
                        .build())
                .isEqualTo(GetCompletionsRequest.newBuilder()
                        .setModel("grok")
                        .setUser("me")
                        .setN(2)
                        .setMaxTokens(3)
                        .setSeed(4)
                        .addStop("a")
                        .addStop("b")
                        .setTemperature(0.5f)
                        .setTopP(0.25f)
                        .setLogprobs(true)
                        .setTopLogprobs(6)
                        .setToolChoice(
                                dev.filechat.proto.ToolChoice.newBuilder().setFunctionName("f"))
                        .setResponseFormat(dev.filechat.proto.ResponseFormat.newBuilder()
                                .setFormatType(FormatType.FORMAT_TYPE_JSON_SCHEMA)
                                .setSchema("{}"))
                        .setFrequencyPenalty(0.75f)
                        .setPresencePenalty(-0.75f)
                        .setReasoningEffort(dev.filechat.proto.ReasoningEffort.EFFORT_HIGH)
                        .setParallelToolCalls(false)
                        .setPreviousResponseId("before")
                        .setStoreMessages(true)
                        .setMaxTurns(7)
                        .addInclude(dev.filechat.proto.IncludeOption.INCLUDE_OPTION_INLINE_CITATIONS)
                        .setAgentCount(dev.filechat.proto.AgentCount.AGENT_COUNT_16)
                        .setServiceTier(dev.filechat.proto.ServiceTier.SERVICE_TIER_PRIORITY)
                        .build());
    }

    @Test
    void encryptedContentIsAskedForByItsOwnField() {
        ChatOptions options = ChatOptions.builder().useEncryptedContent(true).build();

        assertThat(message(Message.user("?"), options).getUseEncryptedContent()).isTrue();
        assertThat(message(Message.user("?"), options).getStoreMessages()).isFalse();
    }

    @Test
    void guidelinesAndTheSafetyIdentifierHaveTheirFields() {
        ChatOptions options = ChatOptions.builder()
                .safetyIdentifier("7f3a")
                .guidelines(
                        Guideline.decline(GuidelineCategory.PROFANITY),
                        new Guideline.Policy(new GuidelineCategory(77), new GuidelineBehavior(78)))
                .build();

        GetCompletionsRequest message = message(Message.user("?"), options);

        assertThat(message.getSafetyIdentifier()).isEqualTo("7f3a");
        assertThat(message.getGuidelinesList())
                .containsExactly(
                        dev.filechat.proto.Guideline.newBuilder()
                                .setPolicy(PolicyGuideline.newBuilder()
                                        .setCategoryValue(5)
                                        .setBehaviorValue(1))
                                .build(),
                        dev.filechat.proto.Guideline.newBuilder()
                                .setPolicy(PolicyGuideline.newBuilder()
                                        .setCategoryValue(77)
                                        .setBehaviorValue(78))
                                .build());
        assertThat(message(Message.user("?"), ChatOptions.none()).hasSafetyIdentifier())
                .isFalse();
    }

    @Test
    void aSearchHasItsDatesInOrder() {
        ChatOptions options = ChatOptions.builder()
                .searchParameters(SearchParameters.builder()
                        .mode(SearchMode.ON)
                        .fromDate(Instant.ofEpochSecond(1))
                        .toDate(Instant.ofEpochSecond(2))
                        .returnCitations(false)
                        .maxSearchResults(3)
                        .build())
                .build();

        assertThat(message(Message.user("?"), options).getSearchParameters())
                .isEqualTo(dev.filechat.proto.SearchParameters.newBuilder()
                        .setMode(dev.filechat.proto.SearchMode.ON_SEARCH_MODE)
                        .setFromDate(Timestamp.newBuilder().setSeconds(1))
                        .setToDate(Timestamp.newBuilder().setSeconds(2))
                        .setMaxSearchResults(3)
                        .build());
    }

    @Test
    void everyPartOfAMessageHasItsField() {
        Message message = Message.builder(Role.TOOL)
                .contents(List.of(
                        Content.text("text"),
                        Content.image("https://images.example/1.png").withDetail(ImageDetail.LOW),
                        Content.file("file-1"),
                        Content.file(FileRef.inline("a.txt", "text/plain", new byte[] {1, 2})),
                        Content.file(FileRef.url("https://cdn.example/2.pdf"))))
                .name("name")
                .reasoningContent("reasoning")
                .encryptedContent("encrypted")
                .toolCallId("call-1")
                .toolCalls(List.of(ToolCall.builder()
                        .id("call-2")
                        .type(dev.filechat.chat.tools.ToolCallType.MCP_TOOL)
                        .status(ToolCallStatus.FAILED)
                        .errorMessage("broken")
                        .name("f")
                        .arguments("{}")
                        .build()))
                .build();

        assertThat(message(message, ChatOptions.none()).getMessages(0))
                .isEqualTo(dev.filechat.proto.Message.newBuilder()
                        .setRole(MessageRole.ROLE_TOOL)
                        .addContent(dev.filechat.proto.Content.newBuilder().setText("text"))
                        .addContent(dev.filechat.proto.Content.newBuilder()
                                .setImageUrl(ImageUrlContent.newBuilder()
                                        .setImageUrl("https://images.example/1.png")
                                        .setDetail(dev.filechat.proto.ImageDetail.DETAIL_LOW)))
                        .addContent(file(FileContent.newBuilder().setFileId("file-1")))
                        .addContent(file(FileContent.newBuilder()
                                .setFilename("a.txt")
                                .setMimeType("text/plain")
                                .setData(ByteString.copyFrom(new byte[] {1, 2}))))
                        .addContent(file(FileContent.newBuilder().setUrl("https://cdn.example/2.pdf")))
                        .setName("name")
                        .setReasoningContent("reasoning")
                        .setEncryptedContent("encrypted")
                        .setToolCallId("call-1")
                        .addToolCalls(dev.filechat.proto.ToolCall.newBuilder()
                                .setId("call-2")
                                .setType(ToolCallType.TOOL_CALL_TYPE_MCP_TOOL)
                                .setStatus(dev.filechat.proto.ToolCallStatus.TOOL_CALL_STATUS_FAILED)
                                .setErrorMessage("broken")
                                .setFunction(
                                        FunctionCall.newBuilder().setName("f").setArguments("{}")))
                        .build());
    }

    @Test
    void contentsAndToolsOfNoKindAreLeftOut() {
        CompletionRequest request = RequestMessages.fromMessage(GetCompletionsRequest.newBuilder()
                .addMessages(dev.filechat.proto.Message.newBuilder()
                        .addContent(dev.filechat.proto.Content.getDefaultInstance())
                        .addContent(dev.filechat.proto.Content.newBuilder()
                                .setImageUrl(ImageUrlContent.getDefaultInstance()))
                        .addContent(file(FileContent.newBuilder()))
                        .addContent(dev.filechat.proto.Content.newBuilder().setText("text")))
                .addTools(Tool.getDefaultInstance())
                .setToolChoice(dev.filechat.proto.ToolChoice.getDefaultInstance())
                .build());

        assertThat(request.messages().getFirst().contents()).containsExactly(Content.text("text"));
        assertThat(request.options()).isEqualTo(ChatOptions.none());
    }

    @Test
    void aMessageBeyondTheLimitsIsRefused() {
        GetCompletionsRequest.Builder message =
                GetCompletionsRequest.newBuilder().addMessages(dev.filechat.proto.Message.getDefaultInstance());

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        RequestMessages.fromMessage(message.clone().setN(129).build()))
                .withMessageContaining("129");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestMessages.fromMessage(
                        message.clone().clearMessages().build()))
                .withMessageContaining("messages");
    }

    private static dev.filechat.proto.Content file(FileContent.Builder file) {
        return dev.filechat.proto.Content.newBuilder().setFile(file).build();
    }

    private static GetCompletionsRequest message(Message message, ChatOptions options) {
        return RequestMessages.toMessage(new CompletionRequest("grok", List.of(message), options));
    }
}
