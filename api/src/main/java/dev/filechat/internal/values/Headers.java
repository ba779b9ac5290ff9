// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.values;

import dev.filechat.internal.text.HeaderRule;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Headers, whose values may be secret: only their names are shown. Immutable and thread-safe.
 *
 * @param all the values by their names
 */
public record Headers(Map<String, String> all) {
    private static final Headers NONE = new Headers(Map.of());

    /** Copies. */
    public Headers {
        all = Map.copyOf(all);
    }

    /** {@return no headers} */
    public static Headers none() {
        return NONE;
    }

    /**
     * {@return these headers with one more, or another value of it}
     *
     * @throws IllegalArgumentException if it may not be set, or cannot be sent
     */
    public Headers with(String name, String value) {
        HeaderRule.check(name, value);
        Map<String, String> more = new LinkedHashMap<>(all);
        more.put(name, value);
        return new Headers(more);
    }

    /** Shows the names. */
    @Override
    public String toString() {
        return all.keySet().toString();
    }
}
