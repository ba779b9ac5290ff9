// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import java.util.Arrays;
import java.util.Random;

/** Texts and bytes of which some are not as they were written. */
final class Changed {
    private static final String CHARACTERS =
            "ab1./\\:*?\"<>|;%~ \t\n\r\u0000\u001b\u007f\u0085\u00a0\u202e\u2028\u3164\ufeff" + "\ufffc\ud83d\ude00";

    private Changed() {}

    /** Some bytes are others, are there twice, or are missing. */
    static byte[] bytes(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(changed.length);
            switch (random.nextInt(4)) {
                case 0 -> changed[at] = (byte) random.nextInt();
                case 1 -> changed[at] = '\n';
                case 2 -> changed[at] = ' ';
                default -> System.arraycopy(bytes, 0, changed, at, bytes.length - at);
            }
        }
        return random.nextBoolean() ? changed : Arrays.copyOf(changed, random.nextInt(changed.length));
    }

    /** A name such as nobody gives a file. */
    static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(random.nextInt(10) == 0 ? 300 : 12); i >= 0; i--) {
            name.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return name.toString();
    }
}
