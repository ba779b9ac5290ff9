// SPDX-License-Identifier: Apache-2.0
package dev.filechat.images;

import dev.filechat.internal.values.ConstantNames;

/**
 * The width of a picture to its height.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record AspectRatio(int number) {
    private static final ConstantNames NAMES = new ConstantNames("AspectRatio");

    /** Not specified. */
    public static final AspectRatio UNSPECIFIED = new AspectRatio(NAMES.put(0, "UNSPECIFIED"));

    /** 1:1. */
    public static final AspectRatio RATIO_1_1 = new AspectRatio(NAMES.put(1, "RATIO_1_1"));

    /** 3:4. */
    public static final AspectRatio RATIO_3_4 = new AspectRatio(NAMES.put(2, "RATIO_3_4"));

    /** 4:3. */
    public static final AspectRatio RATIO_4_3 = new AspectRatio(NAMES.put(3, "RATIO_4_3"));

    /** 9:16. */
    public static final AspectRatio RATIO_9_16 = new AspectRatio(NAMES.put(4, "RATIO_9_16"));

    /** 16:9. */
    public static final AspectRatio RATIO_16_9 = new AspectRatio(NAMES.put(5, "RATIO_16_9"));

    /** 2:3. */
    public static final AspectRatio RATIO_2_3 = new AspectRatio(NAMES.put(6, "RATIO_2_3"));

    /** 3:2. */
    public static final AspectRatio RATIO_3_2 = new AspectRatio(NAMES.put(7, "RATIO_3_2"));

    /** The service chooses. */
    public static final AspectRatio AUTO = new AspectRatio(NAMES.put(8, "AUTO"));

    /** 9:19.5. */
    public static final AspectRatio RATIO_9_19_5 = new AspectRatio(NAMES.put(9, "RATIO_9_19_5"));

    /** 19.5:9. */
    public static final AspectRatio RATIO_19_5_9 = new AspectRatio(NAMES.put(10, "RATIO_19_5_9"));

    /** 9:20. */
    public static final AspectRatio RATIO_9_20 = new AspectRatio(NAMES.put(11, "RATIO_9_20"));

    /** 20:9. */
    public static final AspectRatio RATIO_20_9 = new AspectRatio(NAMES.put(12, "RATIO_20_9"));

    /** 1:2. */
    public static final AspectRatio RATIO_1_2 = new AspectRatio(NAMES.put(13, "RATIO_1_2"));

    /** 2:1. */
    public static final AspectRatio RATIO_2_1 = new AspectRatio(NAMES.put(14, "RATIO_2_1"));

    /** {@return the constant's name, or {@code AspectRatio(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
