// SPDX-License-Identifier: Apache-2.0
package dev.filechat.models;

import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.values.Checks;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A token of a model. Immutable and thread-safe.
 *
 * @param id the number of the token in the model's vocabulary
 * @param text the token as a text
 * @param bytes the token as bytes, which need not be whole characters; copied, read-only
 */
public record Token(long id, String text, ByteBuffer bytes) {
    /** Refuses null, and copies the bytes. */
    public Token {
        Objects.requireNonNull(text, "text");
        bytes = Checks.copy("bytes", bytes);
    }

    /** {@return the token as bytes, in a read-only buffer of the caller's own} */
    @Override
    public ByteBuffer bytes() {
        return bytes.duplicate();
    }

    @Override
    public String toString() {
        return ServerText.escaped("Token[id=" + id + ", text=" + text + "]");
    }
}
