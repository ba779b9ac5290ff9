// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

import dev.filechat.testkit.internal.answer.AnswerPlan;
import dev.filechat.testkit.internal.script.Script;
import dev.filechat.testkit.internal.script.ScriptBook;
import dev.filechat.testkit.internal.script.Step;

/** The next answer of a script, for the requests after those that the ones before have answered. */
public final class NextAnswer extends ChatAnswers {

    private final ScriptBook book;
    private final Script script;

    NextAnswer(ScriptBook book, Script script) {
        this.book = book;
        this.script = script;
    }

    @Override
    ScriptedAnswer add(AnswerPlan outcome) {
        Step step = new Step(outcome);
        book.append(script, step);
        return new ScriptedAnswer(book, script, step);
    }
}
