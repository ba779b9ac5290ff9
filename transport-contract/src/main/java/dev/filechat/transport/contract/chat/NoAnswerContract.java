// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.chat;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.DeferredChat;
import dev.filechat.chat.NoAnswerException;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.OneByOne;
import dev.filechat.transport.contract.support.OverTransport;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Calls that end well and bring nothing, and what keeps the service from that: the number of answers, always sent. */
public interface NoAnswerContract extends OverTransport {
    /** It may be billed, so it counts, and is not asked for again. */
    @Test
    default void aWholeAnswerWithoutOutputIsAnError() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().replyWithoutOutputs().id("answer-7").costInUsdTicks(5);
            Chat chat = client.chat().create("grok-4.5").append(user("How many?"));

            assertThatExceptionOfType(NoAnswerException.class)
                    .isThrownBy(chat::sample)
                    .withMessage(
                            "Asking grok-4.5: the service answered without any output (response answer-7). The call may"
                                    + " be billed, so it is not made again; what came is in response()")
                    .satisfies(e -> {
                        assertThat(e.retryable()).isFalse();
                        assertThat(e.attempts()).isEqualTo(1);
                        assertThat(e.response().id()).isEqualTo("answer-7");
                    });
            assertThat(chat.cost().orElseThrow()).isEqualByComparingTo("0.0000000005");
            assertThat(xai.chat().requests()).hasSize(1);
        }
    }

    /** A stream, whichever way it is read. */
    @Test
    default void aStreamWithoutOutputIsAnError() throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().replyWithoutOutputs();
            Chat chat = client.chat().create("grok-4.5").append(user("How many?"));

            assertNoAnswer(() -> {
                try (ChatStream stream = chat.stream()) {
                    stream.text().forEach(text -> {});
                }
            });
            OneByOne<?> events = OneByOne.of(client.async().events(chat));
            events.request(1);
            assertThat(events.end()).isInstanceOf(NoAnswerException.class);
            assertThat(xai.chat().requests()).hasSize(2);
        }
    }

    /** Whatever is made of whole answers. */
    @Test
    default void whatNeedsAnAnswerFailsWithoutOne() {
        RunnableTool weather = RunnableTool.of(
                FunctionTool.of("weather", "The weather of a city", "{\"type\":\"object\"}"),
                (arguments, context) -> "Sunny");
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().replyWithoutOutputs();
            Chat chat = client.chat().create("grok-4.5").append(user("How many?"));

            assertNoAnswer(() -> chat.runTools(weather));
            assertNoAnswer(() -> client.ask(
                    "grok-4.5", "How many?", List.of(FileSource.text("a.txt", "Three.")), ChatOptions.none()));
            assertThat(xai.files().all()).isEmpty();
        }
    }

    /** An answer that was kept. */
    @Test
    default void aKeptAnswerWithoutOutputIsAnError() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().replyWithoutOutputs().id("answer-7").deferredPendingPolls(0);
            ChatOptions storing = ChatOptions.builder().storeMessages(true).build();
            Chat chat = client.chat().create("grok-4.5", storing).append(user("How many?"));

            DeferredChat deferred = chat.defer();

            assertNoAnswer(deferred::poll);
            assertNoAnswer(() -> deferred.await(LONG));
            assertNoAnswer(() -> client.chat().stored("answer-7"));
        }
    }

    private static void assertNoAnswer(ThrowingCallable call) {
        assertThatExceptionOfType(NoAnswerException.class)
                .isThrownBy(call)
                .withMessageContaining("the service answered without any output");
    }

    /** One answer is asked for as the reference SDK does it: by its number, and not by leaving it out. */
    @Test
    default void theNumberOfAnswersIsAlwaysSent() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            Chat chat = client.chat().create("grok-4.5").append(user("How many?"));

            chat.sample();
            assertThat(numberAskedFor(xai)).hasValue(1);
            chat.stream().close();
            assertThat(numberAskedFor(xai)).hasValue(1);
            chat.defer();
            assertThat(numberAskedFor(xai)).hasValue(1);
            chat.sample(3);
            assertThat(numberAskedFor(xai)).hasValue(3);
        }
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai)
                        .chatDefaults(ChatOptions.builder().n(2).build())
                        .build()) {
            client.chat().create("grok-4.5").append(user("How many?")).sample();
            assertThat(numberAskedFor(xai)).hasValue(2);
        }
    }

    private static OptionalInt numberAskedFor(FakeXai xai) {
        return xai.chat().lastRequest().settings().n();
    }
}
