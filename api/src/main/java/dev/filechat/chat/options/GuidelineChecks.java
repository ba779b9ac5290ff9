// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.options;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks of guidelines. */
final class GuidelineChecks {
    private GuidelineChecks() {}

    static void oncePerCategory(String name, List<Guideline> guidelines) {
        Set<GuidelineCategory> categories = new HashSet<>();
        for (Guideline guideline : guidelines) {
            if (guideline instanceof Guideline.Policy policy && !categories.add(policy.category())) {
                throw new IllegalArgumentException(
                        name + " has the category " + policy.category() + " twice; the service allows it once");
            }
        }
    }
}
