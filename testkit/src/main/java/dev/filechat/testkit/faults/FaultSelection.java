// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.faults;

import dev.filechat.testkit.internal.faults.Occasions;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Which calls or connections are struck: every one, unless something is said here. Immutable; each method gives another
 * selection. Numbers count from the moment at which the fault is set.
 *
 * @param <S> the selection's own type
 */
public abstract sealed class FaultSelection<S extends FaultSelection<S>> permits CallFaults, ConnectionFaults {

    final Occasions occasions;

    FaultSelection(Occasions occasions) {
        this.occasions = occasions;
    }

    abstract S with(Occasions occasions);

    /**
     * Strikes this one alone.
     *
     * @param number which one, counted from 1
     * @return the selection
     * @throws IllegalArgumentException if it is less than 1
     */
    public S nth(int number) {
        requireAtLeast(1, "number", number);
        return with(new Occasions(
                occasions.target(), number, number, occasions.times(), occasions.chance(), occasions.seed()));
    }

    /**
     * Strikes the given number of calls, and then no more.
     *
     * @param count how many, 1 or more
     * @return the selection
     * @throws IllegalArgumentException if it is less than 1
     */
    public S times(int count) {
        requireAtLeast(1, "count", count);
        return with(new Occasions(
                occasions.target(), occasions.first(), occasions.last(), count, occasions.chance(), occasions.seed()));
    }

    /**
     * Strikes the next one alone.
     *
     * @return the selection
     */
    public S once() {
        return times(1);
    }

    /**
     * Strikes by chance, always the same ones for the same seed.
     *
     * @param chance how likely each is struck, above 0 and at most 1
     * @param seed any number
     * @return the selection
     * @throws IllegalArgumentException if the chance is not above 0 and at most 1
     */
    public S withChance(double chance, long seed) {
        if (!(chance > 0 && chance <= 1)) {
            throw new IllegalArgumentException("chance must be above 0 and at most 1, not " + chance);
        }
        return with(new Occasions(
                occasions.target(), occasions.first(), occasions.last(), occasions.times(), chance, seed));
    }

    /**
     * Strikes by chance, with a seed of its own that {@link Fault#toString()} shows.
     *
     * @param chance how likely each is struck, above 0 and at most 1
     * @return the selection
     * @throws IllegalArgumentException if the chance is not above 0 and at most 1
     */
    public S withChance(double chance) {
        return withChance(chance, ThreadLocalRandom.current().nextLong());
    }

    static void requireAtLeast(long least, String name, long value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be " + least + " or more, not " + value);
        }
    }

    /** {@return what is struck, in words, with the seed if there is one} */
    @Override
    public String toString() {
        return occasions.toString();
    }
}
