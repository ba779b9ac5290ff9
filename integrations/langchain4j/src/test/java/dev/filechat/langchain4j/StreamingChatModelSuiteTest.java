// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import static org.mockito.ArgumentMatchers.argThat;

import dev.filechat.FileChatClient;
import dev.filechat.testkit.FakeXai;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.common.AbstractStreamingChatModelIT;
import dev.langchain4j.model.chat.common.StreamingMode;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.mockito.InOrder;

/** LangChain4j's suite for every streaming chat model, with handlers and with publishers. */
class StreamingChatModelSuiteTest extends AbstractStreamingChatModelIT {
    @AutoClose
    private final FakeXai xai = SuiteService.start();

    @AutoClose
    private final FileChatClient client = xai.client();

    @Override
    protected List<StreamingMode> streamingModes() {
        return List.of(StreamingMode.HANDLER, StreamingMode.PUBLISHER);
    }

    @Override
    protected List<StreamingChatModel> baseModels() {
        return List.of(builder().build());
    }

    @Override
    protected StreamingChatModel createModelWith(ChatRequestParameters parameters) {
        FileChatStreamingModel.Builder model =
                FileChatStreamingModel.builder().client(client).defaultRequestParameters(parameters);
        return (parameters.modelName() == null ? model.modelName(SuiteService.MODEL) : model).build();
    }

    @Override
    public StreamingChatModel createModelWith(ChatModelListener listener) {
        return builder().listeners(listener).build();
    }

    private FileChatStreamingModel.Builder builder() {
        return FileChatStreamingModel.builder().client(client).modelName(SuiteService.MODEL);
    }

    @Override
    protected ChatRequestParameters createIntegrationSpecificParameters(int maxOutputTokens) {
        return FileChatRequestParameters.builder()
                .maxOutputTokens(maxOutputTokens)
                .build();
    }

    @Override
    protected String customModelName() {
        return "grok-4.5-fast";
    }

    @Override
    protected boolean assertThreads() {
        return true;
    }

    /** The service sends each call whole. */
    @Override
    protected boolean supportsPartialToolStreaming(StreamingChatModel model) {
        return false;
    }

    @Override
    protected void verifyToolCallbacks(
            StreamingChatResponseHandler handler, InOrder order, ExpectedToolCall... expected) {
        for (ExpectedToolCall tool : expected) {
            order.verify(handler)
                    .onCompleteToolCall(argThat(call -> call.index() == tool.index()
                            && call.toolExecutionRequest().id().equals(tool.id())
                            && call.toolExecutionRequest().name().equals(tool.name())
                            && call.toolExecutionRequest().arguments().equals(tool.arguments())));
        }
    }

    @Override
    protected Class<? extends ChatResponseMetadata> chatResponseMetadataType(StreamingChatModel model) {
        return FileChatResponseMetadata.class;
    }

    @Override
    protected Class<? extends TokenUsage> tokenUsageType(StreamingChatModel model) {
        return FileChatTokenUsage.class;
    }
}
