// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.faults;

import dev.filechat.testkit.internal.faults.Strikes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One thing that goes wrong, and how often it has. Safe for use by several threads. */
public final class Fault {

    private final Strikes struck;

    Fault(Strikes struck) {
        this.struck = struck;
    }

    /**
     * Counts the calls or connections that were struck. One counts when it is chosen, which is when it begins.
     *
     * @return how many there were
     */
    public int strikes() {
        return struck.count();
    }

    /**
     * Tells whether the fault can still strike.
     *
     * @return false once it is cleared, or has struck as often as it should, or the one that it was for has come
     */
    public boolean active() {
        return struck.active();
    }

    /**
     * Waits until the given number of calls or connections were struck.
     *
     * @param count how many, at least
     * @param atMost the longest wait
     * @return false if the time is over
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean awaitStrikes(int count, Duration atMost) throws InterruptedException {
        return struck.await(count, atMost);
    }

    /** Strikes no more. What was struck stays so: a call that is stalled, for example, until its client ends it. */
    public void clear() {
        struck.clear();
    }

    /** {@return whether the other one is the same fault} */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fault fault && fault.struck == struck;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(struck);
    }

    /** {@return on what it strikes, with the seed if there is one, what it does, and how often it has} */
    @Override
    public String toString() {
        return struck.toString();
    }
}
