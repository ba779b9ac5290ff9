// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.faults;

import dev.filechat.testkit.internal.proxy.Side;

/** The way that bytes go through a {@link FaultyProxy}. */
public enum Direction {
    /** What the client sends. */
    TO_SERVER(Side.SERVER),
    /** What the server sends. */
    TO_CLIENT(Side.CLIENT);

    private final Side receiver;

    Direction(Side receiver) {
        this.receiver = receiver;
    }

    Side receiver() {
        return receiver;
    }
}
