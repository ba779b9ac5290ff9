// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.sources;

import dev.filechat.internal.text.TextRule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Encodes texts, and refuses those that UTF-8 cannot encode. */
final class Utf8 {
    private Utf8() {}

    /** {@return the text's bytes} The message of a refusal does not hold the text. */
    static ByteBuffer encoded(String text) {
        return ByteBuffer.wrap(TextRule.check("text", text).getBytes(StandardCharsets.UTF_8));
    }
}
