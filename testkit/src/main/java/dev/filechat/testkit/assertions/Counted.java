// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

/** How many of a thing, in words. */
final class Counted {

    private Counted() {}

    static String of(int count, String thing) {
        return count == 0 ? "no " + thing + "s" : count == 1 ? "1 " + thing : count + " " + thing + "s";
    }
}
