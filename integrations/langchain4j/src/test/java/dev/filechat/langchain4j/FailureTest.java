// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.filechat.FileChatClient;
import dev.filechat.calls.RetryPolicy;
import dev.filechat.chat.NoAnswerException;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.Refusal;
import dev.langchain4j.data.message.AudioContent;
import dev.langchain4j.data.message.CustomMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which of LangChain4j's exceptions a failure is. */
class FailureTest {
    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final FileChatClient client = xai.client();

    private final FileChatModel model =
            FileChatModel.builder().client(client).modelName("grok-4.5").build();

    static List<Arguments> refusals() {
        return List.of(
                Arguments.of(Code.UNAUTHENTICATED, AuthenticationException.class),
                Arguments.of(Code.PERMISSION_DENIED, AuthenticationException.class),
                Arguments.of(Code.NOT_FOUND, ModelNotFoundException.class),
                Arguments.of(Code.INVALID_ARGUMENT, InvalidRequestException.class),
                Arguments.of(Code.FAILED_PRECONDITION, InvalidRequestException.class),
                Arguments.of(Code.OUT_OF_RANGE, InvalidRequestException.class),
                Arguments.of(Code.UNIMPLEMENTED, InvalidRequestException.class),
                Arguments.of(Code.DATA_LOSS, NonRetriableException.class),
                Arguments.of(Code.INTERNAL, NonRetriableException.class),
                Arguments.of(Code.UNAVAILABLE, NonRetriableException.class));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalIsTheExceptionThatLangChain4jHasForIt(Code code, Class<? extends LangChain4jException> expected) {
        xai.chat().whenAnything().fail(code, "As the test wants it.");

        LangChain4jException failure = catchThrowableOfType(LangChain4jException.class, () -> model.chat("Hello?"));

        assertThat(failure).isExactlyInstanceOf(expected).hasMessageContaining("As the test wants it.");
        assertThat(failure).cause().isInstanceOf(FileChatException.class);
        assertThat(xai).receivedChatRequests(1);
    }

    @Test
    void theClientAloneRepeatsACallThatMayBeRepeated() {
        xai.chat()
                .whenAnything()
                .fail(Refusal.of(Code.RESOURCE_EXHAUSTED, "Busy.").withRetryInfo(Duration.ofMillis(1)));
        FileChatModel patient = FileChatModel.builder()
                .client(client)
                .modelName("grok-4.5")
                .options(ChatOptions.builder()
                        .retryPolicy(RetryPolicy.builder().chatAttempts(3).build())
                        .build())
                .build();

        assertThatExceptionOfType(RateLimitException.class).isThrownBy(() -> patient.chat("Hello?"));

        assertThat(xai).receivedChatRequests(3);
    }

    @Test
    void aServiceThatAsksToComeBackIsRetriable() {
        xai.chat().whenAnything().fail(Refusal.of(Code.UNAVAILABLE, "Busy.").withRetryInfo(Duration.ofMinutes(10)));

        assertThatExceptionOfType(InternalServerException.class)
                .isThrownBy(() -> model.chat("Hello?"))
                .satisfies(failure -> assertThat(((FileChatException) failure.getCause()).retryAfter())
                        .contains(Duration.ofMinutes(10)));
    }

    @Test
    void aFileThatIsNotThereIsAnInvalidRequest() {
        xai.chat().whenAnything().reply("Yes.");

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> model.chat(UserMessage.from(UploadedFileContent.of("file_missing"))))
                .withMessageContaining("file_missing");
    }

