// SPDX-License-Identifier: Apache-2.0
package dev.filechat.models;

import dev.filechat.internal.values.ConstantNames;

/**
 * What a model takes or gives.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record Modality(int number) {
    private static final ConstantNames NAMES = new ConstantNames("Modality");

    /** Not specified. */
    public static final Modality UNSPECIFIED = new Modality(NAMES.put(0, "UNSPECIFIED"));

    /** Text. */
    public static final Modality TEXT = new Modality(NAMES.put(1, "TEXT"));

    /** Images. */
    public static final Modality IMAGE = new Modality(NAMES.put(2, "IMAGE"));

    /** Vectors. */
    public static final Modality EMBEDDING = new Modality(NAMES.put(3, "EMBEDDING"));

    /** {@return the constant's name, or {@code Modality(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
