// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Repeats a test with other random values. */
final class Seeds {
    private Seeds() {}

    /** Runs the test with the generators of the seeds from 0 on; a failure says which seed it has. */
    static void each(int count, Consumer<RandomGenerator> test) {
        for (long seed = 0; seed < count; seed++) {
            try {
                test.accept(new SplittableRandom(seed));
            } catch (RuntimeException | Error e) {
                throw new AssertionError("Seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
