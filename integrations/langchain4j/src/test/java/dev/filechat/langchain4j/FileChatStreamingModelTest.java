// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static dev.filechat.testkit.chat.ScriptedOutput.assistant;
import static dev.filechat.testkit.chat.ScriptedOutput.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.chat.ChatEvent;
import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.chat.tools.ToolCallType;
import dev.filechat.testkit.FakeXai;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AudioContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.RawStreamingEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What LangChain4j's suites do not ask of a streaming chat model, over TCP. */
class FileChatStreamingModelTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final FileChatClient client = xai.client();

    private final StreamingChatModel model = FileChatStreamingModel.builder()
            .client(client)
            .modelName("grok-4.5")
            .build();

    @Test
    void aHandlersCancelReachesTheService() throws Exception {
        xai.chat().whenAnything().replyStreaming("One. ", "Two. ").delay(Duration.ofMinutes(10));
        EventCollector events = new EventCollector();
        model.chat("Hello?", events);
        assertThat(events.await()).isEqualTo(new PartialResponse("One. "));

        events.handle().cancel();

        assertThat(xai.awaitCancelled(1, SOON)).isTrue();
        assertThat(events.handle().isCancelled()).isTrue();
        assertThat(xai.awaitNoOpenCalls(SOON)).isTrue();
        assertThat(events.further()).isEmpty();
    }

    @Test
    void aSubscribersCancelReachesTheService() throws Exception {
        xai.chat().whenAnything().replyStreaming("One. ", "Two. ").delay(Duration.ofMinutes(10));
        EventCollector events = new EventCollector();
        model.chat(UserMessage.from("Hello?")).subscribe(events);
        events.subscription().request(5);
        assertThat(events.await()).isEqualTo(new PartialResponse("One. "));

        events.subscription().cancel();

        assertThat(xai.awaitCancelled(1, SOON)).isTrue();
        assertThat(events.further()).isEmpty();
    }

    @Test
    void aSubscriberGetsNoMoreThanItRequested() throws Exception {
        xai.chat().whenAnything().replyStreaming("One. ", "Two. ");
        EventCollector events = new EventCollector();
        model.chat(UserMessage.from("Hello?")).subscribe(events);
        assertThat(xai).receivedNoChatRequests();

        events.subscription().request(1);
        assertThat(events.await()).isEqualTo(new PartialResponse("One. "));
        assertThat(events.further()).isEmpty();
        events.subscription().request(1);
        assertThat(events.await()).isEqualTo(new PartialResponse("Two. "));
        events.subscription().cancel();
    }

    @Test
    void eachSubscriptionIsACallOfItsOwn() throws Exception {
        xai.chat().whenAnything().replyStreaming("One.");
        var answers = model.chat(UserMessage.from("Hello?"));
        for (int i = 0; i < 2; i++) {
            EventCollector events = new EventCollector();
            answers.subscribe(events);
            events.subscription().request(Long.MAX_VALUE);
            assertThat(events.await()).isEqualTo(new PartialResponse("One."));
        }
        assertThat(xai).receivedChatRequests(2);
    }

    @Test
    void streamsReasoningAndCallsAndWhatIsFilechatsOwn() throws Exception {
        xai.chat()
                .whenAnything()
                .outputs(
                        assistant().reasoning("Hm.").calling("1", ToolCallType.WEB_SEARCH_TOOL, "web_search", "{}"),
                        tool("found"),
                        assistant("It is so.")
                                .calling("2", ToolCallType.CLIENT_SIDE_TOOL, "getWeather", "{\"city\":\"Munich\"}")
                                .calling("3", ToolCallType.UNSPECIFIED, "getTime", ""))
                .citing("https://example.com/a");
        ChatRequest request = ChatRequest.builder()
                .messages(UserMessage.from("How is it?"))
                .toolSpecifications(
                        ToolSpecification.builder().name("getWeather").build(),
                        ToolSpecification.builder().name("getTime").build())
                .build();
        EventCollector handled = new EventCollector();
        EventCollector published = new EventCollector();

        model.chat(request, handled);
        model.chat(request).subscribe(published);
        published.subscription().request(Long.MAX_VALUE);

        List<ChatModelStreamingEvent> events = handled.untilComplete();
        assertThat(published.untilComplete()).hasSameSizeAs(events);
        assertThat(events).filteredOn(PartialThinking.class::isInstance).containsExactly(new PartialThinking("Hm."));
        assertThat(text(events)).isEqualTo("It is so.");
        assertThat(events)
                .filteredOn(CompleteToolCall.class::isInstance)
                .extracting(event -> ((CompleteToolCall) event).index())
                .containsExactly(0, 1);
        assertThat(events)
                .filteredOn(RawStreamingEvent.class::isInstance)
                .extracting(event -> ((RawStreamingEvent) event).rawEvent())
                .hasAtLeastOneElementOfType(ChatEvent.ToolCalled.class)
                .hasAtLeastOneElementOfType(ChatEvent.SourceUsed.class)
                .hasAtLeastOneElementOfType(ChatEvent.UsageReported.class);
        ChatResponse answer = ((CompleteResponse) events.getLast()).chatResponse();
        assertThat(answer.aiMessage().toolExecutionRequests())
                .extracting(call -> call.id())
                .containsExactly("2", "3");
    }

    private static String text(List<ChatModelStreamingEvent> events) {
        StringBuilder text = new StringBuilder();
        for (ChatModelStreamingEvent event : events) {
            if (event instanceof PartialResponse part) {
                text.append(part.text());
            }
        }
        return text.toString();
    }

    @Test
    void anAnswerThatBreaksOffIsAnErrorWithThePartThatCame() throws Exception {
        xai.chat().whenAnything().replyStreaming("One. ", "Two. ", "Three. ").breakAfter(2);
        EventCollector handled = new EventCollector();
        EventCollector published = new EventCollector();

        model.chat("Hello?", handled);
        model.chat(UserMessage.from("Hello?")).subscribe(published);
        published.subscription().request(Long.MAX_VALUE);

        for (EventCollector events : List.of(handled, published)) {
            Throwable failure = events.failure();
            assertThat(failure)
                    .isInstanceOf(NonRetriableException.class)
                    .cause()
                    .isInstanceOf(StreamInterruptedException.class);
            assertThat(((StreamInterruptedException) failure.getCause())
                            .partialResponse()
                            .content())
                    .isEqualTo("One. Two. ");
        }
    }

    @Test
    void closingTheClientIsAnErrorOfItsStreams() throws Exception {
        xai.chat().whenAnything().replyStreaming("One. ", "Two. ").delay(Duration.ofMinutes(10));
        EventCollector events = new EventCollector();
        model.chat("Hello?", events);
        events.await();

        client.close();

        assertThat(events.failure()).isInstanceOf(dev.langchain4j.exception.LangChain4jException.class);
        EventCollector after = new EventCollector();
        model.chat("Hello?", after);
        assertThat(after.failure()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRequestThatCannotBeSentIsRefusedAtOnce() throws Exception {
        EventCollector events = new EventCollector();
        List<dev.langchain4j.data.message.ChatMessage> audio =
                List.of(UserMessage.from(AudioContent.from("https://example.com/a.mp3")));

        assertThatExceptionOfType(UnsupportedFeatureException.class).isThrownBy(() -> model.chat(audio, events));
        model.chat(audio).subscribe(events);

        assertThat(events.failure()).isInstanceOf(UnsupportedFeatureException.class);
        assertThat(xai).receivedNoChatRequests();
    }
}
