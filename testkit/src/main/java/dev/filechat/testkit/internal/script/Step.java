// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.script;

import dev.filechat.testkit.internal.answer.Draft;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * One answer of a script: what makes it, and what is then changed in it. Safe for use by several threads.
 *
 * @param <R> the type of requests
 */
public final class Step<R> {

    private static final int UNSAID = 0;

    private final AnswerPlan<R> outcome;
    private final List<Consumer<Draft>> changes = new CopyOnWriteArrayList<>();
    private volatile int times = UNSAID;

    public Step(AnswerPlan<R> outcome) {
        this.outcome = outcome;
    }

    public void change(Consumer<Draft> change) {
        changes.add(change);
    }

    public void times(int count) {
        times = count;
    }

    /** How many requests it answers: as was said; else one, or any number if no step follows. */
    public long times(boolean last) {
        if (times != UNSAID) {
            return times;
        }
        return last ? Long.MAX_VALUE : 1;
    }

    public AnswerPlan<R> outcome() {
        return outcome;
    }

    public void applyTo(Draft draft) {
        changes.forEach(change -> change.accept(draft));
    }
}
