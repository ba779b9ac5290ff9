// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.text;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Checks lists that users pass. */
public final class GivenLists {
    private GivenLists() {}

    /** {@return a copy of the list} Refuses null for the list and its elements by name. */
    public static <T> List<T> checked(String name, List<? extends T> given) {
        List<T> copy = new ArrayList<>();
        for (T element : requireNonNull(given, name)) {
            copy.add(requireNonNull(element, () -> name + "[" + copy.size() + "]"));
        }
        return Collections.unmodifiableList(copy);
    }

    /** {@return a copy of a list of ids} Refuses those that are blank, too. */
    public static List<String> ids(String name, List<String> given) {
        List<String> copy = checked(name, given);
        for (int i = 0; i < copy.size(); i++) {
            if (TextRule.check(name + "[" + i + "]", copy.get(i)).isBlank()) {
                throw new IllegalArgumentException(name + "[" + i + "] is blank");
            }
        }
        return copy;
    }
}
