// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

import dev.filechat.testkit.internal.script.AnswerPlan;
import dev.filechat.testkit.internal.script.Script;
import dev.filechat.testkit.internal.script.ScriptBook;
import dev.filechat.testkit.internal.script.Step;

/** The next answer of a script, for the requests after those that the ones before have answered. */
public final class NextAnswer extends ChatAnswers {

    private final ScriptBook<ChatRequest> book;
    private final Script<ChatRequest> script;

    NextAnswer(ScriptBook<ChatRequest> book, Script<ChatRequest> script) {
        this.book = book;
        this.script = script;
    }

    @Override
    ScriptedAnswer add(AnswerPlan<ChatRequest> outcome) {
        Step<ChatRequest> step = new Step<>(outcome);
        book.append(script, step);
        return new ScriptedAnswer(book, script, step);
    }
}
