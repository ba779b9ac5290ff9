// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.values.Checks;
import java.util.Objects;

/**
 * How long the chunks of a document are at most, and how much of the end of each is repeated at the beginning of the
 * next. Immutable and thread-safe.
 */
public sealed interface ChunkSize {
    /** {@return the most that a chunk has, in the unit of the type} */
    int max();

    /** {@return how much a chunk repeats of the one before, in the unit of the type} */
    int overlap();

    /**
     * {@return chunks that are measured in characters}
     *
     * @param max the most characters of a chunk, 1 or more
     * @param overlap the characters that a chunk repeats of the one before, 0 or more and less than {@code max}
     * @throws IllegalArgumentException if a number is out of its range
     */
    static Characters characters(int max, int overlap) {
        return new Characters(checkMax(max), checkOverlap(max, overlap));
    }

    /**
     * {@return chunks that are measured in tokens}
     *
     * @param max the most tokens of a chunk, 1 or more
     * @param overlap the tokens that a chunk repeats of the one before, 0 or more and less than {@code max}
     * @param encoding the name of the encoding that makes the tokens, for example {@code cl100k_base}; not blank
     * @throws IllegalArgumentException if a number is out of its range, or the encoding is blank
     */
    static Tokens tokens(int max, int overlap, String encoding) {
        return new Tokens(checkMax(max), checkOverlap(max, overlap), Checks.notBlank("encoding", encoding));
    }

    /**
     * {@return chunks that are measured in bytes of UTF-8}
     *
     * @param max the most bytes of a chunk, 1 or more
     * @param overlap the bytes that a chunk repeats of the one before, 0 or more and less than {@code max}
     * @throws IllegalArgumentException if a number is out of its range
     */
    static Bytes bytes(int max, int overlap) {
        return new Bytes(checkMax(max), checkOverlap(max, overlap));
    }

    private static int checkMax(int max) {
        return Checks.atLeast("max", max, 1);
    }

    private static int checkOverlap(int max, int overlap) {
        if (Checks.atLeast("overlap", overlap, 0) >= max) {
            throw new IllegalArgumentException("overlap is " + overlap + "; it must be less than max, which is " + max);
        }
        return overlap;
    }

    /**
     * Chunks that are measured in characters. {@link #characters} checks its numbers; this takes what the service sent.
     *
     * @param max the most characters of a chunk
     * @param overlap the characters that a chunk repeats of the one before
     */
    record Characters(int max, int overlap) implements ChunkSize {}

    /**
     * Chunks that are measured in tokens. {@link #tokens} checks its values; this takes what the service sent.
     *
     * @param max the most tokens of a chunk
     * @param overlap the tokens that a chunk repeats of the one before
     * @param encoding the name of the encoding that makes the tokens
     */
    record Tokens(int max, int overlap, String encoding) implements ChunkSize {
        /** Refuses null. */
        public Tokens {
            Objects.requireNonNull(encoding, "encoding");
        }

        @Override
        public String toString() {
            return ServerText.escaped("Tokens[max=" + max + ", overlap=" + overlap + ", encoding=" + encoding + "]");
        }
    }

    /**
     * Chunks that are measured in bytes of UTF-8. {@link #bytes} checks its numbers; this takes what the service sent.
     *
     * @param max the most bytes of a chunk
     * @param overlap the bytes that a chunk repeats of the one before
     */
    record Bytes(int max, int overlap) implements ChunkSize {}
}
