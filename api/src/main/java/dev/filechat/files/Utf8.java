// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Encodes what can be read back, and refuses the rest. */
final class Utf8 {
    private Utf8() {}

    /** The text's bytes. The message of a refusal does not hold the text. */
    static ByteBuffer encoded(String text) {
        try {
            return StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "text has half of a surrogate pair, which UTF-8 has no form for; replace it first", e);
        }
    }
}
