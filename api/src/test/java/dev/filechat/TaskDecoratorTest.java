// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.chat.Chat;
import dev.filechat.chat.ToolObserver;
import dev.filechat.chat.ToolResult;
import dev.filechat.chat.ToolRunOptions;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.chat.tools.ToolContext;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchResult;
import dev.filechat.files.FileScope;
import dev.filechat.files.FilesService;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** Tests the context of the caller's code on other threads. */
@Timeout(30)
class TaskDecoratorTest {
    private static final ThreadLocal<String> USER = new ThreadLocal<>();
    private static final TaskDecorator CARRYING = task -> {
        String user = USER.get();
        return () -> {
            USER.set(user);
            task.run();
        };
    };
    private static final ToolCall ONE = ToolCall.function("call-1", "one", "{}");
    private static final ToolCall TWO = ToolCall.function("call-2", "two", "{}");

    private final UploadService service = new UploadService();
    private final FakeTransport transport = service.transport;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private List<ToolCall> called = List.of();

    @BeforeEach
    void fillContext() {
        transport.onComplete(
                (request, call) -> request.messages().getLast().role().equals(Role.USER)
                        ? Answers.calling(called.toArray(ToolCall[]::new))
                        : Answers.text("Done."));
        USER.set("ada");
        MDC.put("request", "r-7");
    }

