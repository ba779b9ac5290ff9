// SPDX-License-Identifier: Apache-2.0
package dev.filechat.images;

import dev.filechat.internal.values.ConstantNames;

/**
 * How pictures come.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record ImageFormat(int number) {
    private static final ConstantNames NAMES = new ConstantNames("ImageFormat");

    /** Not specified. */
    public static final ImageFormat UNSPECIFIED = new ImageFormat(NAMES.put(0, "UNSPECIFIED"));

    /** In the answer, as bytes. */
    public static final ImageFormat BYTES = new ImageFormat(NAMES.put(1, "BYTES"));

    /** At a URL, for a while. */
    public static final ImageFormat URL = new ImageFormat(NAMES.put(2, "URL"));

    /** {@return the constant's name, or {@code ImageFormat(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
