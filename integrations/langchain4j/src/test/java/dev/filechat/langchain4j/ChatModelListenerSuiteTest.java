// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import dev.filechat.FileChatClient;
import dev.filechat.testkit.FakeXai;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.common.AbstractChatModelListenerIT;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import org.junit.jupiter.api.AutoClose;

/** LangChain4j's suite for the listeners of a chat model. */
class ChatModelListenerSuiteTest extends AbstractChatModelListenerIT {
    @AutoClose
    private final FakeXai xai = SuiteService.start();

    @AutoClose
    private final FileChatClient client = xai.client();

    @Override
    protected ChatModel createModel(ChatModelListener listener) {
        return FileChatModel.builder()
                .client(client)
                .modelName(modelName())
                .temperature(temperature())
                .topP(topP())
                .maxOutputTokens(maxTokens())
                .listeners(listener)
                .build();
    }

    @Override
    protected ChatModel createFailingModel(ChatModelListener listener) {
        return createModel(listener);
    }

    @Override
    protected String modelName() {
        return SuiteService.MODEL;
    }

    @Override
    protected Class<? extends Exception> expectedExceptionClass() {
        return InvalidRequestException.class;
    }
}