    @AfterEach
    void clearContext() {
        USER.remove();
        MDC.clear();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aToolAndItsObserverSeeTheContextHoweverManyCallsARoundHas(int calls) {
        runTools(client(CARRYING), calls, ToolRunOptions.builder());

        assertThat(seen).hasSize(3 * calls).containsOnly("ada r-7");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void withoutADecoratorAToolSeesTheMdcOnlyHoweverManyCallsARoundHas(int calls) {
        runTools(transport.client(), calls, ToolRunOptions.builder());

        assertThat(seen).hasSize(3 * calls).containsOnly("null r-7");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void toolsThatRunOneAtATimeRunOnTheCallersThreadUndecorated(int calls) {
        runTools(
                client(task -> {
                    throw new AssertionError("there is nothing to decorate");
                }),
                calls,
                ToolRunOptions.builder().maxConcurrent(1));

        assertThat(seen).hasSize(3 * calls).containsOnly("ada r-7");
    }

    @Test
    void anAsynchronousCallSeesTheContext() {
        FileChatClient client = client(CARRYING);

        client.async().chat(chat -> seen.add(context())).join();
        client.async().files(files -> seen.add(context())).join();
        client.async().ask("m", "?", List.of(noting("a")), ChatOptions.none()).join();

        assertThat(seen).hasSize(3).containsOnly("ada r-7");
    }

    @Test
    void aSubscriberSeesTheContextOfTheThreadThatSubscribed() throws Exception {
        FileChatClient client = client(CARRYING);
        transport.onStream((request, call) -> {
            seen.add(context());
            return FakeStream.of("One. ").finished();
        });
        SignalLog<ChatChunk> signals = new SignalLog<>() {
            @Override
            public void onSubscribe(Flow.Subscription given) {
                seen.add(context());
                super.onSubscribe(given);
            }

            @Override
            public void onNext(ChatChunk item) {
                seen.add(context());
                super.onNext(item);
            }

            @Override
            public void onComplete() {
                seen.add(context());
                super.onComplete();
            }
        };

        client.async().stream(chat(client)).subscribe(signals);
        signals.request(Long.MAX_VALUE).end.get(10, TimeUnit.SECONDS);

        signals.awaitThread();
        assertThat(seen).hasSize(5).containsOnly("ada r-7");
    }

    @Test
    void theSourcesAndListenersOfABatchSeeTheContext() {
        BatchOptions options = BatchOptions.builder()
                .onProgress(progress -> seen.add(context()))
                .upload(UploadOptions.builder()
                        .onProgress(progress -> seen.add(context()))
                        .build())
                .build();

        client(CARRYING).files().uploadAll(List.of(noting("a"), noting("b")), options);

        assertThat(seen).hasSizeGreaterThan(6).containsOnly("ada r-7");
    }

    @Test
    void aSourceThatMayBlockIsReadOnAThreadOfItsOwnWhichSeesTheContext() {
        client(CARRYING).files().upload(noting("a"));

        assertThat(seen).containsOnly("ada r-7");
    }

    @Test
    void aSourceThatCannotBlockHasNoThreadOfItsOwn(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("a"), new byte[] {1, 2, 3});
        FilesService files = client(task -> {
                    seen.add("a task");
                    return task;
                })
                .files();

        files.upload(file);
        files.upload(FileSource.of("b", new byte[] {1, 2, 3}));
        files.upload(FileSource.of("c", ByteBuffer.allocateDirect(3)));
        files.upload(FileSource.text("d", "1"));
        assertThat(seen).isEmpty();

        files.upload(FileSource.of("e", new ByteArrayInputStream(new byte[] {1, 2, 3})));
        assertThat(seen).containsExactly("a task");
        assertThat(service.files).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aDecoratorsMistakeFailsAnUploadThatNeedsAThread(TaskDecorator mistaken, String told) {
        FilesService files = client(mistaken).files();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> files.upload(noting("a")))
                .withMessageContaining(told);
        assertThat(service.files).isEmpty();
    }

    @Test
    void aDecoratorMayChangeTheMdc() {
        runTools(
                client(task -> () -> {
                    MDC.put("request", "inner");
                    task.run();
                }),
                1,
                ToolRunOptions.builder());

        assertThat(seen).containsOnly("null inner");
        assertThat(MDC.get("request")).isEqualTo("r-7");
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aDecoratorsMistakeIsToldAndNothingHangs(TaskDecorator mistaken, String told) throws Exception {
        FileChatClient client = client(mistaken);
        transport.onStream((request, call) -> FakeStream.of("One. ").finished());

        for (int calls : new int[] {1, 2}) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> runTools(client, calls, ToolRunOptions.builder()))
                    .withMessageStartingWith("The task decorator " + TaskDecoratorTest.class.getName())
                    .withMessageContaining(told);
        }
        CompletableFuture<Boolean> future = client.async().files(files -> seen.add(context()));
        SignalLog<ChatChunk> signals = SignalLog.of(client.async().stream(chat(client)));
        BatchResult<FileSource, StoredFile> batch =
                client.files().uploadAll(List.of(noting("a"), noting("b")), BatchOptions.defaults());

        assertThat(future)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(IllegalStateException.class)
                .withMessageContaining(told);
        assertThat(signals.end.get(10, TimeUnit.SECONDS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(told);
        signals.awaitThread();
        assertThat(batch.failed())
                .hasSize(2)
                .allSatisfy(failed -> assertThat(failed.cause()).hasMessageContaining(told));
        assertThat(seen).isEmpty();
        assertThat(service.uploads).isEmpty();
    }

    static List<Arguments> mistakes() {
        return List.of(
                Arguments.of(
                        (TaskDecorator) task -> {
                            throw new IllegalArgumentException("no context");
                        },
                        "failed: java.lang.IllegalArgumentException: no context"),
                Arguments.of((TaskDecorator) task -> null, "gave null"),
                Arguments.of((TaskDecorator) task -> () -> {}, "did not run the task"),
                Arguments.of(
                        (TaskDecorator) task -> () -> {
                            throw new IllegalArgumentException("no context");
                        },
                        "failed before it ran the task: java.lang.IllegalArgumentException: no context"),
                Arguments.of(
                        (TaskDecorator) task -> {
                            task.run();
                            return task;
                        },
                        "failed: java.lang.IllegalStateException: A decorated task must run on the thread"),
                Arguments.of(
                        (TaskDecorator) task -> () -> {
                            CompletableFuture<Void> elsewhere = CompletableFuture.runAsync(task);
                            assertThat(elsewhere).failsWithin(Duration.ofSeconds(10));
                        },
                        "did not run the task"));
    }

    @Test
    void aMistakenDecoratorKeepsNoScopeFromDeletingItsFiles() {
        try (FileScope scope = client(task -> null).files().scope()) {
            scope.upload(FileSource.text("a", "1"));
            assertThat(service.files).hasSize(1);
        }

        assertThat(service.files).isEmpty();
    }

    @Test
    void aTaskRunsOnceAndWhatFailsAfterItChangesNothing() {
        runTools(
                client(task -> () -> {
                    task.run();
                    task.run();
                }),
                2,
                ToolRunOptions.builder());

        assertThat(seen).hasSize(6);
    }

    private FileChatClient client(TaskDecorator decorator) {
        return transport.builder().taskDecorator(decorator).build();
    }

    private static Chat chat(FileChatClient client) {
        return client.chat().create("m").append(Message.user("?"));
    }

    private void runTools(FileChatClient client, int calls, ToolRunOptions.Builder options) {
        called = List.of(ONE, TWO).subList(0, calls);
        ToolObserver observer = new ToolObserver() {
            @Override
            public void onToolStart(ToolContext call) {
                seen.add(context());
            }

            @Override
            public void onToolEnd(ToolResult result) {
                seen.add(context());
            }
        };
        chat(client)
                .runTools(
                        List.of(tool("one"), tool("two")),
                        options.observer(observer).build());
    }

    private RunnableTool tool(String name) {
        return RunnableTool.of(FunctionTool.of(name, "", "{}"), (arguments, context) -> {
            seen.add(context());
            return name;
        });
    }

    /** A source that records its context when it is opened. */
    private FileSource noting(String name) {
        return FileSource.of(name, () -> {
            seen.add(context());
            return new ByteArrayInputStream(new byte[] {1, 2, 3});
        });
    }

    private static String context() {
        return USER.get() + " " + MDC.get("request");
    }
}
