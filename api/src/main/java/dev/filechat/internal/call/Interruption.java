// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;

/** Interrupts that reach a call as an error of its caller's stream. */
public final class Interruption {
    private Interruption() {}

    /** Whether a stream gave up because the thread was interrupted, which the thread then is still, or again. */
    public static boolean isBehind(IOException e) {
        restore(e);
        return Thread.currentThread().isInterrupted();
    }

    /** Interrupts the thread again, if an interrupt is what the error came from. */
    private static void restore(IOException e) {
        if (e instanceof ClosedByInterruptException || isOfPipe(e)) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The JDK's pipes take the interrupt with them, and say nothing; what has a message is a timeout of some library's.
     */
    private static boolean isOfPipe(IOException e) {
        return e.getClass() == InterruptedIOException.class && e.getMessage() == null;
    }
}
