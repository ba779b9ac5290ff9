// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.history;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that a seed decides: the same on every machine. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Returns true so often. */
    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Returns a number of the range, both ends among them. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** Returns a number below the limit, a small one as likely as one of the next power of two. */
    int magnitude(int limit) {
        return random.nextInt(1, 1 + (int) Math.pow(limit, random.nextDouble()));
    }

    /** Returns one of them. */
    <T> T oneOf(List<T> several) {
        return several.get(random.nextInt(several.size()));
    }
}
