// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import dev.filechat.FileChatClient;
import dev.filechat.testkit.FakeXai;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.common.AbstractChatModelIT;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import org.junit.jupiter.api.AutoClose;

/** LangChain4j's suite for every chat model. */
class ChatModelSuiteTest extends AbstractChatModelIT {
    @AutoClose
    private final FakeXai xai = SuiteService.start();

    @AutoClose
    private final FileChatClient client = xai.client();

    @Override
    protected List<ChatModel> models() {
        return List.of(FileChatModel.builder()
                .client(client)
                .modelName(SuiteService.MODEL)
                .build());
    }

    @Override
    protected ChatModel createModelWith(ChatRequestParameters parameters) {
        FileChatModel.Builder model = FileChatModel.builder().client(client).defaultRequestParameters(parameters);
        return (parameters.modelName() == null ? model.modelName(SuiteService.MODEL) : model).build();
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
    protected boolean supportsChatAsync() {
        return true;
    }

    @Override
    protected Class<? extends ChatResponseMetadata> chatResponseMetadataType(ChatModel model) {
        return FileChatResponseMetadata.class;
    }

    @Override
    protected Class<? extends TokenUsage> tokenUsageType(ChatModel model) {
        return FileChatTokenUsage.class;
    }
}
