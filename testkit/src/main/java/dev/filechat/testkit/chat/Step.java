// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** One answer of a script: what makes it, and what is then changed in it. Safe for use by several threads. */
final class Step {

    private static final int UNSAID = 0;

    private final AnswerPlan outcome;
    private final List<Consumer<Draft>> changes = new CopyOnWriteArrayList<>();
    private volatile int times = UNSAID;

    Step(AnswerPlan outcome) {
        this.outcome = outcome;
    }

    void change(Consumer<Draft> change) {
        changes.add(change);
    }

    void times(int count) {
        times = count;
    }

    /** How many requests it answers: as was said; else one, or any number if no step follows. */
    long times(boolean last) {
        if (times != UNSAID) {
            return times;
        }
        return last ? Long.MAX_VALUE : 1;
    }

    AnswerPlan outcome() {
        return outcome;
    }

    void applyTo(Draft draft) {
        changes.forEach(change -> change.accept(draft));
    }
}
