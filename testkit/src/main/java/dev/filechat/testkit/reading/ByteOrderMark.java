// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.reading;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes at the beginning of a text that tell its encoding. */
enum ByteOrderMark {
    UTF_8(StandardCharsets.UTF_8),
    UTF_16_BE(StandardCharsets.UTF_16BE),
    UTF_16_LE(StandardCharsets.UTF_16LE),
    NONE(StandardCharsets.UTF_8);

    static final int LONGEST = 3;

    private final Charset charset;

    ByteOrderMark(Charset charset) {
        this.charset = charset;
    }

    static ByteOrderMark of(byte[] head) {
        for (ByteOrderMark candidate : values()) {
            byte[] mark = candidate.bytes();
            if (head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length)) {
                return candidate;
            }
        }
        return NONE;
    }

    private byte[] bytes() {
        return this == NONE ? new byte[0] : "\uFEFF".getBytes(charset);
    }

    Charset charset() {
        return charset;
    }

    int length() {
        return bytes().length;
    }
}
