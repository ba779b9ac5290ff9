// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static dev.filechat.BatchUploadTest.sources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.filechat.chat.Chat;
import dev.filechat.chat.ToolFailedException;
import dev.filechat.chat.ToolRunOptions;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.errors.StatusCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that the stack trace of a failure on another thread shows where the call was made. */
@Timeout(30)
class CallersFramesTest {
    private final UploadService service = new UploadService().refuse("bad");
    private final FileChatClient client = service.transport.client();

    @Test
    void ofAnUploadOfAQuestion() {
        assertShowsTheCall(
                catchThrowable(() -> theCall(() -> client.ask("m", "?", sources("bad"), ChatOptions.none()))));
    }

    @Test
    void ofEachUploadOfABatch() {
        var batch = theCall(() -> client.files().uploadAll(sources("a", "bad")));

        assertThat(batch.failed()).hasSize(1).allSatisfy(failed -> assertShowsTheCall(failed.cause()));
    }

    @Test
    void ofAFuture() {
        assertShowsTheCall(failureOf(theCall(
                () -> client.async().files(files -> files.upload(sources("bad").getFirst())))));
        assertShowsTheCall(failureOf(
                theCall(() -> client.async().ask("m", "?", sources("a", "bad"), ChatOptions.none()))));
    }

    @Test
    void ofAStreamThatASubscriberReads() {
        service.transport.onStream((request, call) -> {
            throw Failures.refused(StatusCode.INVALID_ARGUMENT);
        });
        CompletableFuture<Throwable> failure = new CompletableFuture<>();

        theCall(() -> {
            client.async().stream(chat()).subscribe(new Failing(failure));
            return failure;
        });

        assertShowsTheCall(failure.orTimeout(10, TimeUnit.SECONDS).join());
    }

    @Test
    void ofAToolAmongSeveral() {
        ToolCall call = ToolCall.function("call-1", "add", "{}");
        service.transport.onComplete((request, context) -> Answers.calling(call, call));
        RunnableTool tool = RunnableTool.of(FunctionTool.of("add", "Adds.", "{}"), (arguments, context) -> {
            throw new IllegalStateException("out of numbers");
        });
        ToolRunOptions options =
                ToolRunOptions.builder().throwToolFailures(true).build();

        Throwable failure = catchThrowable(() -> theCall(() -> chat().runTools(List.of(tool), options)));

        assertThat(failure).isInstanceOf(ToolFailedException.class);
        assertShowsTheCall(failure);
    }

    /** An exception in a constant, thrown by each of many calls. */
    @Test
    void butAnExceptionDoesNotGrowWithoutEnd() {
        IllegalStateException same = new IllegalStateException("again");
        for (int i = 0; i < 20; i++) {
            failureOf(client.async().files(files -> {
                throw same;
            }));
        }
        assertThat(Stream.of(same.getStackTrace())
                        .filter(frame -> frame.getMethodName().equals("calledBy")))
                .hasSizeBetween(1, 3);
    }

    /** The method whose frame is looked for. */
    private static <T> T theCall(Supplier<T> call) {
        return call.get();
    }

    private static void assertShowsTheCall(Throwable failure) {
        StringWriter printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed, true));
        String itself = printed.toString()
                .lines()
                .takeWhile(
                        line -> !line.startsWith("Caused by:") && !line.strip().startsWith("Suppressed:"))
                .reduce("", (a, b) -> a + "\n" + b);
        assertThat(itself).contains(CallersFramesTest.class.getName() + ".theCall(CallersFramesTest.java:");
    }

    private static Throwable failureOf(CompletableFuture<?> future) {
        return future.handle((value, failure) -> failure)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private Chat chat() {
        return client.chat().create("m").append(Message.user("?"));
    }

    private record Failing(CompletableFuture<Throwable> failure) implements Flow.Subscriber<ChatChunk> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(1);
        }

        @Override
        public void onNext(ChatChunk item) {}

        @Override
        public void onError(Throwable thrown) {
            failure.complete(thrown);
        }

        @Override
        public void onComplete() {}
    }
}
