// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.observe;

import static dev.filechat.chat.messages.Message.user;
import static dev.filechat.testkit.chat.TextMatcher.containing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.filechat.FileChatClient;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.ToolResult;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.observe.CallObservation;
import dev.filechat.observe.CallObserver;
import dev.filechat.observe.CallOperation;
import dev.filechat.observe.CallOutcome;
import dev.filechat.observe.ObservedCall;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.Refusal;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import io.grpc.Status.Code;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a {@link CallObserver} sees of calls over a transport, and that it changes none of them. */
public interface ObserverContract extends OverTransport {
    /** Less than a chunk of an upload. */
    byte[] CONTENT = TestBytes.of(1000);

    private FileChatClient observed(FakeXai xai, CallObserver observer) {
        return configured(xai).observer(observer).build();
    }

    /** Its name and size at the start, each attempt with the bytes that it sent, and the stored file at the end. */
    @Test
    default void anObserverSeesEachAttemptOfAnUpload() {
        NotingObserver observer = new NotingObserver();
        try (FakeXai xai = fake().start();
                FileChatClient client = observed(xai, observer)) {
            xai.faults()
                    .onUploads()
                    .times(1)
                    .refuse(Refusal.of(Code.UNAVAILABLE, "busy").withRetryInfo(Duration.ofMillis(1)));

            StoredFile file = client.files().upload(FileSource.of("a.txt", CONTENT));

            assertThat(observer.notes().stream().filter(note -> !note.endsWith("bytes")))
                    .containsExactly(
                            "UPLOAD_FILE started",
                            "UPLOAD_FILE attempt 1",
                            "UPLOAD_FILE attempt 1 failed with UnavailableException, again",
                            "UPLOAD_FILE attempt 2",
                            "UPLOAD_FILE ended");
            ObservedCall call = observer.calls().getFirst();
            assertThat(call.fileName()).contains("a.txt");
            assertThat(call.fileSize()).hasValue(CONTENT.length);
            assertThat(call.description()).isEqualTo("Uploading \"a.txt\"");
            CallOutcome outcome = observer.outcome();
            assertThat(outcome.completed()).isTrue();
            assertThat(outcome.attempts()).isEqualTo(2);
            assertThat(outcome.file()).contains(file);
            assertThat(outcome.bytes()).isBetween((long) CONTENT.length, 2L * CONTENT.length);
            assertThat(xai.files().named("a.txt").getFirst().sha256()).isEqualTo(TestBytes.sha256(CONTENT));
        }
    }

