// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.values;

import java.util.HashMap;
import java.util.Map;

/**
 * The names of an open enumeration's constants. Filled while the class of the constants is initialised, then only read.
 */
public final class ConstantNames {
    private final String type;
    private final Map<Integer, String> names = new HashMap<>();

    public ConstantNames(String type) {
        this.type = type;
    }

    /** Names a number, and returns it. */
    public int put(int number, String name) {
        names.put(number, name);
        return number;
    }

    /** {@return the name of a constant, or for an unknown number the type with the number} */
    public String of(int number) {
        String name = names.get(number);
        return name != null ? name : type + "(" + number + ")";
    }
}
