// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.tools;

import dev.filechat.chat.ToolFailedException;
import dev.filechat.chat.ToolResult;
import dev.filechat.chat.ToolRunOptions;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.chat.tools.ToolContext;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.internal.call.CallInFlight;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.call.InterruptOnClose;
import dev.filechat.internal.concurrent.ConcurrentTasks;
import dev.filechat.internal.concurrent.TaskOutcome;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.internal.observe.Outcome;
import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.text.TextRule;
import dev.filechat.observe.CallObservation;
import dev.filechat.observe.CallOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the tool calls of one round: concurrently on threads of their own, or one after the other on the caller's. */
final class ToolRound {
    /** A run has no timeout of its own: each call of the model has one, and tools are the caller's. */
    private static final Duration NO_TIMEOUT = Duration.ofNanos(Long.MAX_VALUE);

    private final CallRunner runner;
    private final Map<String, RunnableTool> tools;
    private final ToolRunOptions options;
    private final ToolObservation observer;
    private final CallObservation chat;
    private final int round;

    ToolRound(
            CallRunner runner,
            Map<String, RunnableTool> tools,
            ToolRunOptions options,
            ToolObservation observer,
            CallObservation chat,
            int round) {
        this.runner = runner;
        this.tools = tools;
        this.options = options;
        this.observer = observer;
        this.chat = chat;
        this.round = round;
    }

    /** {@return the results in the order of the calls} */
    List<ToolResult> run(List<ToolCall> calls) {
        try (CallInFlight inFlight = runner.open(NO_TIMEOUT)) {
            InterruptOnClose interrupt = new InterruptOnClose(inFlight);
            try {
                return run(calls, inFlight);
            } finally {
                interrupt.end();
            }
        }
    }

    private List<ToolResult> run(List<ToolCall> calls, CallInFlight inFlight) {
        @Nullable List<ToolResult> results = null;
        try {
            results = options.maxConcurrent() == 1 ? oneByOne(calls, inFlight) : sideBySide(calls);
        } catch (ToolFailedException e) {
            if (!stopped(inFlight)) {
                throw e;
            }
        }
        // The results of tools that were interrupted are dropped.
        if (results == null || stopped(inFlight)) {
            throw cancelled(inFlight);
        }
        return results;
    }

    private static boolean stopped(CallInFlight inFlight) {
        return inFlight.cancelled() || Thread.currentThread().isInterrupted();
    }

    private static CallCancelledException cancelled(CallInFlight inFlight) {
        return new CallCancelledException(
                "The run of tools was cancelled: "
                        + (inFlight.cancelled() ? "the client was closed" : "the calling thread was interrupted"),
                null,
                false,
                0);
    }

    private List<ToolResult> oneByOne(List<ToolCall> calls, CallInFlight inFlight) {
        List<ToolResult> results = new ArrayList<>();
        for (int i = 0; i < calls.size() && !stopped(inFlight); i++) {
            results.add(runOne(calls.get(i)));
        }
        return results;
    }

    private List<ToolResult> sideBySide(List<ToolCall> calls) {
        List<TaskOutcome<ToolResult>> outcomes = ConcurrentTasks.run(
                new ConcurrentTasks.Settings(
                        runner.threads(),
                        "filechat-tool",
                        options.maxConcurrent(),
                        Long.MAX_VALUE,
                        options.throwToolFailures(),
                        true,
                        () -> false),
                calls.size(),
                i -> 0,
                i -> runOne(calls.get(i)));
        // The first failure stops the others, which then fail too: the one that failed by itself is reported.
        outcomes.stream()
                .filter(TaskOutcome.Failed.class::isInstance)
                .map(outcome -> ((TaskOutcome.Failed<ToolResult>) outcome).cause())
                .min((a, b) -> Boolean.compare(stopped(a), stopped(b)))
                .ifPresent(cause -> {
                    throw cause;
                });
        return outcomes.stream()
                .filter(TaskOutcome.Done.class::isInstance)
                .map(outcome -> ((TaskOutcome.Done<ToolResult>) outcome).value())
                .toList();
    }

    private static boolean stopped(RuntimeException failure) {
        return failure.getCause() instanceof InterruptedException;
    }

    private ToolResult runOne(ToolCall call) {
        ToolContext context = new ToolContext(call, round);
        observer.started(context);
        CallObservation observation = runner.observers()
                .toolStarted(
                        chat,
                        CallDetails.of(
                                CallOperation.EXECUTE_TOOL,
                                "Running the tool \"" + ServerText.printable(call.name()) + "\""),
                        call);
        long start = runner.timing().nanoTime();
        ToolResult result;
        CallObservation.Scope scope = observation.openScope();
        try {
            String content = tool(call).run(call.arguments(), context);
            if (content == null) {
                throw new NullPointerException("The tool \"" + call.name() + "\" returned null; it must return a text");
            }
            TextRule.check("The result of the tool \"" + call.name() + "\"", content);
            result = ToolResult.of(context, content, elapsed(start));
        } catch (Exception e) { // reported to the model, or to the caller
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            result = ToolResult.failed(context, told(e), e, elapsed(start));
        } finally {
            scope.close();
        }
        observation.ended(Outcome.of(result));
        observer.ended(result);
        if (options.throwToolFailures() && result.failure().isPresent()) {
            throw new ToolFailedException(
                    "The tool \"" + ServerText.printable(call.name()) + "\" failed in round " + round + ": "
                            + result.failure().get(),
                    result);
        }
        return result;
    }

    private RunnableTool tool(ToolCall call) {
        RunnableTool tool = tools.get(call.name());
        if (tool == null) {
            throw new IllegalArgumentException(
                    "There is no function \"" + ServerText.printable(call.name()) + "\"; there are " + tools.keySet());
        }
        return tool;
    }

    /** {@return the text that the model gets: what went wrong, without where} */
    private static String told(Exception failure) {
        String message = failure.getMessage();
        return "Error: " + (message == null ? failure.getClass().getSimpleName() : TextRule.repaired(message));
    }

    private Duration elapsed(long start) {
        return Duration.ofNanos(runner.timing().nanoTime() - start);
    }
}
