// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.options;

import dev.filechat.internal.values.ConstantNames;

/**
 * The kind of a {@link ResponseFormat}.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record FormatType(int number) {
    private static final ConstantNames NAMES = new ConstantNames("FormatType");

    /** Not specified. */
    public static final FormatType UNSPECIFIED = new FormatType(NAMES.put(0, "UNSPECIFIED"));

    /** Text. */
    public static final FormatType TEXT = new FormatType(NAMES.put(1, "TEXT"));

    /** A JSON object of any shape. */
    public static final FormatType JSON_OBJECT = new FormatType(NAMES.put(2, "JSON_OBJECT"));

    /** JSON that follows a schema. */
    public static final FormatType JSON_SCHEMA = new FormatType(NAMES.put(3, "JSON_SCHEMA"));

    /** {@return the constant's name, or {@code FormatType(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