    /** The lookup of its size is a part of it. */
    @Test
    default void anObserverSeesTheBytesOfADownload() {
        NotingObserver observer = new NotingObserver();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FakeXai xai = fake().start();
                FileChatClient other = client(xai);
                FileChatClient client = observed(xai, observer)) {
            StoredFile file = other.files().upload(FileSource.of("a.txt", CONTENT));

            client.files().contentTo(file.id(), out);

            assertThat(TestBytes.sha256(out.toByteArray())).isEqualTo(TestBytes.sha256(CONTENT));
            assertThat(observer.calls().getFirst().operation()).isEqualTo(CallOperation.DOWNLOAD_FILE);
            assertThat(observer.calls().getFirst().fileId()).contains(file.id());
            assertThat(observer.outcome().completed()).isTrue();
            assertThat(observer.outcome().bytes()).isEqualTo(CONTENT.length);
        }
    }

    /** The exception is the one that the caller gets. */
    @Test
    default void anObserverSeesWhyACallFails() {
        NotingObserver observer = new NotingObserver();
        try (FakeXai xai = fake().start();
                FileChatClient client = observed(xai, observer)) {
            NotFoundException thrown = catchThrowableOfType(
                    NotFoundException.class, () -> client.files().get("file-none"));

            assertThat(observer.notes())
                    .containsExactly(
                            "GET_FILE started",
                            "GET_FILE attempt 1",
                            "GET_FILE attempt 1 failed with NotFoundException",
                            "GET_FILE ended");
            assertThat(observer.outcome().completed()).isFalse();
            assertThat(observer.outcome().failure()).containsSame(thrown);
        }
    }

    /** The answer with its usage is in the outcome, the request with its messages in the call. */
    @Test
    default void anObserverSeesAStreamedAnswerChunkByChunk() {
        NotingObserver observer = new NotingObserver();
        try (FakeXai xai = fake().start();
                FileChatClient client = observed(xai, observer)) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two.").costInUsdTicks(17);
            ChatResponse response;
            try (ChatStream stream = client.chat().create("grok-4.5").append(user("Which risks?")).stream()) {
                stream.forEach(chunk -> {});
                response = stream.response();
            }

            assertThat(observer.notes())
                    .containsSubsequence(
                            "CHAT_STREAM started",
                            "CHAT_STREAM attempt 1",
                            "CHAT_STREAM first chunk",
                            "CHAT_STREAM chunk \"One. \"",
                            "CHAT_STREAM chunk \"Two.\"",
                            "CHAT_STREAM ended");
            ObservedCall call = observer.calls().getFirst();
            assertThat(call.model()).contains("grok-4.5");
            assertThat(call.request().orElseThrow().messages())
                    .singleElement()
                    .satisfies(message -> assertThat(message.text()).isEqualTo("Which risks?"));
            assertThat(observer.outcome().completed()).isTrue();
            assertThat(observer.outcome().response()).contains(response);
        }
    }

    /** That is no failure. */
    @Test
    default void aStreamThatIsClosedBeforeItsEndIsNotCompleted() {
        NotingObserver observer = new NotingObserver();
        try (FakeXai xai = fake().start();
                FileChatClient client = observed(xai, observer)) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two.");
            try (ChatStream stream = client.chat().create("grok-4.5").append(user("Which risks?")).stream()) {
                stream.iterator().next();
            }

            assertThat(observer.outcome().completed()).isFalse();
            assertThat(observer.outcome().failure()).isEmpty();
            assertThat(observer.outcome().response()).isPresent();
        }
    }

    /** On the thread that runs it, so that it can be current there. */
    @Test
    default void theRunOfAToolIsObservedUnderTheChatThatAskedForIt() {
        NotingObserver observer = new NotingObserver();
        RunnableTool tool = RunnableTool.of(
                FunctionTool.of("weather", "The weather of a city", "{\"type\":\"object\"}"), (arguments, context) -> {
                    observer.notes().add("the tool runs");
                    return "Sunny";
                });
        try (FakeXai xai = fake().start();
                FileChatClient client = observed(xai, observer)) {
            xai.chat().whenAnything().callTool("weather", "{}").then().reply("It is sunny.");

            client.chat().create("grok-4.5").append(user("How is the weather?")).runTools(tool);

            assertThat(observer.notes())
                    .containsExactly(
                            "CHAT started",
                            "CHAT attempt 1",
                            "CHAT ended",
                            "CHAT > weather started",
                            "CHAT > weather scope opened",
                            "the tool runs",
                            "CHAT > weather scope closed",
                            "CHAT > weather ended",
                            "CHAT started",
                            "CHAT attempt 1",
                            "CHAT ended");
            assertThat(observer.outcomes().get(1).toolResult().map(ToolResult::content))
                    .contains("Sunny");
        }
    }

    /** Each attempt has them. */
    @Test
    default void theHeadersOfAnObservationGoToTheService() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        CallObserver observer = call -> new CallObservation() {
            @Override
            public Map<String, String> headers() {
                return Map.of("traceparent", trace, "Not a header", "left out");
            }
        };
        try (FakeXai xai = fake().start();
                FileChatClient client = observed(xai, observer)) {
            xai.faults()
                    .onUploads()
                    .times(1)
                    .refuse(Refusal.of(Code.UNAVAILABLE, "busy").withRetryInfo(Duration.ofMillis(1)));

            client.files().upload(FileSource.of("a.txt", CONTENT));

            assertThat(xai.requests("UploadFile"))
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.metadata())
                            .containsEntry("traceparent", List.of(trace))
                            .doesNotContainKey("not a header"));
            assertThat(xai.files().named("a.txt").getFirst().sha256()).isEqualTo(TestBytes.sha256(CONTENT));
        }
    }

    /** In none of its methods. */
    @Test
    default void anObserverThatThrowsChangesNoCall() {
        NotingObserver second = new NotingObserver();
        RunnableTool tool = RunnableTool.of(
                FunctionTool.of("weather", "The weather of a city", "{\"type\":\"object\"}"),
                (arguments, context) -> "Sunny");
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai)
                        .observer(call -> {
                            throw new IllegalStateException("an observer that fails at once");
                        })
                        .observer(call -> new ThrowingObservation())
                        .observer(second)
                        .build()) {
            xai.chat()
                    .whenUserSays(containing("weather"))
                    .callTool("weather", "{}")
                    .then()
                    .reply("It is sunny.");
            xai.chat().whenUserSays(containing("Count")).replyStreaming("One. ", "Two.");
            xai.faults()
                    .onUploads()
                    .times(1)
                    .refuse(Refusal.of(Code.UNAVAILABLE, "busy").withRetryInfo(Duration.ofMillis(1)));

            StoredFile file = client.files().upload(FileSource.of("a.txt", CONTENT));
            String weather = client.chat()
                    .create("grok-4.5")
                    .append(user("How is the weather?"))
                    .runTools(tool)
                    .content();
            String streamed;
            try (ChatStream stream = client.chat().create("grok-4.5").append(user("Count.")).stream()) {
                stream.forEach(chunk -> {});
                streamed = stream.response().content();
            }

            assertThat(xai.files().named("a.txt").getFirst().sha256()).isEqualTo(TestBytes.sha256(CONTENT));
            assertThat(client.files().contentAsBytes(file.id(), 2000)).isEqualTo(CONTENT);
            assertThat(weather).isEqualTo("It is sunny.");
            assertThat(streamed).isEqualTo("One. Two.");
            assertThat(second.outcomes()).hasSize(6).allMatch(CallOutcome::completed);
        }
    }

    /** A call that ended is reported once, and before it returns to its caller. */
    @Test
    default void aBrokenStreamEndsItsObservationWithTheFailure() {
        NotingObserver observer = new NotingObserver();
        try (FakeXai xai = fake().start();
                FileChatClient client = observed(xai, observer)) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two.").breakAfter(1);
            FileChatException thrown;
            try (ChatStream stream = client.chat().create("grok-4.5").append(user("Count.")).stream()) {
                thrown = catchThrowableOfType(FileChatException.class, () -> stream.forEach(chunk -> {}));
            }

            assertThat(observer.outcome().failure()).containsSame(thrown);
        }
    }
}
