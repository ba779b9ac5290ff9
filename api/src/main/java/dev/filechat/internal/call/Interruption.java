// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;

/** Recognizes interrupts that reach a call as a failure of the caller's stream. */
public final class Interruption {
    private Interruption() {}

    /** {@return whether a stream failed because the thread was interrupted} The interrupt flag is then set. */
    public static boolean isBehind(IOException e) {
        restore(e);
        return Thread.currentThread().isInterrupted();
    }

    /** Sets the interrupt flag again, if an interrupt caused the failure. */
    private static void restore(IOException e) {
        if (e instanceof ClosedByInterruptException || isOfPipe(e)) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * {@return whether the failure is that of a pipe of the JDK} These clear the interrupt flag and throw an exception
     * without a message; one with a message is a timeout of a library.
     */
    private static boolean isOfPipe(IOException e) {
        return e.getClass() == InterruptedIOException.class && e.getMessage() == null;
    }
}
