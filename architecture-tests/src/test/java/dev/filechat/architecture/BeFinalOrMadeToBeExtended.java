// SPDX-License-Identifier: Apache-2.0
package dev.filechat.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Final, abstract, or with subclasses in the project. */
final class BeFinalOrMadeToBeExtended extends ArchCondition<JavaClass> {
    BeFinalOrMadeToBeExtended() {
        super("be final, or made to be extended");
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        boolean fine = item.getModifiers().contains(JavaModifier.FINAL)
                || item.getModifiers().contains(JavaModifier.ABSTRACT)
                || !item.getSubclasses().isEmpty();
        events.add(new SimpleConditionEvent(item, fine, item.getFullName() + " is neither final nor extended"));
    }
}
