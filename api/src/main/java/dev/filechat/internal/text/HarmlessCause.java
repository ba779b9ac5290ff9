// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.text;

import org.jspecify.annotations.Nullable;

/** Stands for a cause whose message could forge lines or control a terminal; its stack trace is that of the cause. */
public final class HarmlessCause extends Exception {
    private static final long serialVersionUID = 1;

    private HarmlessCause(Throwable original) {
        super(
                original.getClass().getName() + ": " + ServerText.printable(String.valueOf(original.getMessage())),
                of(original.getCause()));
        setStackTrace(original.getStackTrace());
    }

    /** {@return the cause itself if all messages from it on are harmless; else one that has its message escaped} */
    public static @Nullable Throwable of(@Nullable Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t.getMessage() != null && !ServerText.isPrintable(t.getMessage())) {
                return new HarmlessCause(java.util.Objects.requireNonNull(cause));
            }
        }
        return cause;
    }
}
