// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs test classes that are no tests of the project themselves. */
final class Fixtures {

    private Fixtures() {}

    static EngineExecutionResults run(Class<?>... fixtures) {
        return engine(fixtures).execute();
    }

    /** At least so many tests at once: some threads of the pool do nothing but wait for others. */
    static EngineExecutionResults runInParallel(int tests, Class<?>... fixtures) {
        return engine(fixtures)
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "" + (tests + 4))
                .configurationParameter("junit.jupiter.execution.parallel.config.executor-service", "fork_join_pool")
                .execute();
    }

    private static EngineTestKit.Builder engine(Class<?>... fixtures) {
        EngineTestKit.Builder engine = EngineTestKit.engine("junit-jupiter");
        for (Class<?> fixture : fixtures) {
            engine.selectors(selectClass(fixture));
        }
        return engine;
    }

    /** All ran, and none failed. */
    static void assertSucceeded(EngineExecutionResults results, int count) {
        results.allEvents().failed().assertEventsMatchExactly();
        results.testEvents()
                .assertStatistics(statistics -> statistics.started(count).succeeded(count));
    }
}
