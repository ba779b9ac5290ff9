// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.logging;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps hints of libraries that mean nothing to users of the fake, such as that a vector module is not enabled, off
 * their consoles. A level that somebody has set stays. The loggers are held because
 * java.util.logging forgets the level of one that nobody holds.
 */
public final class QuietLoggers {

    private QuietLoggers() {}

    public static void ofLucene() {
        Lucene.LOGGERS.forEach(QuietLoggers::onlySevere);
    }

    private static void onlySevere(Logger logger) {
        if (logger.getLevel() == null) {
            logger.setLevel(Level.SEVERE);
        }
    }

    private static final class Lucene {
        private static final List<Logger> LOGGERS =
                List.of(Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider"));
    }
}
