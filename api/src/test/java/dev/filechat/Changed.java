// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import java.util.Random;

/** Makes unusual texts. */
final class Changed {
    private static final String CHARACTERS =
            "ab1./\\:*?\"<>|;%~ \t\n\r\u0000\u001b\u007f\u0085\u00a0\u202e\u2028\u3164\ufeff" + "\ufffc\ud83d\ude00";

    private Changed() {}

    /** {@return an unusual name of a file} */
    static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(random.nextInt(10) == 0 ? 300 : 12); i >= 0; i--) {
            name.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return name.toString();
    }
}
