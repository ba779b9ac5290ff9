// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.options;

import dev.filechat.internal.values.ConstantNames;

/**
 * How a request is scheduled and priced.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record ServiceTier(int number) {
    private static final ConstantNames NAMES = new ConstantNames("ServiceTier");

    /** Not specified. */
    public static final ServiceTier UNSPECIFIED = new ServiceTier(NAMES.put(0, "UNSPECIFIED"));

    /** The usual tier. */
    public static final ServiceTier DEFAULT = new ServiceTier(NAMES.put(1, "DEFAULT"));

    /** Before others, at another price. */
    public static final ServiceTier PRIORITY = new ServiceTier(NAMES.put(2, "PRIORITY"));

    /** {@return the constant's name, or {@code ServiceTier(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
