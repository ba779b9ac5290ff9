// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import dev.filechat.errors.CallCancelledException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Refuses the calls of a thread once nobody wants their results. An interrupt ends the call under way, but code between
 * two calls may swallow it. Thread-safe.
 */
public final class UnwantedCalls {
    private static final ThreadLocal<@Nullable BooleanSupplier> UNWANTED = new ThreadLocal<>();

    private UnwantedCalls() {}

    /**
     * Makes calls on this thread.
     *
     * @param unwanted whether nobody wants the results any more
     */
    public static <T extends @Nullable Object> T run(BooleanSupplier unwanted, Supplier<? extends T> calls) {
        UNWANTED.set(unwanted);
        try {
            return calls.get();
        } finally {
            UNWANTED.remove();
        }
    }

    /** Throws if nobody wants what this thread is about to call. */
    static void check() {
        BooleanSupplier unwanted = UNWANTED.get();
        if (unwanted != null && unwanted.getAsBoolean()) {
            throw new CallCancelledException(
                    "The call was not made: the future that it belongs to was cancelled", null, true, 0);
        }
    }
}
