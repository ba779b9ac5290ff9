// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.history;

import dev.filechat.transport.contract.history.OperationOutcome.Fate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** How histories ended. Thread-safe. */
public final class Tally {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    private final List<String> failures = new ArrayList<>();
    private int histories;
    private int calls;

    Tally() {}

    void add(ScheduleRun history) {
        lock.lock();
        try {
            histories++;
            for (OperationOutcome outcome : history.outcomes()) {
                calls += outcome.tries();
                fates.merge(outcome.fate(), 1, Integer::sum);
            }
            if (!history.isTrue()) {
                failures.add(history.toString());
                System.out.println(history); // a long run shows it before its end
            }
        } finally {
            lock.unlock();
        }
    }

    void threads(List<String> left) {
        lock.lock();
        try {
            if (!left.isEmpty()) {
                failures.add("These threads are left: " + left);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns the histories in which something was not as it has to be.
     *
     * @return each with its seed, its schedule, and what was wrong
     */
    public List<String> failures() {
        lock.lock();
        try {
            return List.copyOf(failures);
        } finally {
            lock.unlock();
        }
    }

    /** {@return the number of histories and calls, and of operations by how they ended} */
    @Override
    public String toString() {
        lock.lock();
        try {
            return histories + " histories, " + calls + " calls; operations: " + fates + "; failed: " + failures.size();
        } finally {
            lock.unlock();
        }
    }
}
