// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import dev.filechat.FileChatClient;
import dev.filechat.testkit.FakeXai;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.common.AbstractStreamingChatModelPublisherListenerTest;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;

/** LangChain4j's suite for the listeners of a streaming chat model, with publishers. */
class StreamingChatModelPublisherListenerSuiteTest extends AbstractStreamingChatModelPublisherListenerTest {
    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final FileChatClient client = xai.client();

    @Override
    protected StreamingChatModel createModel(ChatModelListener listener, StreamScenario scenario) {
        if (scenario.fail()) {
            xai.chat().whenAnything().fail(Code.INVALID_ARGUMENT, "Failed, as the test wants it.");
        } else {
            int chunks = scenario.contentChunks();
            xai.chat()
                    .whenAnything()
                    .replyStreaming(
                            IntStream.range(0, chunks).mapToObj(i -> i + " ").toArray(String[]::new))
                    .delay(Duration.ofMillis(scenario.spreadOverMillis() / chunks));
        }
        return FileChatStreamingModel.builder()
                .client(client)
                .modelName(SuiteService.MODEL)
                .listeners(listener)
                .build();
    }
}
