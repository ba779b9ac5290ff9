// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.options;

import java.util.Objects;

/** A rule for what the model writes. Immutable and thread-safe. */
public sealed interface Guideline {
    /** {@return the guideline to decline content of this category} */
    static Guideline decline(GuidelineCategory category) {
        return new Policy(category, GuidelineBehavior.DECLINE);
    }

    /**
     * What the model does about a category of content.
     *
     * @param category the kind of content
     * @param behavior what the model does about it
     */
    record Policy(GuidelineCategory category, GuidelineBehavior behavior) implements Guideline {
        /** Refuses null. */
        public Policy {
            Objects.requireNonNull(category, "category");
            Objects.requireNonNull(behavior, "behavior");
        }
    }
}
