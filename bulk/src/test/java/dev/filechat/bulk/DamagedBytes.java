// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import java.util.Arrays;
import java.util.Random;

/** Damages bytes at random. */
final class DamagedBytes {
    private DamagedBytes() {}

    /** {@return the bytes, some of them changed, doubled or missing} */
    static byte[] of(byte[] bytes, Random random) {
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
}
