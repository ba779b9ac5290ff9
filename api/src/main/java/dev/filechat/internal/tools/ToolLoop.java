// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.tools;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.ToolResult;
import dev.filechat.chat.ToolRoundsException;
import dev.filechat.chat.ToolRun;
import dev.filechat.chat.ToolRunOptions;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.chat.tools.Tool;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.observe.CallObservation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Asks a model and runs the tools that it calls, until it answers without calling any. One use, one thread. */
public final class ToolLoop {
    private final ToolRunOptions options;
    private final Map<String, RunnableTool> tools = new LinkedHashMap<>();
    private final Set<String> declaredOnly = new HashSet<>();
    private final ChatOptions chatOptions;
    private final CallsToRun callsToRun;
    private final CallRunner runner;

    /** @param base the options of the chat, whose tools are offered too */
    public ToolLoop(CallRunner runner, List<RunnableTool> tools, ToolRunOptions options, ChatOptions base) {
        this.runner = runner;
        this.options = options;
        for (RunnableTool tool : tools) {
            String name = tool.definition().name();
            if (this.tools.put(name, tool) != null) {
                throw new IllegalArgumentException("Two tools have the name \"" + name + "\"; give each its own name");
            }
        }
        this.chatOptions = withTools(base.overriddenBy(options.chatOptions()));
        Set<String> offered = new HashSet<>(this.tools.keySet());
        offered.addAll(declaredOnly);
        this.callsToRun = new CallsToRun(offered);
    }

    /** Adds the tools to the options. They replace declarations of the same name. */
    private ChatOptions withTools(ChatOptions base) {
        List<Tool> all = new ArrayList<>();
        for (Tool tool : base.tools()) {
            if (!(tool instanceof FunctionTool function)) {
                all.add(tool);
            } else if (!tools.containsKey(function.name())) {
                all.add(tool);
                declaredOnly.add(function.name());
            }
        }
        tools.values().forEach(tool -> all.add(tool.definition()));
        return base.toBuilder().tools(all).build();
    }

    /** Asks the model once. */
    @FunctionalInterface
    public interface Asking {
        /**
         * {@return the answer}
         *
         * @param options the options of the call
         * @param observed gets what observes the call
         */
        ChatResponse ask(ChatOptions options, Consumer<CallObservation> observed);
    }

    /**
     * Runs the rounds, and returns what they came to.
     *
     * @param asking asks the model
     * @param messages the conversation, which grows
     */
    public ToolRun run(Asking asking, List<Message> messages) {
        List<ToolResult> results = new ArrayList<>();
        ToolObservation observer = new ToolObservation(options.observer());
        for (int round = 1; ; round++) {
            AtomicReference<CallObservation> observation = new AtomicReference<>(CallObservation.NONE);
            ChatResponse response = asking.ask(chatOptions, observation::set);
            observer.responded(round, response);
            List<ToolCall> calls = callsToRun.in(response);
            if (calls.isEmpty() || calls.stream().anyMatch(call -> declaredOnly.contains(call.name()))) {
                return new ToolRun(response, round, results);
            }
            if (round == options.maxRounds()) {
                throw new ToolRoundsException(
                        "The model still asks for tools after " + round + " rounds, the limit of this run. Raise"
                                + " maxRounds(...), or ask for an answer without tools: ToolChoice.none()",
                        response);
            }
            List<ToolResult> done = new ToolRound(
                            runner, tools, options, observer, requireNonNull(observation.get()), round)
                    .run(calls);
            messages.addAll(response.toMessages());
            done.forEach(result -> messages.add(result.toMessage()));
            results.addAll(done);
        }
    }
}
