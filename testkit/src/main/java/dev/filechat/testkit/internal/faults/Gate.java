// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.faults;

import dev.filechat.testkit.internal.waiting.CallCondition;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Lets the messages of calls through one by one. Closed at first. Safe for use by several threads. */
public final class Gate {

    private final AtomicLong passes = new AtomicLong();
    private final List<CallCondition> waiting = new CopyOnWriteArrayList<>();

    public void letThrough(int messages) {
        passes.addAndGet(messages);
        waiting.forEach(CallCondition::signal);
    }

    /** Waits for a pass; false if the call has ended. */
    boolean pass(CallCondition call) throws InterruptedException {
        waiting.add(call);
        try {
            return call.await(this::takePass);
        } finally {
            waiting.remove(call);
        }
    }

    private boolean takePass() {
        return passes.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }
}
