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
}
