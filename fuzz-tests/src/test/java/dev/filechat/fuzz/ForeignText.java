// SPDX-License-Identifier: Apache-2.0
package dev.filechat.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/** Texts from a fuzzer's bytes. */
public final class ForeignText {
    private ForeignText() {}

    /**
     * Returns the text that is UTF-8; each byte that is not becomes half of a surrogate pair, as Java's strings may
     * have.
     */
    public static String of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = UTF_8.newDecoder();
        while (true) {
            CoderResult result = decoder.reset().decode(in, out, true);
            if (!result.isError()) {
                return out.flip().toString();
            }
            for (int i = result.length(); i > 0; i--) {
                int wrong = in.get() & 0xff;
                out.put((char) ((wrong % 2 == 0 ? Character.MIN_HIGH_SURROGATE : Character.MIN_LOW_SURROGATE) + wrong));
            }
        }
    }
}
