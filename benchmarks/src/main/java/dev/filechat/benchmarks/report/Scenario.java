// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

import java.util.List;
import java.util.Map;

/**
 * A comparison: who, at what.
 *
 * @param id short, for files and for comparing with an earlier run
 * @param title for people
 * @param benchmark the class
 * @param parameters of the benchmark, the same for all
 * @param bytes how many bytes one operation moves; 0 where that is not the point
 * @param operations how many things one operation does, where each counts; else 1
 * @param warmUps how many operations of a turn do not count; 0: as many as the benchmark says
 * @param contenders who takes part
 */
record Scenario(
        String id,
        String title,
        Class<?> benchmark,
        Map<String, String> parameters,
        long bytes,
        int operations,
        int warmUps,
        List<Contender> contenders) {
    /** As often as the benchmark says. */
    Scenario(
            String id,
            String title,
            Class<?> benchmark,
            Map<String, String> parameters,
            long bytes,
            int operations,
            List<Contender> contenders) {
        this(id, title, benchmark, parameters, bytes, operations, 0, contenders);
    }
}
