// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.faults;

import java.util.Locale;

/**
 * Which of the calls or connections that a fault is for it strikes.
 *
 * @param target what it is for, in words
 * @param first the first one that it may strike, counted from 1
 * @param last the last one that it may strike
 * @param times how many it strikes at most
 * @param chance how likely it strikes each, 0 to 1
 * @param seed what the chance is drawn with
 */
public record Occasions(String target, int first, int last, int times, double chance, long seed) {

    public static Occasions every(String target) {
        return new Occasions(target, 1, Integer.MAX_VALUE, Integer.MAX_VALUE, 1, 0);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("on ").append(target);
        if (last < Integer.MAX_VALUE) {
            text.append(", number ").append(last);
        }
        if (times < Integer.MAX_VALUE) {
            text.append(times == 1 ? ", once" : ", " + times + " times");
        }
        if (chance < 1) {
            text.append(String.format(Locale.ROOT, ", with chance %s and seed %d", chance, seed));
        }
        return text.toString();
    }
}
