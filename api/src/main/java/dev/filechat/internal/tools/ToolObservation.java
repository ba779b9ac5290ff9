// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.tools;

import dev.filechat.chat.ToolObserver;
import dev.filechat.chat.ToolResult;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.tools.ToolContext;
import dev.filechat.internal.concurrent.Listeners;
import java.util.concurrent.locks.ReentrantLock;

/** Calls an observer, one step at a time. What it throws is logged. Thread-safe. */
final class ToolObservation {
    private final ToolObserver observer;
    private final ReentrantLock lock = new ReentrantLock();

    ToolObservation(ToolObserver observer) {
        this.observer = observer;
    }

    void responded(int round, ChatResponse response) {
        tell(() -> observer.onResponse(round, response));
    }

    void started(ToolContext call) {
        tell(() -> observer.onToolStart(call));
    }

    void ended(ToolResult result) {
        tell(() -> observer.onToolEnd(result));
    }

    private void tell(Runnable step) {
        lock.lock();
        try {
            Listeners.tell(step, () -> "The observer of a run of tools failed; the run goes on");
        } finally {
            lock.unlock();
        }
    }
}
