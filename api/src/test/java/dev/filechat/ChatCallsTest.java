// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.filechat.FakeTransport.Step;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.Output;
import dev.filechat.errors.InvalidArgumentException;
import dev.filechat.errors.StatusCode;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.spi.CompletionRequest;
import dev.filechat.spi.TransportException.Delivery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatCallsTest {
    private static final ChatResponse ANSWER = ChatResponse.builder()
            .id("answer-1")
            .outputs(List.of(Output.builder()
                    .role(Role.ASSISTANT)
                    .content("Three.")
                    .finishReason(FinishReason.STOP)
                    .build()))
            .build();

    private final List<CompletionRequest> requests = new ArrayList<>();
    private final FakeTransport transport = new FakeTransport();
    private final FileChatClient client = transport.client();

    @Test
    void eachCallSendsTheModelTheSettingsAndAllMessagesSoFar() {
        transport.onComplete((request, call) -> {
            requests.add(request);
            return ANSWER;
        });
        ChatOptions options = ChatOptions.builder().seed(7).build();
        Chat chat = client.chat().create("grok-4.5", options).append(Message.user("How many?"));

        ChatResponse first = chat.sample();
        chat.append(first).append(Message.user("Sure?"));
        chat.sample();

        assertThat(first).isSameAs(ANSWER);
        assertThat(requests).extracting(CompletionRequest::model).containsOnly("grok-4.5");
        assertThat(requests)
                .extracting(CompletionRequest::options)
                .containsOnly(options.toBuilder().n(1).build());
        assertThat(requests.getFirst().messages()).containsExactly(Message.user("How many?"));
        assertThat(requests.getLast().messages()).hasSize(3);
        assertThat(requests.getLast().messages().get(1).role()).isEqualTo(Role.ASSISTANT);
    }

    @Test
    void anAnswerIsNotAppendedByItself() {
        transport.onComplete((request, call) -> ANSWER);
        Chat chat = client.chat().create("m").append(Message.user("?"));

        chat.sample();

        assertThat(chat.messages()).containsExactly(Message.user("?"));
    }

    @Test
    void aChatWithoutAMessageIsRefusedBeforeTheCall() {
        Chat chat = client.chat().create("m");

        assertThatIllegalStateException().isThrownBy(chat::sample).withMessageContaining("no message yet");
        assertThatIllegalStateException().isThrownBy(chat::stream).withMessageContaining("no message yet");
        assertThat(transport.attempts).hasValue(0);
    }

    @Test
    void aBlankModelIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.chat().create(" "))
                .withMessageContaining("model is blank");
    }

    @Test
    void aSecondCallWhileAStreamIsOpenIsRefusedAndWorksWhenItIsClosed() {
        transport.onStream((request, call) -> FakeStream.of("One. ").silent());
        transport.onComplete((request, call) -> ANSWER);
        Chat chat = client.chat().create("m").append(Message.user("?"));

        ChatStream stream = chat.stream();
        assertThatIllegalStateException().isThrownBy(chat::sample).withMessageContaining("under way");
        assertThatIllegalStateException().isThrownBy(chat::stream).withMessageContaining("under way");
        assertThat(transport.attempts).hasValue(1);
        stream.close();

        assertThat(chat.sample()).isSameAs(ANSWER);
    }

    @Test
    void aSecondCallDuringTheFirstIsRefused() {
        Chat chat = client.chat().create("m").append(Message.user("?"));
        transport.onComplete((request, call) -> {
            assertThatIllegalStateException().isThrownBy(chat::sample).withMessageContaining("under way");
            return ANSWER;
        });

        assertThat(chat.sample()).isSameAs(ANSWER);
        assertThat(transport.attempts).hasValue(1);
    }

    @Test
    void aCallAfterOneThatFailedWorks() {
        transport.onComplete(Step.failing(Failures.broken(Delivery.AMBIGUOUS)), (request, call) -> ANSWER);
        transport.onStream(Step.failing(Failures.refused(StatusCode.INVALID_ARGUMENT)));
        Chat chat = client.chat().create("m").append(Message.user("?"));

        assertThatExceptionOfType(UnknownOutcomeException.class)
                .isThrownBy(chat::sample)
                .withMessageContaining("may be billed twice");
        assertThatExceptionOfType(InvalidArgumentException.class).isThrownBy(chat::stream);

        assertThat(chat.sample()).isSameAs(ANSWER);
    }
}
