// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.faults;

import dev.filechat.testkit.internal.faults.Gate;

/**
 * Lets the messages of calls through one by one, as a test says. Closed at first. One gate may stand before several
 * calls: each message that comes takes one of the passes. Safe for use by several threads.
 */
public final class ChunkGate {

    private final Gate gate = new Gate();

    /** A closed gate. */
    public ChunkGate() {}

    /**
     * Lets the given number of further messages through. The first one of an upload is its {@code init}.
     *
     * @param messages how many, 1 or more
     * @throws IllegalArgumentException if it is less than 1
     */
    public void letThrough(int messages) {
        FaultSelection.requireAtLeast(1, "messages", messages);
        gate.letThrough(messages);
    }

    /** Lets everything through from now on. */
    public void open() {
        letThrough(Integer.MAX_VALUE);
    }

    Gate gate() {
        return gate;
    }
}
