// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

import java.util.List;
import java.util.stream.Collectors;

/** What there is, in messages of assertions: one a line, or none. */
final class Lines {

    private static final int SHOWN = 30;

    private Lines() {}

    static String of(List<?> all) {
        if (all.isEmpty()) {
            return "  none";
        }
        String shown = all.stream().limit(SHOWN).map(one -> "  " + one).collect(Collectors.joining("\n"));
        return all.size() <= SHOWN ? shown : shown + "\n  and " + (all.size() - SHOWN) + " more";
    }
}
