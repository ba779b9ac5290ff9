// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.logging;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.status.StatusConsoleListener;
import org.apache.logging.log4j.status.StatusLogger;

/**
 * Apache Tika brings the API of Log4j, which others (Netty) then use, too, and which tells the console
 * when it finds nothing behind it. A program with no more of Log4j than that needs no such message. For the fake
 * itself.
 */
public final class QuietLog4j {

    private QuietLog4j() {}

    /** Has Log4j, if it is there, look for what is behind it now, in silence. Later calls change nothing. */
    public static void apply() {
        try {
            Search.perform();
        } catch (NoClassDefFoundError e) {
            return; // no Log4j, no message
        }
    }

    /** A class of its own, which is loaded only once: Log4j may be missing. */
    private static final class Search {
        static {
            StatusConsoleListener console = StatusLogger.getLogger().getFallbackListener();
            Level before = console.getStatusLevel();
            console.setLevel(Level.OFF);
            try {
                LogManager.getFactory();
            } finally {
                console.setLevel(before);
            }
        }

        static void perform() {} // the loading has
    }
}
