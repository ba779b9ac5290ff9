// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.filechat.FakeTransport.Step;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ToolFailedException;
import dev.filechat.chat.ToolObserver;
import dev.filechat.chat.ToolResult;
import dev.filechat.chat.ToolRoundsException;
import dev.filechat.chat.ToolRun;
import dev.filechat.chat.ToolRunOptions;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.spi.CompletionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolRunTest {
    private static final ToolCall ADD = ToolCall.function("call-1", "add", "{\"a\":1,\"b\":2}");
    private static final ToolCall SUBTRACT = ToolCall.function("call-2", "subtract", "{\"a\":9,\"b\":2}");

    private final List<CompletionRequest> requests = new ArrayList<>();
    private final FakeTransport transport = new FakeTransport();
    private final FileChatClient client = transport.client();
    private final Chat chat = client.chat().create("m").append(Message.user("How much is 1 + 2?"));

    @Test
    void theToolIsRunWithTheModelsArgumentsAndItsResultSentUntilTheModelAnswers() {
        transport.onComplete(answering(Answers.calling(ADD)), answering(Answers.text("It is 3.")));

        ToolRun run = chat.runTools(tool("add", (arguments, context) -> arguments + "=3"));

        assertThat(run.content()).isEqualTo("It is 3.");
        assertThat(run.rounds()).isEqualTo(2);
        assertThat(run.results()).extracting(ToolResult::content).containsExactly("{\"a\":1,\"b\":2}=3");
        assertThat(requests.getFirst().options().tools()).extracting("name").containsExactly("add");
        List<Message> sent = requests.getLast().messages();
        assertThat(sent).extracting(Message::role).containsExactly(Role.USER, Role.ASSISTANT, Role.TOOL);
        assertThat(sent.get(1).toolCalls()).containsExactly(ADD);
        assertThat(sent.get(2)).isEqualTo(Message.toolResult("call-1", "{\"a\":1,\"b\":2}=3"));
        assertThat(chat.messages()).isEqualTo(sent);
        assertThat(chat.options().tools()).isEmpty();
    }

    @Test
    void eachCallIsRunOnAThreadOfItsOwnAndSeveralSideBySideInTheModelsOrder() {
        transport.onComplete(
                answering(Answers.calling(ADD)),
                answering(Answers.calling(SUBTRACT, ADD)),
                answering(Answers.text("Done.")));
        List<Thread> threads = new CopyOnWriteArrayList<>();
        CyclicBarrier both = new CyclicBarrier(2);
        RunnableTool.Code code = (arguments, context) -> {
            threads.add(Thread.currentThread());
            if (context.round() == 2) {
                both.await(10, TimeUnit.SECONDS); // passes only if both are under way at once
            }
            return context.call().name();
        };

        ToolRun run = chat.runTools(tool("add", code), tool("subtract", code));

        assertThat(threads).hasSize(3);
        assertThat(threads).allMatch(Thread::isVirtual).doesNotHaveDuplicates().doesNotContain(Thread.currentThread());
        assertThat(run.results()).extracting(ToolResult::content).containsExactly("add", "subtract", "add");
        assertThat(run.results()).extracting(ToolResult::round).containsExactly(1, 2, 2);
    }

    @Test
    void withAConcurrencyOfOneAllAreRunOnTheCallersThreadOneAfterTheOther() {
        transport.onComplete(
                answering(Answers.calling(ADD)),
                answering(Answers.calling(SUBTRACT, ADD)),
                answering(Answers.text("Done.")));
        List<Thread> threads = new ArrayList<>();
        RunnableTool.Code code = (arguments, context) -> {
            threads.add(Thread.currentThread());
            return context.call().name();
        };
        ToolRunOptions options = ToolRunOptions.builder().maxConcurrent(1).build();

        ToolRun run = chat.runTools(List.of(tool("add", code), tool("subtract", code)), options);

        assertThat(threads).hasSize(3).containsOnly(Thread.currentThread());
        assertThat(run.results()).extracting(ToolResult::content).containsExactly("add", "subtract", "add");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ToolRunOptions.builder().maxConcurrent(0))
                .withMessageContaining("maxConcurrent is 0");
    }

    @Test
    void noMoreThanTheGivenNumberRunsAtOnce() {
        transport.onComplete(
                answering(Answers.calling(ADD, ADD, ADD, ADD, ADD, ADD)), answering(Answers.text("Done.")));
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        FileChatClient counting = transport
                .builder()
                .taskDecorator(task -> {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    return task;
                })
                .build();
        Thread caller = Thread.currentThread();
        RunnableTool add = tool("add", (arguments, context) -> {
            while (caller.getState() != Thread.State.WAITING) { // it has begun the most tools that may run at once
                Thread.onSpinWait();
            }
            underWay.decrementAndGet();
            return "3";
        });
        ToolRunOptions options = ToolRunOptions.builder().maxConcurrent(2).build();

        ToolRun run = counting.chat().create("m").append(Message.user("?")).runTools(List.of(add), options);

        assertThat(run.results())
                .extracting(ToolResult::content)
                .containsOnly("3")
                .hasSize(6);
        assertThat(most).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aFailureThatEndsTheRunEndsItBeforeTheCallsThatAreNotBegun(int concurrent) {
        transport.onComplete(answering(Answers.calling(ADD, ADD, ADD, SUBTRACT)));
        ToolRunOptions options = ToolRunOptions.builder()
                .maxConcurrent(concurrent)
                .throwToolFailures(true)
                .build();
        List<RunnableTool> tools = List.of(
                tool("add", (arguments, context) -> {
                    throw new IllegalStateException("out of numbers");
                }),
                tool("subtract", (arguments, context) -> {
                    throw new AssertionError("it must not begin");
                }));

        assertThatExceptionOfType(ToolFailedException.class)
                .isThrownBy(() -> chat.runTools(tools, options))
                .withMessageContaining("out of numbers");
    }

    @Test
    void aResultThatCannotBeSentIsAFailureOfTheTool() {
        transport.onComplete(answering(Answers.calling(ADD, SUBTRACT)), answering(Answers.text("Sorry.")));

        ToolRun run = chat.runTools(
                tool("add", (arguments, context) -> "ab\ud83d"), tool("subtract", (arguments, context) -> {
                    throw new IllegalStateException("no \ude00 here");
                }));

        assertThat(run.results().getFirst().content())
                .isEqualTo(
                        "Error: The result of the tool \"add\" has half of a surrogate pair at position 3, which UTF-8"
                                + " cannot encode; replace it first");
        assertThat(run.results().getFirst().failure()).containsInstanceOf(IllegalArgumentException.class);
        assertThat(run.results().getLast().content()).isEqualTo("Error: no \ufffd here");
        assertThat(requests).hasSize(2);
    }

    @Test
    void theModelIsToldOfAToolThatFailsAndOfOneThatThereIsNot() {
        transport.onComplete(answering(Answers.calling(ADD, SUBTRACT)), answering(Answers.text("Sorry.")));

        ToolRun run = chat.runTools(tool("add", (arguments, context) -> {
            throw new IllegalStateException("out of numbers");
        }));

        assertThat(run.results().getFirst().content()).isEqualTo("Error: out of numbers");
        assertThat(run.results().getFirst().failure()).containsInstanceOf(IllegalStateException.class);
        assertThat(run.results().getLast().content())
                .startsWith("Error: There is no function \"subtract\"")
                .contains("[add]");
    }

    @Test
    void aFailureEndsTheRunWhereTheOptionsSaySoAndLeavesTheChatAsItWas() {
        transport.onComplete(answering(Answers.calling(ADD)));
        ToolRunOptions options =
                ToolRunOptions.builder().throwToolFailures(true).build();
        List<RunnableTool> tools = List.of(tool("add", (arguments, context) -> {
            throw new IllegalStateException("out of numbers");
        }));

        assertThatExceptionOfType(ToolFailedException.class)
                .isThrownBy(() -> chat.runTools(tools, options))
                .withMessage("The tool \"add\" failed in round 1: java.lang.IllegalStateException: out of numbers")
                .withCauseInstanceOf(IllegalStateException.class);
        assertThat(chat.messages()).hasSize(1);
    }

    @Test
    void theFailureOfOneInterruptsTheOthersAndIsWhatIsTold() {
        transport.onComplete(answering(Answers.calling(ADD, SUBTRACT)));
        ToolRunOptions options =
                ToolRunOptions.builder().throwToolFailures(true).build();
        List<RunnableTool> tools = List.of(
                tool("add", (arguments, context) -> {
                    new CountDownLatch(1).await(); // until it is interrupted
                    return "";
                }),
                tool("subtract", (arguments, context) -> {
                    throw new IllegalStateException("out of numbers");
                }));

        assertThatExceptionOfType(ToolFailedException.class)
                .isThrownBy(() -> chat.runTools(tools, options))
                .withMessageContaining("subtract");
    }

    @Test
    void aModelThatNeverStopsAskingIsStopped() {
        transport.onComplete(answering(Answers.calling(ADD)));
        ToolRunOptions options = ToolRunOptions.builder().maxRounds(3).build();

        assertThatExceptionOfType(ToolRoundsException.class)
                .isThrownBy(() -> chat.runTools(List.of(tool("add", (arguments, context) -> "3")), options))
                .withMessageContaining("after 3 rounds")
                .satisfies(e -> assertThat(e.lastResponse().toolCalls()).containsExactly(ADD));
        assertThat(requests).hasSize(3);
        assertThat(chat.messages()).hasSize(5);
    }

    @Test
    void aFunctionWithoutCodeIsTheCallersAndEndsTheRun() {
        Chat declaring = client.chat()
                .create(
                        "m",
                        ChatOptions.builder()
                                .tools(FunctionTool.of("subtract", "", "{}"))
                                .build())
                .append(Message.user("?"));
        transport.onComplete(answering(Answers.calling(ADD, SUBTRACT)));

        ToolRun run = declaring.runTools(tool("add", (arguments, context) -> "3"));

        assertThat(run.response().toolCalls()).containsExactly(ADD, SUBTRACT);
        assertThat(run.results()).isEmpty();
        assertThat(requests.getFirst().options().tools()).extracting("name").containsExactly("subtract", "add");
    }

    @Test
    void theObserverIsToldEachStepAndWhatItThrowsChangesNothing() {
        transport.onComplete(answering(Answers.calling(ADD)), answering(Answers.text("It is 3.")));
        List<String> steps = new ArrayList<>();
        ToolObserver observer = new ToolObserver() {
            @Override
            public void onResponse(int round, ChatResponse response) {
                steps.add("response " + round);
                throw new IllegalStateException("the observer's own trouble");
            }

            @Override
            public void onToolStart(dev.filechat.chat.tools.ToolContext call) {
                steps.add("start " + call.call().name());
            }

            @Override
            public void onToolEnd(ToolResult result) {
                steps.add("end " + result.content());
            }
        };

        chat.runTools(
                List.of(tool("add", (arguments, context) -> "3")),
                ToolRunOptions.builder().observer(observer).build());

        assertThat(steps).containsExactly("response 1", "start add", "end 3", "response 2");
    }

    @Test
    void twoToolsOfOneNameAndACallOfTheChatByAToolAreRefused() {
        RunnableTool add = tool("add", (arguments, context) -> chat.sample().content());
        transport.onComplete(answering(Answers.calling(ADD)), answering(Answers.text("Done.")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> chat.runTools(add, add))
                .withMessageContaining("\"add\"");
        ToolRun run = chat.runTools(add);

        assertThat(run.results().getFirst().content()).contains("Another call of this chat is under way");
        assertThatIllegalStateException()
                .isThrownBy(() -> client.chat().create("m").runTools(add))
                .withMessageContaining("no message yet");
    }

    @Test
    void anInterruptWhileAToolRunsEndsTheRunAndIsKept() {
        transport.onComplete(answering(Answers.calling(ADD)));
        Thread caller = Thread.currentThread();
        RunnableTool add = tool("add", (arguments, context) -> {
            caller.interrupt();
            new CountDownLatch(1).await(); // until it is interrupted too
            return "3";
        });

        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(() -> chat.runTools(add))
                .withMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(chat.messages()).hasSize(1);
    }

    @Test
    void anInterruptWhileToolsRunOneAtATimeEndsTheRunAndIsKept() {
        transport.onComplete(answering(Answers.calling(ADD, SUBTRACT)));
        RunnableTool add = tool("add", (arguments, context) -> {
            Thread.currentThread().interrupt();
            return "3";
        });
        RunnableTool subtract = tool("subtract", (arguments, context) -> {
            throw new AssertionError("it must not begin");
        });

        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(() -> chat.runTools(
                        List.of(add, subtract),
                        ToolRunOptions.builder().maxConcurrent(1).build()))
                .withMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(chat.messages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void closingTheClientInterruptsTheToolsAndEndsTheRun(int concurrent) {
        transport.onComplete(answering(Answers.calling(ADD)));
        RunnableTool add = tool("add", (arguments, context) -> {
            Thread.ofVirtual().start(client::close);
            new CountDownLatch(1).await(); // until it is interrupted
            return "3";
        });

        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(() -> chat.runTools(
                        List.of(add),
                        ToolRunOptions.builder().maxConcurrent(concurrent).build()))
                .withMessageContaining("the client was closed");
        assertThat(Thread.interrupted()).isFalse();
    }

    private Step<CompletionRequest, ChatResponse> answering(ChatResponse response) {
        return (request, call) -> {
            requests.add(request);
            return response;
        };
    }

    private static RunnableTool tool(String name, RunnableTool.Code code) {
        return RunnableTool.of(FunctionTool.of(name, "", "{}"), code);
    }
}
