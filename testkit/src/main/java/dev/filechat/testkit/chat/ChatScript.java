// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

import dev.filechat.testkit.internal.script.AnswerPlan;
import dev.filechat.testkit.internal.script.Condition;
import dev.filechat.testkit.internal.script.Script;
import dev.filechat.testkit.internal.script.ScriptBook;
import dev.filechat.testkit.internal.script.Step;
import dev.filechat.testkit.internal.script.UnfinishedScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A script that is being written: first on which requests it is for, then what it answers. It comes into force with its
 * first answer. A request that comes while one has none is refused, with a message that says where it was begun, so
 * that a forgotten answer does not go unnoticed. Safe for use by several threads.
 */
public final class ChatScript extends ChatAnswers {

    private final ScriptBook<ChatRequest> book;
    private final List<Condition<ChatRequest>> conditions;
    private final UnfinishedScript begun;

    ChatScript(ScriptBook<ChatRequest> book, List<Condition<ChatRequest>> conditions) {
        this.book = book;
        this.conditions = List.copyOf(conditions);
        this.begun = UnfinishedScript.of(new Script<>(conditions).toString(), ChatScript.class);
        book.begun().begin(begun);
    }

    /**
     * Also asks for this model.
     *
     * @param model the model's name, exactly
     * @return a script with this condition more
     */
    public ChatScript withModel(String model) {
        Objects.requireNonNull(model, "model");
        return with("model " + model, request -> request.model().equals(model));
    }

    /**
     * Also asks for a file that any of the messages mentions.
     *
     * @param idOrName the id of an uploaded file, or the name of an uploaded or an inline one
     * @return a script with this condition more
     */
    public ChatScript withFile(String idOrName) {
        Objects.requireNonNull(idOrName, "idOrName");
        return with(
                "file " + idOrName,
                request -> request.files().stream()
                        .anyMatch(file ->
                                file.id().equals(idOrName) || file.name().equals(idOrName)));
    }

    /**
     * Also asks for an image in any of the messages.
     *
     * @return a script with this condition more
     */
    public ChatScript withImage() {
        return with("an image", request -> request.images() > 0);
    }

    /**
     * Also asks that this tool is offered.
     *
     * @param name the name of a function, or the kind of a tool of the service, such as {@code web_search}
     * @return a script with this condition more
     */
    public ChatScript withTool(String name) {
        Objects.requireNonNull(name, "name");
        return with("tool " + name, request -> request.tools().contains(name));
    }

    /**
     * Also asks that the last message is the result of a tool.
     *
     * @param result what the result is like
     * @return a script with this condition more
     */
    public ChatScript withToolResult(TextMatcher result) {
        Objects.requireNonNull(result, "result");
        return with(
                "a tool's result " + result,
                request -> request.lastMessage().isToolResult()
                        && result.matches(request.lastMessage().text()));
    }

    /**
     * Also asks for a condition of the caller's own.
     *
     * @param description what the condition is, for messages: "a temperature over 1"
     * @param condition the condition; called by several threads at once
     * @return a script with this condition more
     */
    public ChatScript with(String description, Predicate<? super ChatRequest> condition) {
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(condition, "condition");
        List<Condition<ChatRequest>> more = new ArrayList<>(conditions);
        more.add(new Condition<>(description, condition::test));
        ChatScript further = new ChatScript(book, more);
        book.begun().end(begun);
        return further;
    }

    @Override
    ScriptedAnswer add(AnswerPlan<ChatRequest> outcome) {
        Script<ChatRequest> script = new Script<>(conditions);
        Step<ChatRequest> step = new Step<>(outcome);
        book.add(script, step);
        book.begun().end(begun);
        return new ScriptedAnswer(book, script, step);
    }
}