    @Test
    void aCallOutOfItsTimeIsATimeout() {
        xai.chat().whenAnything().reply("Too late.").initialDelay(Duration.ofMinutes(10));
        FileChatModel hasty = FileChatModel.builder()
                .client(client)
                .modelName("grok-4.5")
                .options(ChatOptions.builder().timeout(Duration.ofMillis(200)).build())
                .build();

        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> hasty.chat("Hello?"))
                .withCauseInstanceOf(CallTimeoutException.class);
    }

    @Test
    void aQuestionWhoseOutcomeIsUnknownIsNotRetriable() {
        xai.faults().onChats().loseAnswer();

        assertThatExceptionOfType(NonRetriableException.class)
                .isThrownBy(() -> model.chat("Hello?"))
                .withCauseInstanceOf(UnknownOutcomeException.class);
        assertThat(xai).receivedChatRequests(1);
    }

    @Test
    void anAnswerWithoutOutputIsNotRetriable() {
        xai.chat().whenAnything().replyWithoutOutputs();

        assertThatExceptionOfType(NonRetriableException.class)
                .isThrownBy(() -> model.chat("Hello?"))
                .withCauseInstanceOf(NoAnswerException.class);
    }

    @Test
    void aServiceThatIsNotThereIsRetriable() {
        try (FileChatClient lonely = xai.configure(FileChatClient.builder())
                .retryPolicy(RetryPolicy.none())
                .build()) {
            xai.close();
            ChatModel model =
                    FileChatModel.builder().client(lonely).modelName("grok-4.5").build();

            assertThatExceptionOfType(RetriableException.class).isThrownBy(() -> model.chat("Hello?"));
        }
    }

    @Test
    void whatTheServiceDoesNotTakeIsRefusedBeforeAnythingIsSent() {
        assertInvalid(
                request(
                        UserMessage.from("Hello?"),
                        ChatRequestParameters.builder().temperature(3.0)),
                "temperature");
        assertThatExceptionOfType(UnsupportedFeatureException.class)
                .isThrownBy(() -> model.chat(UserMessage.from(AudioContent.from("https://example.com/a.mp3"))))
                .withMessageContaining("audio");
        assertThatExceptionOfType(UnsupportedFeatureException.class)
                .isThrownBy(() -> model.chat(CustomMessage.from(Map.of("a", "b"))))
                .withMessageContaining("CUSTOM");
        ChatRequest topK = request(
                UserMessage.from("Hello?"), ChatRequestParameters.builder().topK(3));
        assertThatExceptionOfType(UnsupportedFeatureException.class)
                .isThrownBy(() -> model.chat(topK))
                .withMessageContaining("topK");
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> FileChatModel.builder().client(client).build().chat("Hello?"))
                .withMessageContaining("modelName");

        assertThat(xai).receivedNoChatRequests();
    }

    @Test
    void settingsThatCannotWorkAreRefusedWhenTheyAreSet() {
        assertIllegal(() -> FileChatModel.builder().modelName("grok-4.5").build(), "client");
        FileChatRequestParameters.Builder parameters = FileChatRequestParameters.builder();
        assertIllegal(
                () -> parameters.options(ChatOptions.builder().maxTokens(3).build()), "maxOutputTokens");
        assertIllegal(() -> parameters.options(ChatOptions.builder().n(2).build()), "several answers");
        assertIllegal(
                () -> parameters.options(ChatOptions.builder()
                        .toolChoice(dev.filechat.chat.tools.ToolChoice.required())
                        .build()),
                "toolChoice");
        assertIllegal(() -> parameters.conversationId(" "), "conversationId");
        assertIllegal(() -> UploadedFileContent.of(""), "fileId");
        assertThatExceptionOfType(UnsupportedFeatureException.class)
                .isThrownBy(() -> FileChatModel.builder()
                        .client(client)
                        .defaultRequestParameters(
                                ChatRequestParameters.builder().topK(3).build())
                        .build())
                .withMessageContaining("topK");
    }

    private void assertInvalid(ChatRequest request, String message) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> model.chat(request))
                .withMessageContaining(message);
    }

    private static void assertIllegal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(call)
                .withMessageContaining(message);
    }

    private static ChatRequest request(
            UserMessage message,
            dev.langchain4j.model.chat.request.DefaultChatRequestParameters.Builder<?> parameters) {
        return ChatRequest.builder()
                .messages(message)
                .parameters(parameters.build())
                .build();
    }
}
