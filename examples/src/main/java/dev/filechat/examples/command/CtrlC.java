// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import java.time.Duration;

/** Turns Ctrl-C into an interrupt of the main thread, and lets it clean up before the JVM ends. */
final class CtrlC {
    private static final Duration TIME_TO_CLEAN_UP = Duration.ofSeconds(10);

    private static volatile boolean ending;

    private final Thread hook;

    private CtrlC(Thread main) {
        this.hook = new Thread(() -> {
            ending = true;
            main.interrupt();
            try {
                main.join(TIME_TO_CLEAN_UP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    static CtrlC interrupts(Thread main) {
        CtrlC ctrlC = new CtrlC(main);
        try {
            Runtime.getRuntime().addShutdownHook(ctrlC.hook);
        } catch (IllegalStateException e) {
            main.interrupt(); // pressed before the program had even begun
        }
        return ctrlC;
    }

    /** {@return whether the JVM is ending: by Ctrl-C, a signal, or a terminal that is gone} */
    static boolean isEnding() {
        return ending;
    }

    /** Ends the JVM; after Ctrl-C it is ending already, and only waits for the main thread to return. */
    void exit(int code) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return;
        }
        System.exit(code);
    }
}
