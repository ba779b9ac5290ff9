// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.encoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The form of Unicode that the beginning of a text shows: by its mark, or by where its zeros are. */
public record UnicodeForm(Charset charset, int markLength) {

    /** How many bytes at the beginning tell it. */
    static final int HEAD = 4_096;

    /** UTF-32 before UTF-16, whose mark it begins with. */
    private static final Charset[] FORMS = {
        Charset.forName("UTF-32BE"),
        Charset.forName("UTF-32LE"),
        StandardCharsets.UTF_16BE,
        StandardCharsets.UTF_16LE,
        StandardCharsets.UTF_8
    };

    public static Optional<UnicodeForm> of(byte[] head) {
        for (Charset form : FORMS) {
            byte[] mark = "\uFEFF".getBytes(form);
            if (head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length)) {
                return Optional.of(new UnicodeForm(form, mark.length));
            }
        }
        return byZeros(Arrays.copyOf(head, Math.min(head.length, HEAD) / 4 * 4));
    }

    /** Most characters of most texts have a number below 256: the other bytes of such a character are 0. */
    private static Optional<UnicodeForm> byZeros(byte[] head) {
        int[] zeros = new int[4];
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                zeros[i % 4]++;
            }
        }
        int quarter = head.length / 4;
        int many = Math.max(1, quarter / 2);
        int few = quarter / 20;
        if (zeros[0] == quarter && zeros[1] >= many && zeros[2] >= many && zeros[3] <= few) {
            return Optional.of(new UnicodeForm(FORMS[0], 0));
        }
        if (zeros[3] == quarter && zeros[2] >= many && zeros[1] >= many && zeros[0] <= few) {
            return Optional.of(new UnicodeForm(FORMS[1], 0));
        }
        if (zeros[0] >= many && zeros[2] >= many && zeros[1] <= few && zeros[3] <= few) {
            return Optional.of(new UnicodeForm(FORMS[2], 0));
        }
        if (zeros[1] >= many && zeros[3] >= many && zeros[0] <= few && zeros[2] <= few) {
            return Optional.of(new UnicodeForm(FORMS[3], 0));
        }
        return Optional.empty();
    }
}
